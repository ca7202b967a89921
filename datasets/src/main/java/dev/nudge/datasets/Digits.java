package dev.nudge.datasets;

import dev.nudge.datasets.csv.Csv;
import dev.nudge.datasets.csv.Header;
import dev.nudge.datasets.source.Source;
import dev.nudge.spi.Column;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Doc(
        value = "1797 handwritten digits as pictures of 8 x 8 pixels, each from 0 to 16.",
        source = "E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, 1998; the file is that of"
                + " scikit-learn.",
        chooseWhen = "to read handwriting in seconds; MNIST, through idx, is the larger version.")
public record Digits() implements DatasetLoader {

    private static final int PIXELS = 64;

    @Override
    public Table load(LoadRequest request) {
        Table table = Csv.plain(columns(), Header.FALSE)
                .read(
                        Source.resource(Digits.class, "digits/digits.csv.gz"),
                        new LoadRequest(Map.of(), request.progress()));
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(PIXELS, Labels.categories((Column.Numbers) columns.get(PIXELS)));
        return new Table(columns, "digit");
    }

    private static List<String> columns() {
        return Stream.concat(IntStream.range(0, PIXELS).mapToObj(i -> "pixel" + i), Stream.of("digit"))
                .toList();
    }
}
