package dev.nudge.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.DatasetLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault is found by the checks that should find it, and by no other; what is right passes. */
class DatasetLoaderChecksTest {

    @TempDir
    Path folder;

    @Test
    void whatIsRightPasses() throws IOException {
        assertThat(Failures.of(new WrongLoaders.Right())).isEmpty();
        Path file = Files.writeString(folder.resolve("table"), "x");
        assertThat(Failures.of(new WrongLoaders.Told(file))).isEmpty();
    }

    @Test
    void aSecondLoadThatDiffers() {
        Map<String, String> failures = Failures.of(new WrongLoaders.SecondLoadDiffers());
        assertThat(failures).containsOnlyKeys("second-load", "types", "threads");
        assertThat(failures.get("second-load"))
                .matches("the second time, column 'x' has \\S+ instead of \\S+ in row 0");
    }

    @Test
    void tablesThatAreNone() {
        assertThat(only("target", new WrongLoaders.NoSuchTarget()))
                .isEqualTo("the usual target 'y' is none of the columns [x, kind]");
        assertThat(only("loads", new WrongLoaders.Empty())).isEqualTo("the table has 0 rows and 0 columns");
        assertThat(only("columns", new WrongLoaders.Infinite())).contains("a missing number is NaN");
        assertThat(only("columns", new WrongLoaders.StrangeCode())).contains("has code 2 in row 1, but 2 levels");
    }

    @Test
    void requestsThatAreMisunderstood() {
        assertThat(only("types", new WrongLoaders.MisunderstandsTypes())).contains("2.0 instead of 1.0 in row 0");
        assertThat(only("progress", new WrongLoaders.TooMuchProgress())).isEqualTo("progress is reported as 3 of 2");
    }

    @Test
    void errorsThatAreNotForUsers() {
        assertThat(only("missing-file", new WrongLoaders.RawErrors())).contains("should be an InputException, but is");
    }

    @Test
    void aSettingWithoutADefaultIsMissed() {
        assertThat(DatasetLoaderChecks.loads(new WrongLoaders.Told()).run())
                .isEqualTo(Finding.skipped("must be set first: file"));
    }

    private static String only(String check, DatasetLoader loader) {
        Map<String, String> failures = Failures.of(loader);
        assertThat(failures).containsOnlyKeys(check);
        return failures.get(check);
    }
}
