package dev.nudge.app.config;

import dev.nudge.experiment.Experiment;
import dev.nudge.features.FeatureSettings;
import dev.nudge.features.SplitSettings;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.train.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads experiment files. */
public final class ExperimentReader {

    /** The keys of an experiment file, in the order of the data flow. */
    public static final List<String> KEYS =
            List.of("dataset", "features", "split", "network", "loss", "optimizer", "training");

    /** Fits most tables with the default settings; see docs/real-data.md. */
    static final String USUAL_OPTIMIZER = "adam";

    /** The key of a split that is a dataset. */
    static final String TEST_FILE = "test-file";

    private final Supplier<? extends Components> components;

    public ExperimentReader(Components components) {
        this(() -> components);
    }

    /** @param components asked for when the text has been read: they may still be on their way */
    public ExperimentReader(Supplier<? extends Components> components) {
        this.components = components;
    }

    /**
     * Reads an experiment.
     *
     * @param overrides {@code key=value}, laid over what the file says
     */
    public ExperimentFile read(Path file, List<String> overrides) {
        Node.Entries root =
                Overrides.apply(YamlReader.read(file), overrides, Path.of("").toAbsolutePath());
        return read(name(file), root);
    }

    /** Reads an experiment from keys and values, wherever they come from. */
    public ExperimentFile read(String name, Node.Entries root) {
        Problems problems = new Problems();
        Binder binder = new Binder(components.get(), problems);
        rejectUnknown(root, problems);
        Optional<DatasetLoader> dataset = dataset(root, binder, problems);
        Optional<DatasetLoader> testDataset = testDataset(root, binder, problems);
        FeatureSettings features = record(root, "features", new FeatureSettings(), binder);
        Node.Entries split = section(root, "split", problems).without(TEST_FILE);
        SplitSettings splitSettings = binder.record(split, "split", new SplitSettings());
        NetworkSettings network = record(root, "network", new NetworkSettings(), binder);
        TrainingSettings training = record(root, "training", new TrainingSettings(), binder);
        Optional<Loss> loss = component(root.get("loss"), "loss", Loss.class, binder);
        Optional<Optimizer> optimizer = component(Optional.of(optimizer(root)), "optimizer", Optimizer.class, binder);
        problems.throwIfAny();
        Experiment experiment = new Experiment(
                dataset.orElseThrow(),
                testDataset,
                features,
                splitSettings,
                network,
                loss,
                optimizer.orElseThrow(),
                training);
        return new ExperimentFile(name, experiment, root);
    }

    /**
     * A dataset named on the command line: a file (read by {@code around} with that file, or as csv), the name of a
     * dataset, or settings such as {@code {images: a, labels: b}}.
     */
    public DatasetLoader dataset(String text, Optional<DatasetLoader> around) {
        Path here = Path.of("").toAbsolutePath();
        Problems problems = new Problems();
        Binder binder = new Binder(components.get(), problems);
        Node given = text.strip().startsWith("{")
                ? YamlReader.value(text, "-", here)
                : new Node.Scalar(new Place(text, here, 0, 0), text, true);
        boolean named = given instanceof Node.Scalar
                && components.get().of(DatasetLoader.class).containsKey(text)
                && !java.nio.file.Files.exists(here.resolve(text));
        Node.Entries base = named
                ? new Node.Entries(given.place(), Map.of("name", new Node.Entry(given.place(), given)))
                : overlay(base(around, given.place()), given);
        Optional<DatasetLoader> loader =
                binder.component(base, "data", DatasetLoader.class).map(DatasetLoader.class::cast);
        problems.throwIfAny();
        return loader.orElseThrow();
    }

    private Node.Entries base(Optional<DatasetLoader> around, Place place) {
        Optional<Node> settings = around.map(loader -> ExperimentWriter.node(loader, place));
        // A built-in table has no file to take the place of.
        return settings.filter(node -> ((Node.Entries) node).get("file").isPresent()
                        || ((Node.Entries) node).get("images").isPresent())
                .map(Node.Entries.class::cast)
                .orElseGet(() -> new Node.Entries(
                        place, Map.of("name", new Node.Entry(place, new Node.Scalar(place, "csv", false)))));
    }

    private static <T> Optional<T> component(Optional<Node> node, String key, Class<T> type, Binder binder) {
        Optional<Record> component = node.isEmpty() ? Optional.empty() : binder.component(node.get(), key, type);
        return component.isEmpty() ? Optional.empty() : Optional.of(type.cast(component.get()));
    }

    private void rejectUnknown(Node.Entries root, Problems problems) {
        for (Map.Entry<String, Node.Entry> entry : root.entries().entrySet()) {
            String key = entry.getKey();
            if (!KEYS.contains(key)) {
                problems.add(
                        entry.getValue().keyPlace(),
                        key,
                        "an experiment has no such key%s; it has %s"
                                .formatted(Binder.meant(key, KEYS), String.join(", ", KEYS)));
            }
        }
    }

    private Optional<DatasetLoader> dataset(Node.Entries root, Binder binder, Problems problems) {
        Optional<Node> node = root.get("dataset");
        if (node.isEmpty()) {
            problems.add(
                    root.place(),
                    "dataset",
                    "must be set; there are "
                            + String.join(
                                    ", ",
                                    components.get().of(DatasetLoader.class).keySet()));
        }
        return component(node, "dataset", DatasetLoader.class, binder);
    }

    /** The dataset once more, with another file or other settings. */
    private Optional<DatasetLoader> testDataset(Node.Entries root, Binder binder, Problems problems) {
        Optional<Node> given = section(root, "split", problems).get(TEST_FILE);
        Optional<Node> dataset = root.get("dataset");
        if (given.isEmpty() || dataset.isEmpty()) {
            return Optional.empty();
        }
        Node.Entries base = dataset.get() instanceof Node.Entries entries
                ? entries
                : new Node.Entries(
                        dataset.get().place(),
                        Map.of("name", new Node.Entry(dataset.get().place(), dataset.get())));
        return binder.component(overlay(base, given.get()), "split." + TEST_FILE, DatasetLoader.class)
                .map(DatasetLoader.class::cast);
    }

    /** Settings without a name are those of the usual optimizer. */
    private static Node optimizer(Node.Entries root) {
        Node usual = new Node.Scalar(root.place(), USUAL_OPTIMIZER, false);
        Node given = root.get("optimizer").orElse(usual);
        return given instanceof Node.Entries entries && entries.get("name").isEmpty()
                ? entries.with("name", usual)
                : given;
    }

    private static Node.Entries overlay(Node.Entries base, Node given) {
        if (!(given instanceof Node.Entries settings)) {
            return base.with("file", given);
        }
        if (!name(settings).equals(name(base)) && settings.get("name").isPresent()) {
            return settings; // another kind of dataset, with settings of its own
        }
        Node.Entries result = base;
        for (Map.Entry<String, Node.Entry> setting : settings.entries().entrySet()) {
            result = result.with(setting.getKey(), setting.getValue().value());
        }
        return result;
    }

    private static Optional<String> name(Node.Entries component) {
        return component.get("name").map(Node::inWords);
    }

    private static <T extends Record> T record(Node.Entries root, String key, T defaults, Binder binder) {
        return root.get(key).map(node -> binder.record(node, key, defaults)).orElse(defaults);
    }

    private static Node.Entries section(Node.Entries root, String key, Problems problems) {
        Node node = root.get(key).orElse(new Node.Entries(root.place(), Map.of()));
        if (node instanceof Node.Entries entries) {
            return entries;
        }
        if (!(node instanceof Node.Scalar scalar && scalar.nothing())) {
            problems.add(node.place(), key, "must be keys and values, got " + node.inWords());
        }
        return new Node.Entries(node.place(), Map.of());
    }

    private static String name(Path file) {
        Path name = file.toAbsolutePath().getFileName();
        if (name == null) {
            throw new InputException(file + ": is no file");
        }
        return name.toString().replaceFirst("\\.ya?ml$", "");
    }
}
