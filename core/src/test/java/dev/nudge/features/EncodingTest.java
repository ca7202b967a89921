package dev.nudge.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.fixtures.TableBuilder;
import dev.nudge.spi.Column;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Table;
import dev.nudge.spi.Target;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EncodingTest {

    private static final String COLOUR = "colour";

    /** What a row of any table was can be read off its inputs, as far as the training rows had the like. */
    @Property(tries = 300)
    void inputsReadBackToTheValues(
            @ForAll Scaling.Method method, @ForAll boolean shifting, @ForAll boolean gaps, @ForAll long seed) {
        Random random = new Random(seed);
        Table training = table(random, 3, gaps);
        Encoding encoding = fit(training, method, shifting);
        Table other = table(random, 6, true);
        Matrix inputs = encoding.inputs(other, rows(other));
        List<String> names = encoding.inputNames();
        Feature.Numeric size = (Feature.Numeric) encoding.features().get(0);
        Feature.Category colour = (Feature.Category) encoding.features().get(1);
        for (int row = 0; row < other.rows(); row++) {
            float value = ((Column.Numbers) other.columns().get(0)).value(row);
            double expected = Float.isNaN(value) ? size.fill() : value;
            if (size.scale().factor() == 0) { // A column that was the same in all training rows says nothing.
                assertThat(inputs.get(row, 0)).isZero();
            } else {
                assertThat(size.scale().invert(inputs.get(row, 0)))
                        .isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
            }
            String level = Feature.Category.level(other.columns().get(1), row);
            for (int input = 1; input < names.size(); input++) {
                boolean its = names.get(input).equals(COLOUR + "=" + level);
                assertThat(inputs.get(row, input)).isEqualTo(its ? 1 : 0);
            }
            int at = row;
            boolean none = IntStream.range(1, names.size()).allMatch(input -> inputs.get(at, input) == 0);
            assertThat(colour.unknown(other.columns().get(1), row)).isEqualTo(none);
        }
    }

    /** Targets in the units of training read back to those of the file. */
    @Property(tries = 200)
    void targetsReadBackToTheValues(@ForAll Scaling.Method method, @ForAll long seed) {
        Table table = table(new Random(seed), 3, false);
        Encoding encoding = fit(table, method, true);
        Matrix targets = encoding.targets(table, rows(table));
        TargetEncoding.Numeric target = (TargetEncoding.Numeric) encoding.target();
        for (int row = 0; row < table.rows(); row++) {
            double value = ((Column.Numbers) table.columns().get(2)).value(row);
            assertThat(target.scale().invert(targets.get(row, 0)))
                    .isCloseTo(value, within(1e-4 * (1 + Math.abs(value))));
        }
    }

    private static Encoding fit(Table table, Scaling.Method method, boolean shifting) {
        FeatureSettings settings = new FeatureSettings(
                Optional.of("price"),
                List.of(),
                List.of(),
                Scaling.by(method),
                MissingValues.MEDIAN,
                Optional.of(method));
        return new Fit(settings, Roles.of(settings, table), shifting).on(rows(table), rows(table), Target.NUMBER);
    }

    private static int[] rows(Table table) {
        return IntStream.range(0, table.rows()).toArray();
    }

    private static Table table(Random random, int colours, boolean gaps) {
        int rows = 2 + random.nextInt(20);
        double[] size = new double[rows];
        String[] colour = new String[rows];
        double[] price = new double[rows];
        for (int i = 0; i < rows; i++) {
            size[i] = gaps && random.nextInt(5) == 0 ? Double.NaN : 100 * random.nextGaussian();
            colour[i] = gaps && random.nextInt(5) == 0 ? null : "c" + random.nextInt(colours);
            price[i] = 10 + random.nextGaussian();
        }
        // At least one of each, so that no column is without values.
        size[0] = 1;
        colour[0] = "c0";
        return new TableBuilder()
                .numbers("size", size)
                .categories(COLOUR, colour)
                .numbers("price", price)
                .build();
    }
}
