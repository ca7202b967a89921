package dev.nudge.app.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.app.plugins.StarterProject.Kind;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StarterProjectTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "quantile-loss");

    @ParameterizedTest
    @CsvSource({
        "quantile, loss, quantile, quantile, Quantile",
        "quantile-loss, loss, quantile-loss, quantile, Quantile",
        "MyLoss, loss, my-loss, my, My",
        "lookAhead, optimizer, look-ahead, look-ahead, LookAhead",
        "weather-2, dataset, weather-2, weather-2, Weather2"
    })
    void namesAreMadeOfOne(String name, Kind kind, String folder, String plugin, String className) {
        StarterProject project = StarterProject.of(name, kind);
        assertThat(project.folder()).isEqualTo(folder);
        assertThat(project.plugin()).isEqualTo(plugin);
        assertThat(project.className()).isEqualTo(className);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../a", "1st", "-a", "a--b", "a.b", "String", "matrix", "loss"})
    void namesThatNoPluginCanHave(String name) {
        assertThatThrownBy(() -> StarterProject.of(name, Kind.loss)).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftToFillIn(Kind kind) {
        Map<String, String> files = StarterProject.of("some-thing", kind).files("1.2.3");
        assertThat(files).hasSize(7);
        assertThat(files.get("pom.xml")).contains("<nudge.version>1.2.3</nudge.version>");
        files.forEach((path, text) ->
                assertThat(text).as(path).doesNotContainPattern("@[a-z]+@").doesNotContain("@Class@"));
    }

    @Test
    void theExampleIsWhatTheCommandWrites() throws IOException {
        Map<String, String> written =
                StarterProject.of("quantile-loss", Kind.loss).files("0.1.0-SNAPSHOT");
        assertThat(ProjectBuild.texts(EXAMPLE)).isEqualTo(new TreeMap<>(written));
        assertThat(written.get("src/main/java/org/example/Quantile.java").lines())
                .hasSizeLessThanOrEqualTo(25);
    }
}
