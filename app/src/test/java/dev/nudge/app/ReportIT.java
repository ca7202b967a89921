package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.experiment;
import static dev.nudge.app.NudgeProcess.nudge;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportIT {

    @TempDir
    Path folder;

    private String page(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void aRunLeavesAReportThatCanBeMadeAgainWithoutItsData() throws IOException {
        Path data = folder.resolve("houses.csv");
        Files.writeString(data, "area,<b>town</b>,price\n100,Oslo,3\n200,\"</script>\",5\n150,Oslo,4\n120,,3.5\n");
        Files.writeString(
                folder.resolve("x.yaml"),
                "dataset: {name: csv, file: houses.csv}\nfeatures: {target: price}\ntraining: {epochs: 20}\n");
        assertThat(nudge(folder, "run", "x.yaml", "--out", "r").exits(0).out()).contains("report      r/report.html");
        String made = page("r/report.html");
        assertThat(made).contains("&lt;b&gt;town&lt;/b&gt;", "&lt;/script&gt;", "1 (25\u00a0%), a category of its own");
        assertThat(made).doesNotContain("<b>", "</script>", "src=", "href=", "http://", "https://", "url(");
        Files.delete(data);
        Files.delete(folder.resolve("r/report.html"));
        assertThat(nudge(folder, "report", "r").exits(0).out()).isEqualTo("report      r/report.html\n");
        assertThat(page("r/report.html")).isEqualTo(made);
        nudge(folder, "report", "r", "--out", "mail.html").exits(0);
        assertThat(page("mail.html")).isEqualTo(made);
    }

    @Test
    void aRunThatDivergedHasOneToo() throws IOException {
        nudge(folder, "run", experiment("house-prices"), "--set", "optimizer.learning-rate=5", "--out", "r")
                .exits(3);
        assertThat(page("r/report.html")).contains("class=\"status diverged\"", "Diverged at step");
    }

    @Test
    void showPrintsTheEssentials() {
        nudge(folder, "run", experiment("iris"), "--set", "training.epochs=30", "--quiet")
                .exits(0);
        String shown = nudge(folder, "show").exits(0).out();
        assertThat(shown)
                .contains("experiment  iris", "iris, 150 rows: species from", "cross-entropy, adam at rate 0.001")
                .contains(
                        "  loss   \u2812\u2812\u2812 train",
                        "epoch 30",
                        "accuracy",
                        "versicolor",
                        "run         runs/iris-");
        String run = folder.resolve("runs").toFile().list()[0];
        assertThat(nudge(folder, "show", "runs/" + run).exits(0).out()).isEqualTo(shown);
    }

    @Test
    void whatCannotBeShownIsSaidInOneLine() throws IOException {
        assertThat(nudge(folder, "show").exits(2).err())
                .isEqualTo("there is no folder runs here; name a run directory, such as nudge show my-run\n");
        Files.createDirectories(folder.resolve("runs/half"));
        assertThat(nudge(folder, "show").exits(2).err())
                .isEqualTo("runs: holds no run that has ended; name a run directory\n");
        assertThat(nudge(folder, "report", "runs/half").exits(2).err())
                .isEqualTo("runs/half: has no summary.json: it is no run directory\n");
        nudge(folder, "run", experiment("one-weight"), "--set", "training.epochs=2", "--out", "r")
                .exits(0);
        assertThat(nudge(folder, "report", "r", "--out", "none/x.html").exits(2).err())
                .contains("none/x.html: cannot be written: there is no folder");
        Files.writeString(folder.resolve("r/report.json"), "{\"format\": ");
        assertThat(nudge(folder, "report", "r").exits(2).err())
                .startsWith("r/report.json: is no readable JSON: line 1");
    }
}
