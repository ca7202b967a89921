package dev.nudge.app.play;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.report.Curves;
import dev.nudge.app.run.ListedRun;
import dev.nudge.app.run.MetricsReader;
import dev.nudge.experiment.Experiment;
import dev.nudge.report.Point;
import dev.nudge.spi.Doc;
import dev.nudge.spi.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Errands about runs that are kept, whether the page or the shell has made them. */
final class Runs {

    private static final int MOST = 60;
    private static final int POINTS = 300;

    private Runs() {}

    /** The newest runs. */
    record Listing() implements Errand {
        @Override
        public Reply run(Visitor visitor, Message message) {
            List<Map<String, Object>> runs = ListedRun.in(visitor.laboratories().runsOrElse(), MOST).stream()
                    .map(Runs::described)
                    .toList();
            return new Reply("runs", Map.of("runs", runs));
        }
    }

    /** The experiment of a run, to be opened, and what the run led to. Its data may then be opened too. */
    record Opening(@Doc("the folder of a run") String run) implements Errand {

        Opening() {
            this(null);
        }

        @Override
        public Reply run(Visitor visitor, Message message) {
            Path folder = folder(visitor.laboratories().runsOrElse(), run);
            Experiment experiment = visitor.laboratories()
                    .reader()
                    .read(folder.resolve("experiment.yaml"), List.of())
                    .experiment();
            Object tree = ExperimentWriter.tree(experiment);
            visitor.files().open(run, tree);
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("experiment", visitor.files().shown(tree));
            content.put("run", described(ListedRun.of(folder)));
            Curves curves = MetricsReader.read(folder.resolve("metrics.csv"));
            content.put("train", points(curves.points("train.loss")));
            content.put("test", points(curves.points("test.loss")));
            return new Reply("run", content);
        }
    }

    private static List<List<Double>> points(List<Point> points) {
        int every = 1 + points.size() / POINTS;
        return IntStream.range(0, points.size())
                .filter(i -> i % every == 0 || i == points.size() - 1)
                .mapToObj(i -> List.of(points.get(i).x(), points.get(i).y()))
                .toList();
    }

    private static Map<String, Object> described(ListedRun run) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("folder", run.folder());
        described.put("status", run.status());
        described.put("epochs", run.epochs());
        described.put("seconds", run.seconds());
        Map<String, String> settings = new LinkedHashMap<>();
        run.settings().forEach((key, value) -> settings.put(key, named(key, value)));
        described.put("settings", settings);
        described.put("metrics", run.metrics());
        described.put("weightsHash", run.weightsHash());
        return described;
    }

    /** Of a file, no more than its name. */
    private static String named(String key, String value) {
        boolean file = key.startsWith("dataset.") || key.startsWith("split.test-file");
        return file && OwnFiles.absolute(value)
                ? value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1)
                : value;
    }

    /** A run by its name; nothing outside of the folder of runs. */
    private static Path folder(Path runs, String name) {
        boolean plain = name.matches("[^/\\\\\\p{Cntrl}]{1,200}") && !name.matches("\\.+");
        if (!plain || !Files.isDirectory(runs.resolve(name))) {
            throw new InputException("there is no run of that name");
        }
        return runs.resolve(name);
    }
}
