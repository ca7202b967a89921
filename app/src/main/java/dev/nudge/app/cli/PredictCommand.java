package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.run.AtomicFile;
import dev.nudge.app.run.SavedRun;
import dev.nudge.report.Model;
import dev.nudge.report.Predictions;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Table;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "predict",
        description = {
            "Predicts the target for rows that need not have one.",
            "Writes CSV, a line for each row in the same order: the prediction and, for classes, the probability of each."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example:", "  nudge predict runs/house-prices-20260101-120000 new-houses.csv -o prices.csv"})
final class PredictCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "A run directory.")
    Path run;

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "A file, read as the run's own data was; or dataset settings in braces; or a dataset's name.")
    String data;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write. Default: standard output")
    Path output;

    @Mixin
    PluginOptions plugins;

    private final Terminal terminal;
    private final Provider<ExperimentReader> reader;

    @Inject
    PredictCommand(Terminal terminal, Provider<ExperimentReader> reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    @Override
    public Integer call() throws IOException {
        requireHarmlessOutput();
        SavedRun saved = SavedRun.open(run, reader.get());
        Table table;
        try (ProgressLine progress = new ProgressLine(terminal, false)) {
            table = saved.load(data, reader.get(), progress);
        }
        saved.model().encoding().remarks(table).forEach(remark -> terminal.err().println("note: " + remark));
        if (output == null) {
            write(saved.model(), table, terminal.out());
            return 0;
        }
        try {
            writeFile(saved.model(), table);
        } catch (IOException e) {
            throw AtomicFile.failure(output, e);
        }
        return 0;
    }

    private void writeFile(Model model, Table table) throws IOException {
        Path target = Files.exists(output) ? output.toRealPath() : output;
        boolean device = Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
        if (device) {
            // A pipe or the like has no name to give to another file.
            try (Writer writer = Files.newBufferedWriter(target)) {
                write(model, table, writer);
            }
            return;
        }
        try (AtomicFile file = new AtomicFile(target)) {
            try (Writer writer = file.writer()) {
                write(model, table, writer);
            }
            file.commit();
        }
    }

    /** Before anything is read: what is read, and the run itself, are not to be overwritten. */
    private void requireHarmlessOutput() throws IOException {
        if (output == null || !Files.exists(output)) {
            return;
        }
        Path target = output.toRealPath();
        if (Files.exists(run) && target.startsWith(run.toRealPath())) {
            throw new InputException("-o %s: is a file of the run; choose another".formatted(output));
        }
        if (!data.contains("{") && Files.exists(Path.of(data)) && Files.isSameFile(target, Path.of(data))) {
            throw new InputException("-o %s: is the file to predict from; choose another".formatted(output));
        }
    }

    private static void write(Model model, Table table, Appendable to) throws IOException {
        int[] rows = model.encoding().usableRows(table);
        Predictions predictions = model.predict(table, rows);
        String target = model.encoding().target().column();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        CSVPrinter printer = new CSVPrinter(to, format);
        List<String> head = new ArrayList<>(List.of(target));
        if (predictions instanceof Predictions.Classes classes) {
            classes.classes().forEach(name -> head.add("probability(" + name + ")"));
        }
        printer.printRecord(head);
        for (int row = 0; row < table.rows(); row++) {
            // A row that the model's encoding leaves out keeps its place, with nothing in it.
            int at = Arrays.binarySearch(rows, row);
            printer.printRecord(at < 0 ? head.stream().map(name -> "").toList() : record(predictions, at));
        }
        printer.flush();
    }

    private static List<Object> record(Predictions predictions, int row) {
        if (predictions instanceof Predictions.Numbers numbers) {
            return List.of(numbers.value(row));
        }
        Predictions.Classes classes = (Predictions.Classes) predictions;
        List<Object> record = new ArrayList<>();
        record.add(classes.label(row).orElseThrow());
        for (int index = 0; index < classes.classes().size(); index++) {
            record.add((float) classes.probability(row, index));
        }
        return record;
    }
}
