package dev.nudge.datasets;

import dev.nudge.spi.Column;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Require;
import dev.nudge.spi.Table;
import java.util.Arrays;
import java.util.List;

@Doc(
        value = "The houses of the article: area in square feet, number of bathrooms, price in thousands of dollars.",
        source = "J. Alammar, A Visual and Interactive Guide to the Basics of Neural Networks; the houses are those of"
                + " A. Ng's machine learning course.",
        chooseWhen = "to see every number of a training with the naked eye.")
public record Houses(
        @Doc("three: area and price of three houses; ten: area, bathrooms and price of ten; labelled: the same ten with"
                + " area, bathrooms and a label, Good or Bad, in place of the price")
        HouseTable table)
        implements DatasetLoader {

    private static final float[] AREA = {2104, 1600, 2400, 1416, 3000, 1985, 1534, 1427, 1380, 1494};
    private static final float[] BATHROOMS = {3, 3, 3, 2, 4, 4, 3, 3, 3, 3};
    private static final float[] PRICE = {399.9f, 329.9f, 369, 232, 539.9f, 299.9f, 314.9f, 198.999f, 212, 242.5f};
    private static final int[] LABEL = {0, 0, 0, 1, 1, 0, 1, 0, 0, 0};

    public Houses {
        Require.settings(Houses.class, table);
    }

    public Houses() {
        this(HouseTable.THREE);
    }

    @Override
    public Table load(LoadRequest request) {
        return switch (table) {
            case THREE -> new Table(List.of(numbers("area", AREA, 3), numbers("price", PRICE, 3)), "price");
            case TEN ->
                new Table(
                        List.of(
                                numbers("area", AREA, 10),
                                numbers("bathrooms", BATHROOMS, 10),
                                numbers("price", PRICE, 10)),
                        "price");
            case LABELLED ->
                new Table(List.of(numbers("area", AREA, 10), numbers("bathrooms", BATHROOMS, 10), label()), "label");
        };
    }

    private static Column numbers(String name, float[] values, int rows) {
        return new Column.Numbers(name, Arrays.copyOf(values, rows));
    }

    private static Column label() {
        return new Column.Categories("label", LABEL.clone(), List.of("Good", "Bad"));
    }
}
