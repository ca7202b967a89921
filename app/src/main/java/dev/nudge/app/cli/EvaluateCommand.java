package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.run.Json;
import dev.nudge.app.run.SavedRun;
import dev.nudge.app.run.Summary;
import dev.nudge.features.Roles;
import dev.nudge.report.Evaluation;
import dev.nudge.report.Formula;
import dev.nudge.report.Model;
import dev.nudge.spi.Column;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Table;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        description = "Measures how good a trained network is on other rows.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  nudge evaluate runs/iris-20260101-120000 more-flowers.csv",
            "  nudge evaluate runs/mnist-20260101-120000 '{images: t10k-images.gz, labels: t10k-labels.gz}'"
        })
final class EvaluateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "A run directory.")
    Path run;

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "A file, read as the run's own data was; or dataset settings in braces; or a dataset's name.")
    String data;

    @Option(names = "--json", description = "Print JSON, with the field names of summary.json.")
    boolean json;

    @Mixin
    PluginOptions plugins;

    private final Terminal terminal;
    private final Provider<ExperimentReader> reader;

    @Inject
    EvaluateCommand(Terminal terminal, Provider<ExperimentReader> reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    @Override
    public Integer call() {
        SavedRun saved = SavedRun.open(run, reader.get());
        Model model = saved.model();
        Table table;
        try (ProgressLine progress = new ProgressLine(terminal, false)) {
            table = saved.load(data, reader.get(), progress);
        }
        Column target = Roles.find(table, "target", model.encoding().target().column());
        int[] rows = IntStream.of(model.encoding().usableRows(table))
                .filter(row -> !target.missing(row))
                .toArray();
        if (rows.length == 0) {
            throw new InputException("%s: no row has a value in the target column '%s'".formatted(data, target.name()));
        }
        model.encoding().remarks(table).forEach(remark -> terminal.err().println("note: " + remark));
        print(model.evaluate(table, rows), table.rows() - rows.length);
        return 0;
    }

    private void print(Evaluation evaluation, int left) {
        if (json) {
            terminal.out().print(Json.text(Summary.part(Optional.empty(), evaluation)));
            return;
        }
        if (left > 0) {
            terminal.out().println("left out " + left + " rows that lack values");
        }
        TextTable table = new TextTable(true);
        table.add(List.of("rows", Integer.toString(evaluation.rows())));
        evaluation.metrics().forEach((metric, value) -> table.add(List.of(metric, Formula.number(value, 5))));
        terminal.out().print(table.text(""));
        evaluation.classes().ifPresent(classes -> {
            terminal.out().println("\nactual (down) and predicted");
            terminal.out().print(ResultText.confusion(classes).text(""));
        });
    }
}
