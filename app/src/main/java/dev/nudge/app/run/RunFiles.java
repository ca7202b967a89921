package dev.nudge.app.run;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.report.Curves;
import dev.nudge.app.report.Page;
import dev.nudge.app.report.ReportedRun;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that a run leaves when it ends. */
final class RunFiles {

    static final String METRICS = "metrics.csv";
    static final String REPORT = "report.html";
    static final String SUMMARY = "summary.json";
    private static final String EXPERIMENT = "experiment.yaml";
    private static final List<String> ALL =
            List.of(METRICS, EXPERIMENT, "model.safetensors", "model.json", ReportFile.NAME, REPORT, SUMMARY);

    private RunFiles() {}

    /** Writes all but the metrics; summary.json comes last, so that a program that sees it sees all. */
    static void write(
            Path folder, String name, Experiment experiment, Outcome outcome, Curves curves, Provenance provenance) {
        String text = ExperimentWriter.text(experiment);
        AtomicFile.write(folder.resolve(EXPERIMENT), text);
        ModelFiles.save(outcome.model(), folder);
        Map<String, Object> summary = new Summary(experiment, outcome, provenance).tree();
        String finished = now().toString();
        ReportFile file = new ReportFile(name, finished, outcome.diagnostics(), outcome.columns());
        AtomicFile.write(folder.resolve(ReportFile.NAME), Json.text(file.tree()));
        ReportedRun run = new ReportedRun(
                name,
                RunReader.folder(folder),
                Optional.of(finished),
                outcome,
                curves,
                ExperimentWriter.tree(experiment),
                text,
                (String) summary.get("weightsHash"),
                (Map<?, ?>) summary.get("environment"),
                (List<?>) summary.get("plugins"));
        AtomicFile.write(folder.resolve(REPORT), Page.of(run));
        AtomicFile.write(folder.resolve(SUMMARY), Json.text(summary));
    }

    /** Takes them away as far as that can be done. */
    static void remove(Path folder) {
        for (String name : ALL) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                // What cannot be written can perhaps not be deleted either; the first failure is the one to tell.
                return;
            }
        }
    }

    /** To the second. */
    static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }
}
