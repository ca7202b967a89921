package dev.nudge.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.Column;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;

    @TempDir
    Path directory;

    @Test
    void readsPicturesAndLabels() throws IOException {
        Table table = load(idx(IMAGES, pixels(130 * 6), 130, 2, 3), idx(LABELS, pixels(130), 130));

        assertThat(table.rows()).isEqualTo(130);
        assertThat(table.names()).containsExactly("pixel0", "pixel1", "pixel2", "pixel3", "pixel4", "pixel5", "label");
        assertThat(table.usualTarget()).contains("label");
        for (int row = 0; row < 130; row++) {
            assertThat(((Column.Numbers) table.columns().get(4)).value(row)).isEqualTo((row * 6 + 4) & 0xff);
        }
        Column.Categories label = (Column.Categories) table.column("label").orElseThrow();
        assertThat(label.levels().get(label.code(129))).isEqualTo("129");
    }

    @Test
    void readsGzippedFiles() throws IOException {
        Table table = load(gzip(idx(IMAGES, pixels(4), 1, 2, 2)), gzip(idx(LABELS, pixels(1), 1)));

        assertThat(table.rows()).isEqualTo(1);
    }

    @Test
    void refusesCountsThatDiffer() {
        refuses(idx(IMAGES, pixels(8), 2, 2, 2), idx(LABELS, pixels(3), 3), "images: has 2 pictures", "has 3 labels");
    }

    @Test
    void refusesSwappedFiles() {
        refuses(idx(LABELS, pixels(3), 3), idx(IMAGES, pixels(8), 2, 2, 2), "swapped");
    }

    @Test
    void refusesWhatIsNoIdx() {
        refuses("area,price\n1,2\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new byte[0], "IDX format");
        refuses(idx(0xD03, pixels(8), 2, 2, 2), new byte[0], "0x0d");
        refuses(new byte[] {0, 0}, new byte[0], "header");
    }

    @Test
    void refusesAHeaderThatAsksForMoreThanTheFileCanHold() {
        refuses(idx(IMAGES, pixels(8), 2_000_000_000, 28, 28), new byte[0], "too short");
        refuses(idx(IMAGES, pixels(8), -1, 28, 28), new byte[0], "dimension");
    }

    @Test
    void refusesCutAndOverlongFiles() {
        byte[] label = idx(LABELS, pixels(2), 2);
        refuses(idx(IMAGES, pixels(7), 2, 2, 2), label, "cut off");
        refuses(idx(IMAGES, pixels(9), 2, 2, 2), label, "goes on after the 2 items");
        byte[] zipped = gzip(idx(IMAGES, pixels(8), 2, 2, 2));
        refuses(Arrays.copyOf(zipped, zipped.length - 9), label, "cut off");
    }

    @Test
    void saysWhichFileIsNotNamed() {
        assertThatThrownBy(() -> new Idx().load(LoadRequest.plain())).hasMessageContaining("images is missing");
    }

    private void refuses(byte[] images, byte[] labels, String... words) {
        assertThatThrownBy(() -> load(images, labels))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll(words);
    }

    private Table load(byte[] images, byte[] labels) throws IOException {
        Path imageFile = Files.write(directory.resolve("images"), images);
        Path labelFile = Files.write(directory.resolve("labels"), labels);
        return new Idx(imageFile, labelFile).load(LoadRequest.plain());
    }

    private static byte[] pixels(int count) {
        byte[] pixels = new byte[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = (byte) i;
        }
        return pixels;
    }

    private static byte[] idx(int magic, byte[] values, int... dimensions) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(magic);
            for (int dimension : dimensions) {
                out.writeInt(dimension);
            }
            out.write(values);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
