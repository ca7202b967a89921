package dev.nudge.benchmarks;

import dev.nudge.benchmarks.data.GeneratedFiles;
import dev.nudge.benchmarks.protocol.BadUsage;
import dev.nudge.benchmarks.protocol.Options;
import dev.nudge.benchmarks.protocol.Result;
import dev.nudge.benchmarks.protocol.WorkItem;
import dev.nudge.spi.InputException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Runs an item and prints its result, one line of JSON. */
public final class Main {

    static final String PEER = "nudge";

    private static final Map<String, Function<Options, Result>> ITEMS = items();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** The exit code; 2 for what the caller got wrong. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            Options options = Options.parse(arguments);
            Function<Options, Result> item = ITEMS.get(options.item());
            if (item == null) {
                throw new BadUsage(
                        "there is no item '" + options.item() + "'; there are " + String.join(", ", ITEMS.keySet()));
            }
            out.println(item.apply(options));
            return 0;
        } catch (BadUsage | InputException e) {
            err.println("benchmarks: " + e.getMessage());
            return 2;
        }
    }

    private static Map<String, Function<Options, Result>> items() {
        Map<String, Function<Options, Result>> items = new LinkedHashMap<>();
        for (WorkItem work : WorkItem.values()) {
            items.put(work.label(), new TrainingItem(work)::run);
        }
        items.put("W6", CsvLoad::run);
        items.put("tiny", Tiny::run);
        items.put("products", Products::run);
        items.put("scaling", Scaling::run);
        items.put("data", Main::data);
        return items;
    }

    /** Makes all files that are missing, for peers that only read them. */
    private static Result data(Options options) {
        GeneratedFiles files = new GeneratedFiles(options);
        files.pictures();
        files.linear();
        files.numbers();
        return new Result(PEER, options.item(), options.threads())
                .with("pictures", options.pictures().toString())
                .with("linear", options.linear().toString())
                .with("numbers", options.numbers().toString());
    }
}
