package dev.nudge.app.run;

import dev.nudge.features.Encoding;
import dev.nudge.features.Feature;
import dev.nudge.features.MissingValues;
import dev.nudge.features.Scale;
import dev.nudge.features.TargetEncoding;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.report.Model;
import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.Link;
import dev.nudge.spi.Table;
import dev.nudge.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A model with a random encoding and network, and a table that it can predict from. */
record RandomModel(Model model, Table table) {

    private static final int ROWS = 20;
    private static final List<String> NAMES = List.of("area", "b \u20ac", "c,d", "\"e\"", "f\ng", "");

    static RandomModel of(long seed) {
        Random random = new Random(seed);
        List<Feature> features = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (String name : NAMES.subList(0, 1 + random.nextInt(NAMES.size()))) {
            boolean number = random.nextBoolean();
            features.add(number ? numeric(name, random) : category(name, random));
            columns.add(number ? numbers(name, random) : categories(name, random));
        }
        Target kind = oneOf(Target.values(), random);
        Encoding encoding = new Encoding(features, target(kind, random), oneOf(MissingValues.values(), random));
        Network network = Network.of(
                settings(random), encoding.inputs(), encoding.target().outputs());
        float[] weights = new float[network.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return new RandomModel(new Model(encoding, network, link(kind), weights), new Table(columns));
    }

    private static Link link(Target kind) {
        return switch (kind) {
            case NUMBER -> Link.IDENTITY;
            case COUNT -> Link.EXP;
            case YES_NO -> Link.SIGMOID;
            case ONE_OF_K -> Link.SOFTMAX;
        };
    }

    private static NetworkSettings settings(Random random) {
        List<HiddenLayer> hidden = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            hidden.add(new HiddenLayer(1 + random.nextInt(9), oneOf(Activation.values(), random)));
        }
        return new NetworkSettings(hidden, random.nextBoolean(), Initialization.AUTO, 0);
    }

    private static Feature numeric(String name, Random random) {
        return new Feature.Numeric(name, random.nextGaussian(), scale(random));
    }

    private static Feature category(String name, Random random) {
        List<String> levels = new ArrayList<>(List.of("x", "", "\u00e4\t", "none"));
        if (random.nextBoolean()) {
            levels.add(Feature.Category.MISSING);
        }
        return new Feature.Category(name, levels);
    }

    private static Scale scale(Random random) {
        return new Scale(random.nextGaussian() * 100, random.nextInt(5) == 0 ? 0 : random.nextGaussian());
    }

    private static TargetEncoding target(Target kind, Random random) {
        return switch (kind) {
            case NUMBER, COUNT -> new TargetEncoding.Numeric("target", kind, scale(random));
            case YES_NO -> new TargetEncoding.Classes("target", kind, ColumnType.NUMBER, List.of("0", "1"));
            case ONE_OF_K -> new TargetEncoding.Classes("target", kind, ColumnType.CATEGORY, List.of("b", "a", "c d"));
        };
    }

    private static Column numbers(String name, Random random) {
        float[] values = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            values[i] = random.nextInt(5) == 0 ? Float.NaN : (float) random.nextGaussian() * 10;
        }
        return new Column.Numbers(name, values);
    }

    private static Column categories(String name, Random random) {
        int[] codes = random.ints(ROWS, -1, 4).toArray();
        return new Column.Categories(name, codes, List.of("x", "unseen", "\u00e4\t", "none"));
    }

    private static <T> T oneOf(T[] all, Random random) {
        return all[random.nextInt(all.length)];
    }
}
