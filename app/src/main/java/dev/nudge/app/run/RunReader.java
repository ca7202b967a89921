package dev.nudge.app.run;

import dev.nudge.app.config.KeysAndValues;
import dev.nudge.app.report.ReportedRun;
import dev.nudge.experiment.Outcome;
import dev.nudge.report.ClassScore;
import dev.nudge.report.Evaluation;
import dev.nudge.spi.InputException;
import dev.nudge.train.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a run has left behind, as far as its report shows it; needs neither its data nor its plugins. */
public final class RunReader {

    private final Path directory;

    private RunReader(Path directory) {
        this.directory = directory;
    }

    /** The run of a directory; anything missing or damaged is an {@link InputException}. */
    public static ReportedRun read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new InputException(
                    directory + ": there is no such run directory; `nudge run` prints where it puts a run");
        }
        return new RunReader(directory).read();
    }

    private ReportedRun read() {
        Fields summary = StoredText.json(directory.resolve("summary.json"))
                .orElseThrow(() -> Unfinished.in(directory)
                        ? Unfinished.notDone(directory)
                        : new InputException(directory + ": has no summary.json: it is no run directory"));
        Optional<ReportFile> report =
                StoredText.json(directory.resolve(ReportFile.NAME)).map(ReportFile::of);
        Path experiment = directory.resolve("experiment.yaml");
        return new ReportedRun(
                report.map(ReportFile::name).orElse(folder(directory)),
                folder(directory),
                report.map(ReportFile::finished),
                outcome(summary, report),
                MetricsReader.read(directory.resolve("metrics.csv")),
                KeysAndValues.read(experiment),
                StoredText.read(experiment).orElseThrow(),
                summary.text("weightsHash"),
                summary.object("environment").map(),
                summary.list("plugins"));
    }

    /** The last name of its path. */
    static String folder(Path directory) {
        Path name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? "run" : name.toString();
    }

    private Outcome outcome(Fields summary, Optional<ReportFile> report) {
        Map<String, Outcome.PartResult> parts = new LinkedHashMap<>();
        for (String part : List.of("train", "validation", "test")) {
            if (summary.has(part)) {
                parts.put(part, part(summary.object(part)));
            }
        }
        if (!parts.isEmpty() && !parts.containsKey("train")) {
            throw summary.wrong("train", "is missing");
        }
        double seconds = summary.number("seconds");
        return new Outcome(
                summary.constant("status", Status.class),
                ModelFiles.load(directory),
                summary.count("epochs", Integer.MAX_VALUE),
                (long) summary.number("steps"),
                Math.round(summary.number("examplesPerSecond") * seconds),
                seconds,
                summary.numberOrNaN("initialLoss"),
                parts,
                summary.has("folds") ? folds(summary.object("folds")) : Map.of(),
                summary.optionalText("reason"),
                summary.optionalText("explanation"),
                Optional.empty(),
                summary.texts("notes"),
                report.map(ReportFile::diagnostics).orElse(Map.of()),
                report.map(ReportFile::columns).orElse(List.of()));
    }

    private static Outcome.PartResult part(Fields fields) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String key : fields.keys()) {
            if (fields.map().get(key) instanceof Double value && !key.equals("rows") && !key.equals("loss")) {
                metrics.put(key, value);
            }
        }
        return new Outcome.PartResult(
                fields.numberOrNaN("loss"),
                new Evaluation(
                        fields.count("rows", Integer.MAX_VALUE),
                        metrics,
                        fields.has("classes") ? Optional.of(classes(fields)) : Optional.empty()));
    }

    private static Evaluation.PerClass classes(Fields fields) {
        List<String> names = fields.texts("classes");
        List<List<Integer>> confusion = new ArrayList<>();
        for (Object row : fields.list("confusion")) {
            List<Integer> counts = new Fields(fields.source(), Map.of("confusion", row)).counts("confusion");
            if (counts.size() != names.size()) {
                throw fields.wrong("confusion", "must have a row and a column for each class");
            }
            confusion.add(counts);
        }
        if (confusion.size() != names.size()) {
            throw fields.wrong("confusion", "must have a row and a column for each class");
        }
        Fields perClass = fields.object("perClass");
        List<ClassScore> scores = names.stream()
                .map(name -> {
                    Fields score = perClass.object(name);
                    return new ClassScore(
                            score.number("precision"),
                            score.number("recall"),
                            score.number("f1"),
                            score.count("rows", Integer.MAX_VALUE));
                })
                .toList();
        return new Evaluation.PerClass(names, confusion, scores);
    }

    private static Map<String, Outcome.Spread> folds(Fields fields) {
        Map<String, Outcome.Spread> folds = new LinkedHashMap<>();
        for (String metric : fields.keys()) {
            Fields spread = fields.object(metric);
            folds.put(
                    metric,
                    new Outcome.Spread(
                            spread.numberOrNaN("mean"),
                            spread.numberOrNaN("standardDeviation"),
                            spread.count("folds", Integer.MAX_VALUE)));
        }
        return folds;
    }
}
