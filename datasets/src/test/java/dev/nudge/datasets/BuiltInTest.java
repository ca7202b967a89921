package dev.nudge.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Progress;
import dev.nudge.spi.Table;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuiltInTest {

    @Test
    void everyLoaderIsFoundByItsName() {
        assertThat(ServiceLoader.load(DatasetLoader.class).stream()
                        .map(loader -> loader.get().name()))
                .containsExactlyInAnyOrder("houses", "iris", "digits", "csv", "idx", "generated");
    }

    @Test
    void everyLoaderAndEachOfItsSettingsIsDocumented() {
        for (DatasetLoader loader : ServiceLoader.load(DatasetLoader.class)) {
            assertThat(loader.getClass()).isRecord().hasAnnotation(Doc.class);
            assertThat(loader.getClass().getRecordComponents())
                    .allMatch((RecordComponent component) -> component.isAnnotationPresent(Doc.class));
        }
    }

    @Test
    void irisHasFiftyFlowersOfEachSpecies() {
        Table table = new Iris().load(LoadRequest.plain());

        assertThat(table.names())
                .containsExactly("sepal_length", "sepal_width", "petal_length", "petal_width", "species");
        assertThat(table.usualTarget()).contains("species");
        Column.Categories species = (Column.Categories) table.column("species").orElseThrow();
        assertThat(species.levels()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(perCode(species)).containsExactly(50, 50, 50);
        assertThat(((Column.Numbers) table.columns().get(0)).value(0)).isEqualTo(5.1f);
    }

    @Test
    void irisKeepsItsTypesWhateverAModelWasTrainedOn() {
        LoadRequest request = new LoadRequest(Map.of("species", ColumnType.CATEGORY), Progress.NONE);

        assertThat(new Iris().load(request).column("species")).isPresent();
    }

    @Test
    void digitsHaveSixtyFourPixelsAndTheDigit() {
        Table table = new Digits().load(LoadRequest.plain());

        assertThat(table.rows()).isEqualTo(1797);
        assertThat(table.names()).hasSize(65).startsWith("pixel0", "pixel1").endsWith("pixel63", "digit");
        assertThat(table.usualTarget()).contains("digit");
        Column.Categories digit = (Column.Categories) table.column("digit").orElseThrow();
        assertThat(digit.levels()).isEqualTo(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
        assertThat(perCode(digit)).startsWith(178, 182, 177, 183);
        assertThat(((Column.Numbers) table.columns().get(2)).value(0)).isEqualTo(5);
    }

    private static List<Integer> perCode(Column.Categories column) {
        int[] counts = new int[column.levels().size()];
        IntStream.range(0, column.rows()).forEach(row -> counts[column.code(row)]++);
        return IntStream.of(counts).boxed().toList();
    }
}
