package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.nudge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "resume",
                "reproduce",
                "check",
                "inspect",
                "evaluate",
                "predict",
                "show",
                "report",
                "play",
                "plugins",
                "schema",
                "completion"
            })
    void eachCommandHasAnExample(String command) {
        assertThat(nudge(folder, command, "--help").exits(0).out())
                .contains("Usage: nudge " + command, "Example", "nudge " + command + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "check", "new"})
    void eachCommandAboutPluginsHasAnExample(String command) {
        assertThat(nudge(folder, "plugins", command, "--help").exits(0).out())
                .contains("Usage: nudge plugins " + command, "Example", "nudge plugins " + command + " ", "--plugins");
    }

    @Test
    void allCommandsAreNamed() {
        NudgeProcess.Result bare = nudge(folder).exits(0);
        assertThat(bare.out())
                .contains(
                        "run",
                        "resume",
                        "reproduce",
                        "check",
                        "inspect",
                        "evaluate",
                        "predict",
                        "show",
                        "report",
                        "play",
                        "plugins",
                        "schema",
                        "completion",
                        "Examples:");
        assertThat(nudge(folder, "--help").exits(0).out()).isEqualTo(bare.out());
        assertThat(nudge(folder, "--version").exits(0).out()).startsWith("nudge ");
    }

    @Test
    void pluginsListNamesThemAll() {
        String list = nudge(folder, "plugins", "list").exits(0).out();
        assertThat(list).contains("  huber", "  adamw", "  houses", "dataset\n", "loss\n", "optimizer\n");
        assertThat(nudge(folder, "plugins").exits(0).out()).isEqualTo(list);
    }

    @Test
    void pluginsShowHasFormulaAndSettings() {
        String huber = nudge(folder, "plugins", "show", "huber").exits(0).out();
        assertThat(huber)
                .contains("huber, loss", "formula", "choose when", "source", "delta", "default 1.0", "(0, inf)");
        for (String each : List.of("csv", "houses", "momentum", "mse")) {
            assertThat(nudge(folder, "plugins", "show", each).exits(0).out()).startsWith(each + ", ");
        }
    }

    @Test
    void schemaIsPrintedOrWritten() throws IOException {
        String printed = nudge(folder, "schema").exits(0).out();
        assertThat(Json.read(printed)).isInstanceOf(Map.class);
        assertThat(printed).contains("json-schema.org/draft/2020-12", "\"learning-rate\"", "\"leave-one-out\"");
        assertThat(nudge(folder, "schema", "--out", "nudge.schema.json")
                        .exits(0)
                        .out())
                .isEmpty();
        assertThat(folder.resolve("nudge.schema.json")).hasContent(printed);
        assertThat(nudge(folder, "schema", "--out", "no-such-folder/x.json")
                        .exits(2)
                        .err())
                .contains("no-such-folder/x.json: cannot be written: there is no folder");
    }

    @Test
    void completionIsAScriptThatBashReads() throws IOException, InterruptedException {
        String script = nudge(folder, "completion").exits(0).out();
        assertThat(script).contains("complete -F", "predict");
        Path file = Files.writeString(folder.resolve("completion.sh"), script);
        assertThat(new ProcessBuilder("bash", "-n", file.toString()).start().waitFor())
                .isZero();
    }
}
