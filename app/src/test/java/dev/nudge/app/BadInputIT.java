package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.nudge;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handful of the inputs of {@code BadInputTest} as they reach the real program: its launcher, heap and streams. */
class BadInputIT {

    @TempDir
    Path folder;

    private void refuses(String message, String... command) {
        NudgeProcess.Result result = nudge(folder, command).exits(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message).doesNotContain("Exception", "\tat ");
        assertThat(result.err().lines().count()).isLessThanOrEqualTo(24);
    }

    @Test
    void deepNesting() throws IOException {
        Files.writeString(folder.resolve("x.yaml"), "{a: ".repeat(100_000));
        refuses("x.yaml", "check", "x.yaml");
        Files.writeString(folder.resolve("x.yaml"), "dataset: houses\n");
        refuses("--set a", "check", "x.yaml", "--set", "a" + ".a".repeat(30_000) + "=1");
    }

    @Test
    void aCellThatUnpacksToMoreThanTheHeap() throws IOException {
        byte[] block = new byte[1 << 20];
        java.util.Arrays.fill(block, (byte) 'x');
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("x.csv.gz")))) {
            out.write("a,b\n1,\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            for (int i = 0; i < 300; i++) {
                out.write(block);
            }
        }
        refuses("x.csv.gz", "inspect", "x.csv.gz");
    }

    @Test
    void aRunThatIsNone() throws IOException {
        Files.createDirectory(folder.resolve("run"));
        Files.writeString(folder.resolve("run").resolve("model.json"), "[".repeat(1_000_000));
        refuses("model.json", "predict", "run", "houses");
        refuses("there is no such run directory", "evaluate", "runs", "houses");
    }

    @Test
    void aJarThatIsNone() throws IOException {
        Files.createDirectory(folder.resolve("plugins"));
        Files.writeString(folder.resolve("plugins").resolve("x.jar"), "a jar");
        Files.writeString(folder.resolve("x.yaml"), "dataset: houses\nloss: quartic\n");
        refuses("x.jar", "run", "x.yaml", "--plugins", "plugins");
    }
}
