package dev.nudge.benchmarks.protocol;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line says.
 *
 * @param data the folder with MNIST's files, if they are not the generated ones
 * @param rows how many rows to generate or to take instead of the item's own number, for a quick trial
 * @param generated where generated files are
 */
public record Options(String item, Optional<Path> data, int threads, OptionalInt rows, Path generated) {

    private static final List<String> KNOWN = List.of("--data", "--threads", "--rows", "--generated");

    /** Reads {@code ITEM [--data DIR] [--threads N] [--rows N] [--generated DIR]}. */
    public static Options parse(String... arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("-")) {
            throw new BadUsage("say first which item to run");
        }
        Options options =
                new Options(arguments[0], Optional.empty(), 1, OptionalInt.empty(), Path.of("benchmarks/target/data"));
        for (int i = 1; i < arguments.length; i += 2) {
            if (!KNOWN.contains(arguments[i])) {
                throw new BadUsage("'" + arguments[i] + "' is no option; there are " + String.join(", ", KNOWN));
            }
            if (i + 1 == arguments.length) {
                throw new BadUsage(arguments[i] + " needs a value");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--data" -> new Options(item, Optional.of(Path.of(value)), threads, rows, generated);
            case "--threads" -> new Options(item, data, number(option, value), rows, generated);
            case "--rows" -> new Options(item, data, threads, OptionalInt.of(number(option, value)), generated);
            default -> new Options(item, data, threads, rows, Path.of(value));
        };
    }

    private static int number(String option, String value) {
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw new BadUsage(option + " needs a whole number from 1 on, got '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    /** The training item of this name, if it is one. */
    public Optional<WorkItem> training() {
        return WorkItem.named(item);
    }

    /** How many rows, where an item usually has so many. */
    public int rows(int usual) {
        return rows.orElse(usual);
    }

    /** Whether it is a quick trial, whose times mean little. */
    public boolean trial() {
        return rows.isPresent();
    }

    /** The folder of MNIST's files, or of those generated in their shape. */
    public Path pictures() {
        return data.orElse(generated.resolve("mnist-shaped-" + rows(60_000)));
    }

    /** The file of generated rows for W3: 20 inputs and the target, as little-endian float32. */
    public Path linear() {
        return generated.resolve("linear-" + rows(1_000_000) + ".f32");
    }

    /** The file of generated numbers for W6. */
    public Path numbers() {
        return generated.resolve("numbers-" + rows(1_000_000) + ".csv");
    }
}
