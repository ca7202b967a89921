package dev.nudge.app.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with an input, one screen says what, where, and what to do. */
class BadInputTest {

    private static final int LINES_OF_A_SCREEN = 24;
    private static final int LONGEST_LINE = 700;

    @TempDir
    Path folder;

    static Stream<BadInput> all() throws IOException {
        return Stream.of(
                        BadExperiments.all(),
                        BadTables.all(),
                        BadPictures.all(),
                        BadJars.all(),
                        BadModels.all(),
                        BadCheckpoints.all())
                .flatMap(inputs -> inputs);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isToldOnOneScreen(BadInput input) throws IOException {
        input.maker().make(folder);
        InProcess end = InProcess.nudge(input.commandIn(folder));
        assertThat(end.exitCode())
                .as("exit code; output:%n%s%nerrors:%n%s", end.out(), end.err())
                .isEqualTo(2);
        requireOneScreen(end.err());
        // What a third party's plugin throws is named: it tells its author what to mend.
        if (!input.name().startsWith("jar: ")) {
            assertThat(end.err()).doesNotContain("Exception", "Error");
        }
        assertThat(end.err()).contains(input.mentions());
    }

    static void requireOneScreen(String errors) {
        assertThat(errors.strip()).isNotEmpty();
        assertThat(errors.lines().count()).as(errors).isLessThanOrEqualTo(LINES_OF_A_SCREEN);
        assertThat(errors.lines())
                .as("lines")
                .allSatisfy(line ->
                        assertThat(line).hasSizeLessThanOrEqualTo(LONGEST_LINE).doesNotStartWith("\tat "));
        assertThat(errors.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]");
        assertThat(errors).doesNotContain("should not have happened", "java.io.", "java.nio.", "OutOfMemory");
    }
}
