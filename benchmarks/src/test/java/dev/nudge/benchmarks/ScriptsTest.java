package dev.nudge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "shell scripts")
final class ScriptsTest {

    private record Ending(int code, String out, String err) {}

    private static Ending run(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash"));
        words.addAll(List.of(command.split(" ", -1)));
        Process process = new ProcessBuilder(words)
                .directory(Path.of("").toAbsolutePath().toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ending(process.waitFor(), out, err);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare W9",
                "compare --speed 3",
                "compare --rounds 0",
                "compare --rounds",
                "peers/run",
                "peers/run djl W9",
                "peers/run pandas W1",
                "peers/run --peers W9",
                "run W5 --rows 3",
                "wall other false"
            })
    void badArgumentsEndInOneLineAndExitCode2(String command) throws Exception {
        Ending ending = run(command);

        assertThat(ending.err).matches("benchmarks: .*\\R");
        assertThat(ending.out).isEmpty();
        assertThat(ending.code).isEqualTo(2);
    }

    @Test
    void wallTimeIsALineOfJson() throws Exception {
        Ending ending = run("wall other true");

        assertThat(Comparison.read(ending.out))
                .containsOnlyKeys("peer", "item", "threads", "wall_s", "fastest_s", "slowest_s")
                .containsEntry("item", "W5");
        assertThat(ending.err).isEmpty();
    }

    @Test
    void everyItemHasPeers() throws Exception {
        for (String item : List.of("W1", "W2", "W2-adam", "W3", "W4", "W5", "W6")) {
            assertThat(run("peers/run --peers " + item).out).as(item).matches("[a-z -]+\\R");
        }
    }
}
