package dev.nudge.app.run;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.report.Curves;
import dev.nudge.app.report.Page;
import dev.nudge.app.report.ReportedRun;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Outcome;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;

/** The files that a run leaves when it ends. */
final class RunFiles {

    static final String METRICS = "metrics.csv";
    static final String REPORT = "report.html";
    static final String SUMMARY = "summary.json";
    static final String EXPERIMENT = "experiment.yaml";

    private RunFiles() {}

    /** Adds all but the metrics; summary.json comes last, so that a program that sees it sees all. */
    static void add(
            AtomicFiles files,
            Path folder,
            String name,
            Experiment experiment,
            String text,
            Outcome outcome,
            Curves curves,
            Provenance provenance) {
        files.add(folder.resolve(EXPERIMENT), text);
        ModelFiles.add(outcome.model(), folder, files);
        Map<String, Object> summary = new Summary(experiment, outcome, provenance).tree();
        String finished = now();
        ReportFile file = new ReportFile(name, finished, outcome.diagnostics(), outcome.columns());
        files.add(folder.resolve(ReportFile.NAME), Json.text(file.tree()));
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
        files.add(folder.resolve(REPORT), Page.of(run));
        files.add(folder.resolve(SUMMARY), Json.text(summary));
    }

    /** Digests and time zones take the JVM a while to load: asked for here, they are there when they are needed. */
    static void loadAhead() {
        Thread loader = new Thread(
                () -> {
                    now();
                    Hashes.of();
                },
                "load ahead");
        loader.setDaemon(true);
        loader.start();
    }

    /**
     * Date and time of now as ISO 8601 writes them, to the second. Without {@code ZoneId}, which looks through all jars for
     * time zones of somebody else's.
     */
    static String now() {
        long millis = System.currentTimeMillis();
        int offset = TimeZone.getDefault().getOffset(millis) / 1000;
        return text(LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.ofTotalSeconds(offset)));
    }

    /** The fraction keeps {@code toString} from leaving out seconds that are zero. */
    static String text(LocalDateTime time) {
        return time.withNano(1).toString().substring(0, "2000-01-01T00:00:00".length());
    }
}
