package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {

    private static final List<SafeTensors.Tensor> TENSORS =
            List.of(new SafeTensors.Tensor("w", List.of(2, 3), 0), new SafeTensors.Tensor("b", List.of(3), 6));

    private static final float[] WEIGHTS = {1, -2, 3.5f, Float.MIN_VALUE, -0f, Float.MAX_VALUE, 7, 8, 9};

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("w.safetensors");
    }

    /** By the format's own words: 8 bytes N (u64, little endian), N bytes of JSON that begin with {, then the data. */
    @Test
    void theLayoutIsThatOfTheFormat() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(SafeTensors.bytes(TENSORS, WEIGHTS)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        byte[] header = new byte[length];
        bytes.get(header);
        String json = new String(header, StandardCharsets.UTF_8);
        assertThat(json).startsWith("{");
        assertThat(Json.read(json))
                .isEqualTo(Map.of(
                        "w", Map.of("dtype", "F32", "shape", List.of(2.0, 3.0), "data_offsets", List.of(0.0, 24.0)),
                        "b", Map.of("dtype", "F32", "shape", List.of(3.0), "data_offsets", List.of(24.0, 36.0))));
        for (float weight : WEIGHTS) {
            assertThat(bytes.getInt()).isEqualTo(Float.floatToRawIntBits(weight));
        }
        assertThat(bytes.hasRemaining()).isFalse();
        assertThat((8 + length) % 8).as("data is aligned").isZero();
    }

    @Test
    void roundTripIsExactToTheBit() throws IOException {
        Random random = new Random(42);
        for (int round = 0; round < 50; round++) {
            List<SafeTensors.Tensor> tensors = new ArrayList<>();
            int size = 0;
            for (int i = 0; i <= random.nextInt(5); i++) {
                List<Integer> shape = List.of(1 + random.nextInt(9), 1 + random.nextInt(9));
                tensors.add(new SafeTensors.Tensor("layers." + i, shape, size));
                size += shape.get(0) * shape.get(1);
            }
            float[] weights = new float[size];
            for (int i = 0; i < size; i++) {
                float any = Float.intBitsToFloat(random.nextInt());
                weights[i] = Float.isNaN(any) ? Float.NaN : any;
            }
            Files.write(file, SafeTensors.bytes(tensors, weights));
            float[] read = SafeTensors.read(file, tensors, size);
            for (int i = 0; i < size; i++) {
                assertThat(Float.floatToRawIntBits(read[i])).isEqualTo(Float.floatToRawIntBits(weights[i]));
            }
        }
    }

    @Test
    void tensorsMayStandInAnyOrderInTheHeader() throws IOException {
        write(
                "{\"b\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]},"
                        + "\"__metadata__\":{\"by\":\"another program\"},"
                        + "\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}",
                36);
        assertThat(SafeTensors.read(file, TENSORS, 9)).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 100, 200})
    void truncated(int length) throws IOException {
        byte[] whole = SafeTensors.bytes(TENSORS, WEIGHTS);
        Files.write(file, java.util.Arrays.copyOf(whole, Math.min(length, whole.length - 1)));
        refused("");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, (1L << 32) + 100, 100_000_000})
    void aHeaderLengthThatCannotBe(long length) throws IOException {
        byte[] whole = SafeTensors.bytes(TENSORS, WEIGHTS);
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        Files.write(file, whole);
        refused("says its header has " + length + " bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "F32" ; "F64"      | has w of another type or shape than F32 [2, 3]
            "F32" ; 32         | dtype has the wrong type
            [2,3] ; [3,2]      | has w of another type or shape than F32 [2, 3]
            [2,3] ; [6]        | has w of another type or shape than F32 [2, 3]
            [2,3] ; [2,3.5]    | has w of another type or shape than F32 [2, 3]
            [2,3] ; null       | has w of another type or shape than F32 [2, 3]
            [2,3] ; "2"        | has w of another type or shape than F32 [2, 3]
            [0,24] ; [24,0]    | has w in another place than expected
            [0,24] ; [12,36]   | has w in another place than expected
            [0,24] ; [0,1e300] | has w in another place than expected
            [0,24] ; {}        | has w in another place than expected
            "w" ; "v"          | w is missing
            "w": ; "w":[],"x": | w has the wrong type
            """)
    void aHeaderThatDoesNotFit(String change, String expected) throws IOException {
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]}}";
        List<String> fromTo = List.of(change.split(" ; "));
        write(header.replaceFirst(java.util.regex.Pattern.quote(fromTo.get(0)), fromTo.get(1)), 36);
        refused(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "{", "{} {}", "not JSON at all", "\u0000\u0000"})
    void aHeaderThatIsNone(String header) throws IOException {
        write(header, 36);
        refused("");
    }

    @Test
    void anExtraTensor() throws IOException {
        byte[] more = SafeTensors.bytes(
                List.of(TENSORS.get(0), TENSORS.get(1), new SafeTensors.Tensor("c", List.of(1), 8)), WEIGHTS);
        Files.write(file, more);
        refused("has 40 bytes in 3 tensors, expected are 36 in 2");
    }

    @Test
    void bytesLeftOver() throws IOException {
        byte[] whole = SafeTensors.bytes(TENSORS, WEIGHTS);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 4));
        refused("has 40 bytes in 2 tensors, expected are 36 in 2");
    }

    @Test
    void noFile() {
        refused("there is no such file");
    }

    private void write(String header, int data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                ByteBuffer.allocate(8 + json.length + data)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length)
                        .put(json)
                        .array());
    }

    private void refused(String why) {
        assertThatThrownBy(() -> SafeTensors.read(file, TENSORS, 9))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }
}
