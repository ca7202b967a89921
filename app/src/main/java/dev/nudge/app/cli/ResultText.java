package dev.nudge.app.cli;

import dev.nudge.app.report.ReportedRun;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Outcome;
import dev.nudge.experiment.Prepared;
import dev.nudge.features.Feature;
import dev.nudge.features.TargetEncoding;
import dev.nudge.network.Network;
import dev.nudge.report.ColumnSummary;
import dev.nudge.report.Evaluation;
import dev.nudge.report.Formula;
import dev.nudge.report.LinearForm;
import dev.nudge.report.Model;
import dev.nudge.spi.Column;
import dev.nudge.spi.Names;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a run is about and what it has led to, in words. */
final class ResultText {

    private static final int DIGITS = 5;
    /** More weights than this in equations are no help to anyone. */
    private static final int MOST_WEIGHTS = 12;

    private static final int MOST_CLASSES = 12;

    private final PrintStream out;
    private final Terminal terminal;

    ResultText(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    void start(String name, Prepared prepared) {
        Experiment experiment = prepared.experiment();
        line("experiment", name);
        line(
                "dataset",
                "%s, %s rows: %s from %s"
                        .formatted(
                                experiment.dataset().name(),
                                prepared.table().rows(),
                                prepared.roles().target().name(),
                                columns(prepared.roles().features())));
        line(
                "learning",
                "%s, %s at rate %s, %s epochs"
                        .formatted(
                                prepared.loss().name(),
                                experiment.optimizer().name(),
                                Formula.number(experiment.optimizer().learningRate(), 4),
                                experiment.training().epochs().orElseThrow()));
    }

    void resumed(int epochs) {
        line("resumed", "after " + count(epochs, "epoch"));
    }

    /** The same of a run that ended some time ago. */
    void start(ReportedRun run) {
        line("experiment", run.name());
        List<ColumnSummary> columns = run.outcome().columns();
        List<String> features = run.outcome().model().encoding().features().stream()
                .map(Feature::column)
                .toList();
        line(
                "dataset",
                "%s%s: %s from %s"
                        .formatted(
                                run.setting("dataset", "name").orElse(""),
                                columns.isEmpty()
                                        ? ""
                                        : ", %s rows".formatted(columns.get(0).rows()),
                                run.outcome().model().encoding().target().column(),
                                names(features)));
        line(
                "learning",
                "%s, %s at rate %s, %s"
                        .formatted(
                                run.setting("loss", "name").orElse(""),
                                run.setting("optimizer", "name").orElse(""),
                                run.setting("optimizer", "learning-rate").orElse(""),
                                count(run.outcome().epochs(), "epoch")));
    }

    void result(Outcome outcome, LossCurve curve, Path directory) {
        outcome.notes().forEach(note -> line("note", note));
        line("network", shape(outcome.model().network()));
        line(
                "loss",
                "%s %s %s"
                        .formatted(
                                Formula.number(outcome.initialLoss(), DIGITS),
                                terminal.unicode() ? curve.text(true) : "->",
                                outcome.parts().isEmpty()
                                        ? ""
                                        : Formula.number(
                                                outcome.parts().get("train").loss(), DIGITS)));
        equations(outcome.model()).forEach(equation -> line("result", equation));
        out.println();
        if (!outcome.parts().isEmpty()) {
            out.print(metrics(outcome).text("  "));
            confusion(outcome);
            out.println();
        }
        String status = outcome.status().name().toLowerCase(Locale.ROOT);
        line(
                status,
                "%s, %s steps in %s s%s"
                        .formatted(
                                count(outcome.epochs(), "epoch"),
                                outcome.steps(),
                                Formula.number(outcome.seconds(), 3),
                                outcome.reason()
                                        .filter(reason -> !reason.equals(status))
                                        .map(reason -> " (" + reason + ")")
                                        .orElse("")));
        line("run", directory.toString());
    }

    /** How to go on with a run that is not done. */
    void goOn(Path directory, String options) {
        line("go on with", "nudge resume " + directory + options);
    }

    /** Where the report is. */
    void report(Path file) {
        line("report", file.toString());
    }

    /** The equations of a network without hidden layers, in the units of the file. */
    static List<String> equations(Model model) {
        List<LinearForm> forms = LinearForm.of(model);
        if (forms.isEmpty() || forms.get(0).weights().size() * forms.size() > MOST_WEIGHTS) {
            return List.of();
        }
        return Formula.of(model, DIGITS);
    }

    /** The shape of a network, such as {@code 2 inputs -> 4 tanh -> 1 output (17 weights)}. */
    static String shape(Network network) {
        StringBuilder text = new StringBuilder(count(network.inputs(), "input"));
        for (int i = 0; i < network.layers().size() - 1; i++) {
            text.append(" -> %s %s"
                    .formatted(
                            network.layers().get(i).units(),
                            Names.kebab(network.layers().get(i).activation().name())));
        }
        return text.append(" -> ")
                .append(count(network.outputs(), "output"))
                .append(" (" + count(network.size(), "weight") + ")")
                .toString();
    }

    private static TextTable metrics(Outcome outcome) {
        TextTable table = new TextTable(true);
        List<String> head = new ArrayList<>(List.of(""));
        List<String> rows = new ArrayList<>(List.of("rows"));
        List<String> losses = new ArrayList<>(List.of(scaled(outcome.model()) ? "loss, scaled" : "loss"));
        Set<String> names = new LinkedHashSet<>();
        outcome.parts().forEach((part, result) -> {
            head.add(part);
            rows.add(Integer.toString(result.evaluation().rows()));
            losses.add(Formula.number(result.loss(), DIGITS));
            names.addAll(result.evaluation().metrics().keySet());
        });
        Map<String, Outcome.Spread> folds = outcome.folds();
        if (!folds.isEmpty()) {
            head.add("held-out folds");
            rows.add(folds.get("loss").folds() + " folds");
            losses.add(spread(folds.get("loss")));
        }
        table.add(head);
        table.add(rows);
        table.add(losses);
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            outcome.parts().values().forEach(result -> row.add(value(result.evaluation(), name)));
            if (folds.containsKey(name)) {
                row.add(spread(folds.get(name)));
            }
            table.add(row);
        }
        return table;
    }

    /** Whether the loss is not in the units of the file, because the target was scaled for training. */
    private static boolean scaled(Model model) {
        return model.encoding().target() instanceof TargetEncoding.Numeric number
                && !number.scale().leavesUnchanged();
    }

    /** Of the test rows if there are any, else of the rows that were learned from. */
    private void confusion(Outcome outcome) {
        String part = outcome.parts().containsKey("test") ? "test" : "train";
        outcome.parts().get(part).evaluation().classes().ifPresent(classes -> {
            if (classes.names().size() <= MOST_CLASSES) {
                out.println();
                out.println("  actual (down) and predicted, " + part + " rows");
                out.print(confusion(classes).text("  "));
            }
        });
    }

    static TextTable confusion(Evaluation.PerClass classes) {
        TextTable table = new TextTable(true);
        List<String> head = new ArrayList<>(List.of(""));
        List<String> names = TextTable.shortened(classes.names());
        head.addAll(names);
        table.add(head);
        for (int i = 0; i < classes.names().size(); i++) {
            List<String> row = new ArrayList<>(List.of(names.get(i)));
            classes.confusion().get(i).forEach(count -> row.add(count.toString()));
            table.add(row);
        }
        return table;
    }

    private static String value(Evaluation evaluation, String metric) {
        Double value = evaluation.metrics().get(metric);
        return value == null ? "" : Formula.number(value, DIGITS);
    }

    private static String spread(Outcome.Spread spread) {
        return "%s +- %s".formatted(Formula.number(spread.mean(), 4), Formula.number(spread.standardDeviation(), 2));
    }

    private static String columns(List<Column> columns) {
        return names(columns.stream().map(Column::name).toList());
    }

    private static String names(List<String> names) {
        return names.size() <= 6 ? String.join(", ", names) : count(names.size(), "column");
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private void line(String label, String text) {
        out.println(terminal.outAnsi().string("@|bold %-12s|@".formatted(label)) + OneScreen.harmless(text));
    }
}
