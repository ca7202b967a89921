package dev.nudge.app.bad;

import static dev.nudge.app.bad.BadInput.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Experiment files that cannot be used. */
final class BadExperiments {

    private BadExperiments() {}

    static Stream<BadInput> all() {
        return Stream.of(asText(), asBytes(), asFiles()).flatMap(inputs -> inputs);
    }

    private static Stream<BadInput> asText() {
        return Stream.of(
                experiment("nothing", ""),
                experiment("only a comment", "# dataset: houses\n"),
                experiment("a word", "houses"),
                experiment("a list", "- dataset\n- houses\n"),
                experiment("an open brace", "dataset: {name: houses"),
                experiment("an open quote", "dataset: \"houses\nloss: mse\n"),
                experiment("a tab", "dataset:\n\tname: houses\n"),
                experiment("a key twice", "dataset: houses\ndataset: iris\n"),
                experiment("two documents", "dataset: houses\n---\ndataset: iris\n"),
                experiment("an unknown tag", "dataset: !!java.net.URL [\"http://127.0.0.1\"]\n"),
                experiment("an unknown alias", "dataset: *houses\n"),
                experiment("an alias of itself", "dataset: &a {name: *a}\n"),
                experiment("an alias bomb", aliasBomb(9, 10)),
                experiment("an alias bomb in keys", "? &a [x, x]\n: &b [*a, *a]\n? [*b, *b]\n: *b\n"),
                experiment("deep lists", "dataset: " + "[".repeat(100_000)),
                experiment("deep maps", "{a: ".repeat(50_000) + "1" + "}".repeat(50_000)),
                experiment("deep blocks", "dataset:\n" + blocks(3000)),
                experiment("deep questions", "? ".repeat(20_000) + "x"),
                experiment("deep dashes", "dataset:\n" + "- ".repeat(20_000) + "x"),
                experiment("an unknown key", "dataset: houses\noptimiser: gd\n"),
                experiment("an unknown dataset", "dataset: house\n"),
                experiment(
                        "every section of the wrong type",
                        "dataset: [1]\nfeatures: 1\nsplit: [x]\nnetwork: true\nloss: {}\noptimizer: [gd]\ntraining: x\n"),
                experiment("every setting of the wrong type", """
                        dataset: {name: csv, file: [a], types: 3, names: {a: b}, header: 7}
                        features: {target: [x], scaling: {a: {}}, missing: 1}
                        split: {test: x, folds: {}, seed: 1.5, stratify: 2}
                        network: {hidden: 3, bias: x, dropout: []}
                        loss: {name: huber, delta: {}}
                        optimizer: {name: adam, learning-rate: fast}
                        training: {epochs: many, batch-size: {}, schedule: 3, early-stopping: x, converge: x}
                        """),
                experiment("a thousand unknown keys", "dataset: houses\n" + keys(1000)),
                experiment("a number beyond numbers", "dataset: houses\noptimizer: {learning-rate: 1e999}\n"),
                experiment("no number", "dataset: houses\noptimizer: {learning-rate: .nan}\n"),
                experiment("a negative number", "dataset: houses\ntraining: {epochs: -5}\n"),
                experiment("a long number", "dataset: houses\ntraining: {epochs: " + "9".repeat(5000) + "}\n"),
                experiment(
                        "a long number of features",
                        "dataset: houses\nfeatures: {scaling: {area: 1" + "0".repeat(5000) + "}}\n"),
                experiment("a long name", "dataset: " + "x".repeat(100_000) + "\n"),
                experiment("a long key", "dataset: houses\n" + "x".repeat(1000) + ": 1\n"),
                experiment("a long nested key", "dataset: houses\nloss: {name: huber, " + "x".repeat(1000) + ": 1}\n"),
                experiment("a very long key", "? " + "x".repeat(100_000) + "\n: 1\n"),
                BadInput.of(
                        "experiment: a long file name",
                        "xxx",
                        file("x.yaml", "dataset: {name: csv, file: " + "x".repeat(5000) + "}\nfeatures: {target: a}\n"),
                        "check",
                        "@x.yaml"),
                experiment("a zero in a file name", "dataset: {name: csv, file: \"a\\0b\"}\n"),
                experiment("colours in a name", "dataset: \"\\e[31mred\\e[0m\\x07\"\n"),
                experiment("text turned around", "dataset: \"\\u202Esesuoh\\u2028\\x9b31m\"\n"),
                experiment("a batch of none", "dataset: houses\ntraining: {batch-size: 0}\n"),
                experiment("a name of a name", "dataset: {name: {name: houses}}\n"),
                experiment("shares that leave nothing", "dataset: houses\nsplit: {test: 0.6, validation: 0.5}\n"),
                experiment("more folds than rows", "dataset: houses\nsplit: {folds: 200}\n"),
                experiment("a target that is not there", "dataset: houses\nfeatures: {target: prize}\n"),
                experiment(
                        "columns that are not there",
                        "dataset: houses\nfeatures: {columns: [" + "x,".repeat(999) + "x]}\n"),
                experiment("its own target as a feature", "dataset: houses\nfeatures: {columns: [price]}\n"),
                experiment("a loss for other targets", "dataset: iris\nloss: mse\n"),
                experiment(
                        "a huge layer",
                        "dataset: houses\nnetwork: {hidden: [{units: 65536}, {units: 65536}, {units: 65536}]}\n"),
                experiment(
                        "no file for the dataset", "dataset: {name: csv, file: x.yaml.csv}\nfeatures: {target: b}\n"),
                experiment(
                        "a dataset that is the experiment",
                        "dataset: {name: csv, file: x.yaml}\nfeatures: {target: b}\n"));
    }

    private static Stream<BadInput> asBytes() {
        byte[] good = "dataset: houses\n".getBytes(StandardCharsets.UTF_8);
        byte[] zero = "dataset: hou\0ses\n".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                experiment("a zero byte", zero),
                experiment("UTF-16", "dataset: houses\n".getBytes(StandardCharsets.UTF_16)),
                experiment("UTF-16 without a mark", "dataset: houses\n".getBytes(StandardCharsets.UTF_16LE)),
                experiment("UTF-32", "dataset: houses\n".getBytes(java.nio.charset.Charset.forName("UTF-32"))),
                experiment("windows-1252", new byte[] {'a', ':', ' ', (byte) 0xe4, '\n'}),
                experiment("half a character", new byte[] {'a', ':', ' ', (byte) 0xf0, (byte) 0x9f}),
                experiment("a surrogate in UTF-8", new byte[] {'a', ':', ' ', (byte) 0xed, (byte) 0xa0, (byte) 0x80}),
                experiment("control characters", new byte[] {'a', 1, 2, 0x1b, '[', '3', '1', 'm', ':', ' ', 'b'}),
                experiment("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13}),
                experiment("one line of 10 MB", repeated(good, 10 << 20)),
                experiment(
                        "a line of 1 MB",
                        ("dataset: " + "x".repeat((1 << 20) - 100)).getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<BadInput> asFiles() {
        return Stream.of(
                BadInput.of("no file", "x.yaml: there is no such file", folder -> {}, "run", "@x.yaml"),
                BadInput.of("a folder", "is a directory", folder -> {}, "run", "@"),
                BadInput.of("a table", "x.csv", file("x.csv", "a,b\n1,2\n"), "run", "@x.csv"),
                BadInput.of("an endless file", "/dev/zero", folder -> {}, "check", "/dev/zero"),
                BadInput.of(
                        "no output folder",
                        "cannot be written",
                        file("x", "a file"),
                        "run",
                        "../experiments/one-weight.yaml",
                        "--out",
                        "@x/run"),
                BadInput.of(
                        "an override without a value",
                        "--set",
                        folder -> {},
                        "run",
                        "../experiments/one-weight.yaml",
                        "--set",
                        "loss"),
                BadInput.of(
                        "an override of a part of a word",
                        "training.epochs",
                        folder -> {},
                        "check",
                        "../experiments/one-weight.yaml",
                        "--set",
                        "training.epochs.x=1"),
                BadInput.of(
                        "a deep override",
                        "--set",
                        folder -> {},
                        "check",
                        "../experiments/one-weight.yaml",
                        "--set",
                        "a" + ".a".repeat(20_000) + "=1"),
                BadInput.of(
                        "an override that is no YAML",
                        "--set",
                        folder -> {},
                        "check",
                        "../experiments/one-weight.yaml",
                        "--set",
                        "loss={"));
    }

    private static BadInput experiment(String name, String text) {
        return experiment(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static BadInput experiment(String name, byte[] bytes) {
        return BadInput.of("experiment: " + name, "x.yaml", file("x.yaml", bytes), "check", "@x.yaml");
    }

    private static String aliasBomb(int levels, int width) {
        StringBuilder text = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i <= levels; i++) {
            text.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ", ").repeat(width))
                    .append("]\n");
        }
        return text.toString();
    }

    private static String blocks(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= depth; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.substring(0, Math.min(text.length(), 1 << 19));
    }

    private static String keys(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("key").append(i).append(": 1\n");
        }
        return text.toString();
    }

    private static byte[] repeated(byte[] piece, int size) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() < size) {
            all.write(piece, 0, piece.length - 1);
        }
        return all.toByteArray();
    }
}
