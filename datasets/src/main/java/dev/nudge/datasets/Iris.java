package dev.nudge.datasets;

import dev.nudge.datasets.csv.Csv;
import dev.nudge.datasets.csv.Header;
import dev.nudge.datasets.source.Source;
import dev.nudge.spi.Column;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import java.util.List;
import java.util.Map;

@Doc(
        value =
                "150 iris flowers of three species, with the length and width of their sepals and petals in centimetres.",
        source = "R. A. Fisher, The use of multiple measurements in taxonomic problems, 1936; the file is that of"
                + " scikit-learn.",
        chooseWhen = "for a first classification: small, and nearly separable by straight lines.")
public record Iris() implements DatasetLoader {

    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");
    private static final List<String> COLUMNS =
            List.of("sepal_length", "sepal_width", "petal_length", "petal_width", "species");

    @Override
    public Table load(LoadRequest request) {
        // The first line of the file counts rows and columns and names the species.
        Table table = Csv.plain(COLUMNS, Header.TRUE)
                .read(Source.resource(Iris.class, "iris/iris.csv"), new LoadRequest(Map.of(), request.progress()));
        List<Column> columns = table.columns().stream()
                .map(column -> column.name().equals("species") ? species((Column.Numbers) column) : column)
                .toList();
        return new Table(columns, "species");
    }

    private static Column species(Column.Numbers numbers) {
        int[] codes = new int[numbers.rows()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (int) numbers.value(row);
        }
        return new Column.Categories(numbers.name(), codes, SPECIES);
    }
}
