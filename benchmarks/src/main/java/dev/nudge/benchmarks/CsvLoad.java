package dev.nudge.benchmarks;

import dev.nudge.benchmarks.data.GeneratedFiles;
import dev.nudge.benchmarks.protocol.LoadTimes;
import dev.nudge.benchmarks.protocol.Options;
import dev.nudge.benchmarks.protocol.Result;
import dev.nudge.datasets.csv.Csv;
import dev.nudge.spi.Column;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import java.nio.file.Path;

/** W6: a file of numbers becomes a table. */
final class CsvLoad {

    private CsvLoad() {}

    static Result run(Options options) {
        new GeneratedFiles(options).numbers();
        LoadTimes times = LoadTimes.of(() -> load(options.numbers()));
        return times.result(Main.PEER, options.threads(), options.numbers());
    }

    /** The sum of all cells, which peers must have too. */
    private static double load(Path file) {
        Csv usual = new Csv();
        Csv csv = new Csv(
                file,
                usual.separator(),
                usual.quote(),
                usual.header(),
                usual.names(),
                usual.decimal(),
                usual.charset(),
                usual.comment(),
                usual.missing(),
                usual.types());
        Table table = csv.load(LoadRequest.plain());
        double sum = 0;
        for (Column column : table.columns()) {
            for (int row = 0; row < table.rows(); row++) {
                sum += ((Column.Numbers) column).value(row);
            }
        }
        return sum;
    }
}
