package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.app.run.CheckpointFile.Saved;
import dev.nudge.spi.InputException;
import dev.nudge.train.Checkpoint;
import dev.nudge.train.Checkpoint.Kept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckpointFileTest {

    private Path file;

    @BeforeEach
    @BeforeProperty
    void makeFile() throws IOException {
        file = Files.createTempFile("state", ".safetensors");
    }

    @AfterEach
    @AfterProperty
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 100)
    void readsBackToTheSameBits(
            @ForAll @IntRange(max = 40) int size,
            @ForAll @IntRange(max = 3) int memories,
            @ForAll @IntRange int epochs,
            @ForAll double value,
            @ForAll long seed) {
        Saved saved = saved(size, memories, epochs & Integer.MAX_VALUE, value, new Random(seed));
        CheckpointFile.write(file, saved);
        Saved read = CheckpointFile.read(file);
        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .withEqualsForType(Float::equals, Float.class)
                .isEqualTo(saved);
    }

    @Test
    void cutAnywhereItIsRefused() throws IOException {
        CheckpointFile.write(file, saved(5, 2, 7, 0.5, new Random(1)));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertRefused();
        }
    }

    /** A bit of the padding, or of what is not read, may change; no bit that matters. */
    @Test
    void aChangedBitIsRefusedOrChangesNothing() throws IOException {
        Saved saved = saved(3, 1, 7, 0.5, new Random(1));
        CheckpointFile.write(file, saved);
        byte[] whole = Files.readAllBytes(file);
        int data = whole.length - 3 * 4 * Float.BYTES;
        for (int i = data; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> CheckpointFile.read(file))
                    .isInstanceOf(InputException.class)
                    .hasMessage(file + ": its numbers have changed since it was written; the file is damaged");
        }
        for (int i = 0; i < data; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            try {
                CheckpointFile.read(file);
            } catch (InputException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
            }
        }
    }

    @Test
    void claimsAreNotBelieved() throws IOException {
        CheckpointFile.write(file, saved(3, 1, 7, 0.5, new Random(1)));
        String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(whole).contains("\"size\" : \"3\"", "\"memories\" : \"1\"", "\"epochs\" : \"7\"");
        for (String[] claim : List.of(
                new String[] {"\"size\" : \"3\"", "\"size\" : \"9\""},
                new String[] {"\"memories\" : \"1\"", "\"memories\" : \"9\""},
                new String[] {"\"memories\" : \"1\"", "\"memories\" : \"-\""},
                new String[] {"\"epochs\" : \"7\"", "\"epochs\" : \"x\""},
                new String[] {"nudge-checkpoint-1", "nudge-checkpoint-2"},
                new String[] {"\"goodLoss\" : \"0.5\"", "\"goodLoss\" : \"...\""},
                new String[] {"\"steps\"", "\"stepz\""})) {
            Files.writeString(file, whole.replace(claim[0], claim[1]), StandardCharsets.ISO_8859_1);
            assertRefused();
        }
    }

    @Test
    void aModelIsNoCheckpoint() throws IOException {
        Files.write(file, SafeTensors.bytes(List.of(new SafeTensors.Tensor("w", List.of(2), 0)), new float[2]));
        assertThatThrownBy(() -> CheckpointFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": __metadata__ is missing; the file is damaged, or of another version");
    }

    private void assertRefused() {
        assertThatThrownBy(() -> CheckpointFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString());
    }

    private static Saved saved(int size, int memories, int epochs, double value, Random random) {
        List<float[]> memory = new ArrayList<>();
        for (int i = 0; i < memories; i++) {
            memory.add(vector(size, random));
        }
        Checkpoint checkpoint = new Checkpoint(
                epochs,
                random.nextLong() & Long.MAX_VALUE,
                random.nextDouble(),
                vector(size, random),
                memory,
                new Kept(epochs / 2, value, vector(size, random)),
                new Kept(epochs / 3, Double.NaN, vector(size, random)));
        return new Saved(checkpoint, random.nextLong() & Long.MAX_VALUE, "of that experiment");
    }

    private static float[] vector(int size, Random random) {
        float[] vector = new float[size];
        for (int i = 0; i < size; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
