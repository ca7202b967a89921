package dev.nudge.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.benchmarks.protocol.MnistFiles;
import dev.nudge.benchmarks.protocol.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was measured last year was measured on the same bytes. */
final class GeneratedFilesTest {

    @TempDir
    private Path folder;

    private Options options;
    private GeneratedFiles files;

    @BeforeEach
    void toy() {
        options = Options.parse("data", "--rows", "60", "--generated", folder.toString());
        files = new GeneratedFiles(options);
    }

    @Test
    void picturesAreThoseOfTheSeed() throws IOException {
        files.pictures();

        MnistFiles made = new MnistFiles(options.pictures());
        assertThat(digest(unzipped(made.trainImages())))
                .isEqualTo("9e8ecf08cee308666d58599c6bb1632463a41eab67ad0784eca9191870f6951f");
        assertThat(digest(unzipped(made.trainLabels())))
                .isEqualTo("b76e78dcaa9f1707f933cbf870ddf5e9ffd51011633873be1a7bd12559e529c8");
        assertThat(digest(unzipped(made.testImages())))
                .isEqualTo("45223a618d92a5478f79694b0eecaedaaeee62c74bcbce1ef9b25e84715be607");
        assertThat(digest(unzipped(made.testLabels())))
                .isEqualTo("4386795d9c8a1b26f2befb0284f3b380c296bcca0d7391b28dfa2e93b36b2f73");
    }

    @Test
    void aboutAFifthOfThePixelsIsInk() throws IOException {
        files.pictures();

        byte[] images = unzipped(new MnistFiles(options.pictures()).trainImages());
        long ink = 0;
        for (int i = 16; i < images.length; i++) {
            ink += images[i] == 0 ? 0 : 1;
        }
        assertThat((double) ink / (60 * 784)).isBetween(0.15, 0.25);
    }

    @Test
    void rowsAreThoseOfTheSeed() throws IOException {
        files.linear();

        assertThat(digest(Files.readAllBytes(options.linear())))
                .isEqualTo("2638d8e8d251ad0c16637722afc4ad20fd0481258e0761b0bf785fe3675e9996");
    }

    @Test
    void numbersAreThoseOfTheSeed() throws IOException {
        files.numbers();

        assertThat(digest(Files.readAllBytes(options.numbers())))
                .isEqualTo("7e0e9a6ef822e92a6e0cabe1873b0174e1375e928c90805d2e0aa99e35878deb");
        assertThat(Files.readAllLines(options.numbers()))
                .hasSize(61)
                .element(1)
                .asString()
                .matches("(-?\\d\\.\\d{6},-?\\d\\.\\d{6},-?\\d\\.\\d{5},?){7}");
    }

    @Test
    void whatIsThereIsLeftAlone() throws IOException {
        Files.writeString(options.numbers(), "mine");

        files.numbers();

        assertThat(options.numbers()).hasContent("mine");
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
