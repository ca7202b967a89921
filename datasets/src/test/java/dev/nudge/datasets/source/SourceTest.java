package dev.nudge.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InputException;
import dev.nudge.spi.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

    @TempDir
    Path directory;

    @Test
    void tellsHowFarALargeFileIsRead() throws IOException {
        List<Long> done = new ArrayList<>();
        Path file = Files.write(directory.resolve("large.csv"), new byte[10 << 20]);

        readAll(file, (what, bytes, total) -> {
            assertThat(what).isEqualTo("reading large.csv");
            assertThat(total).isEqualTo(10 << 20);
            done.add(bytes);
        });

        assertThat(done).isSorted().hasSizeBetween(9, 11).endsWith(10L << 20);
    }

    @Test
    void isSilentAboutSmallFiles() throws IOException {
        List<Long> done = new ArrayList<>();

        readAll(Files.write(directory.resolve("small.csv"), new byte[1000]), (what, bytes, total) -> done.add(bytes));

        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "504B030414000600, 'a zip archive, as Excel workbooks are; unpack it, or save the sheet as CSV'",
        "D0CF11E0A1B11AE1, 'an old Excel workbook, or the like; save the sheet as CSV'",
        "89504E470D0A1A0A0000000D49484452, 'a picture (PNG), not a table; a table is a text file with a row per line, such as CSV'",
        "FFD8FFE000104A464946, 'a picture (JPEG), not a table; a table is a text file with a row per line, such as CSV'",
        "474946383961, 'a picture (GIF), not a table; a table is a text file with a row per line, such as CSV'",
        "524946462400000057454250, 'a picture (WebP), not a table; a table is a text file with a row per line, such as CSV'",
        "255044462D312E37, 'a PDF document, not a table; a table is a text file with a row per line, such as CSV'",
        "53514C69746520666F726D6174203300, 'a database (SQLite); export the table as CSV'",
        "524946462400000057415645, 'a sound (WAV), not a table; a table is a text file with a row per line, such as CSV'",
        "00000018667479706D703432, 'a film or a picture (MP4, HEIC), not a table; a table is a text file with a row per line, such as CSV'",
        "425A68393141592653590000, 'compressed (bzip2); unpack it'",
        "3C21444F43545950452068746D6C3E0A, 'a web page, not a table; download the file itself'"
    })
    void saysWhatAFileIsThatIsNoText(String bytes, String message) throws IOException {
        Path file = Files.write(directory.resolve("houses.csv"), HexFormat.of().parseHex(bytes));

        assertThatThrownBy(() -> readAll(file, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": is " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "GIF",
                "PAR1,PAR2",
                "GIF size,GIF name",
                "PK,SK",
                "BZh,x",
                "RIFF,WEBP",
                "II*,MM",
                "station,WAVE_HEIGHT",
                "num,ftype,size",
                "a,b,1AY&SY"
            })
    void readsTextThatLooksLikeNothingElse(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("houses.csv"), text);
        try (InputStream in = Source.file(file).open(Progress.NONE)) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.ISO_8859_1).isEqualTo(text);
        }
    }

    private static void readAll(Path file, Progress progress) throws IOException {
        try (InputStream in = Source.file(file).open(progress)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
