package dev.nudge.app.run;

import dev.nudge.features.Encoding;
import dev.nudge.features.Feature;
import dev.nudge.features.MissingValues;
import dev.nudge.features.Scale;
import dev.nudge.features.TargetEncoding;
import dev.nudge.network.Activation;
import dev.nudge.network.Initialization;
import dev.nudge.network.Layer;
import dev.nudge.network.Network;
import dev.nudge.report.Model;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Link;
import dev.nudge.spi.Names;
import dev.nudge.spi.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model on disk: model.json says what it is, model.safetensors holds its weights. Both are data, never code. */
public final class ModelFiles {

    private static final String DESCRIPTION = "model.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String FORMAT = "nudge-model-1";
    private static final int MOST_UNITS = 1 << 24;

    private ModelFiles() {}

    /** Writes both files. */
    public static void save(Model model, Path folder) {
        try (AtomicFiles files = new AtomicFiles()) {
            add(model, folder, files);
            files.commit();
        }
    }

    /** Adds both files to others. */
    static void add(Model model, Path folder, AtomicFiles files) {
        files.add(folder.resolve(WEIGHTS), SafeTensors.bytes(tensors(model.network()), model.weights()));
        files.add(folder.resolve(DESCRIPTION), Json.text(tree(model)));
    }

    /** Reads both files; anything that does not fit together is an {@link InputException}. */
    public static Model load(Path folder) {
        Path file = folder.resolve(DESCRIPTION);
        Fields fields = StoredText.json(file)
                .orElseThrow(() -> new InputException(
                        "%s: there is no such file; name a run directory, such as runs/house-prices-..."
                                .formatted(file)));
        if (!fields.text("format").equals(FORMAT)) {
            throw fields.wrong("format", "must be " + FORMAT);
        }
        Encoding encoding = new Encoding(
                fields.objects("features").stream().map(ModelFiles::feature).toList(),
                target(fields.object("target")),
                fields.constant("missing", MissingValues.class));
        Network network = network(fields, encoding);
        float[] weights = SafeTensors.read(folder.resolve(WEIGHTS), tensors(network), network.size());
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                throw new InputException(
                        "%s: holds a weight that is no number; the file is damaged".formatted(folder.resolve(WEIGHTS)));
            }
        }
        return new Model(encoding, network, fields.constant("link", Link.class), weights);
    }

    private static List<SafeTensors.Tensor> tensors(Network network) {
        List<SafeTensors.Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            tensors.add(new SafeTensors.Tensor(
                    "layers." + i + ".weight", List.of(layer.inputs(), layer.units()), layer.weightsStart()));
            if (layer.bias()) {
                tensors.add(
                        new SafeTensors.Tensor("layers." + i + ".bias", List.of(layer.units()), layer.biasesStart()));
            }
        }
        return tensors;
    }

    private static Map<String, Object> tree(Model model) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put(
                "features",
                model.encoding().features().stream().map(ModelFiles::tree).toList());
        tree.put("missing", Names.kebab(model.encoding().missing().name()));
        tree.put("target", tree(model.encoding().target()));
        tree.put(
                "layers",
                model.network().layers().stream().map(ModelFiles::tree).toList());
        tree.put("link", Names.kebab(model.link().name()));
        return tree;
    }

    private static Map<String, Object> tree(Feature feature) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("column", feature.column());
        tree.put("type", Names.kebab(feature.type().name()));
        if (feature instanceof Feature.Numeric number) {
            tree.put("fill", number.fill());
            put(tree, number.scale());
        } else if (feature instanceof Feature.Category category) {
            tree.put("levels", category.levels());
        }
        return tree;
    }

    private static Feature feature(Fields fields) {
        return switch (fields.constant("type", ColumnType.class)) {
            case NUMBER -> new Feature.Numeric(fields.text("column"), fields.number("fill"), scale(fields));
            case CATEGORY -> new Feature.Category(fields.text("column"), fields.texts("levels"));
        };
    }

    private static Map<String, Object> tree(TargetEncoding target) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("column", target.column());
        tree.put("kind", Names.kebab(target.kind().name()));
        tree.put("type", Names.kebab(target.type().name()));
        if (target instanceof TargetEncoding.Numeric number) {
            put(tree, number.scale());
        } else if (target instanceof TargetEncoding.Classes classes) {
            tree.put("classes", classes.classes());
        }
        return tree;
    }

    private static TargetEncoding target(Fields fields) {
        Target kind = fields.constant("kind", Target.class);
        if (!kind.classes()) {
            return new TargetEncoding.Numeric(fields.text("column"), kind, scale(fields));
        }
        List<String> classes = fields.texts("classes");
        if (classes.size() < 2 || (kind == Target.YES_NO && classes.size() != 2)) {
            throw fields.wrong("classes", "must be two or more");
        }
        return new TargetEncoding.Classes(
                fields.text("column"), kind, fields.constant("type", ColumnType.class), classes);
    }

    private static Map<String, Object> tree(Layer layer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("units", layer.units());
        tree.put("activation", Names.kebab(layer.activation().name()));
        tree.put("bias", layer.bias());
        return tree;
    }

    private static Network network(Fields fields, Encoding encoding) {
        List<Layer> layers = new ArrayList<>();
        int inputs = encoding.inputs();
        long start = 0;
        for (Fields layer : fields.objects("layers")) {
            int units = layer.count("units", MOST_UNITS);
            long end = start + (long) inputs * units + units;
            if (units == 0 || end > Integer.MAX_VALUE) {
                throw layer.wrong("units", "must be from 1 to as many as fit into memory");
            }
            layers.add(new Layer(
                    inputs, units, layer.constant("activation", Activation.class), layer.truth("bias"), (int) start));
            inputs = units;
            start = layers.get(layers.size() - 1).end();
        }
        if (layers.isEmpty() || inputs != encoding.target().outputs()) {
            throw fields.wrong(
                    "layers",
                    "must end in %d outputs".formatted(encoding.target().outputs()));
        }
        return new Network(layers, 0, Initialization.AUTO);
    }

    private static void put(Map<String, Object> tree, Scale scale) {
        tree.put("shift", scale.shift());
        tree.put("factor", scale.factor());
    }

    private static Scale scale(Fields fields) {
        return new Scale(fields.number("shift"), fields.number("factor"));
    }
}
