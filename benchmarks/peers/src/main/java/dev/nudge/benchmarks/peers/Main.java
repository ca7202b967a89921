package dev.nudge.benchmarks.peers;

import dev.nudge.benchmarks.protocol.BadUsage;
import dev.nudge.benchmarks.protocol.EpochTimes;
import dev.nudge.benchmarks.protocol.LoadTimes;
import dev.nudge.benchmarks.protocol.Options;
import dev.nudge.benchmarks.protocol.Result;
import dev.nudge.benchmarks.protocol.WorkItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.Supplier;

/** Runs an item with a peer, {@code PEER ITEM [options]}, and prints the result, one line of JSON. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        try {
            String peer = arguments.length == 0 ? "" : arguments[0];
            Options options = Options.parse(Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length));
            System.out.println(run(peer, options).with("version", version(peer)));
            System.exit(0); // libraries leave threads behind
        } catch (BadUsage e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(2);
        }
    }

    private static Result run(String peer, Options options) {
        if (options.item().equals("W6")) {
            return switch (peer) {
                case "commons-csv" -> LoadTimes.of(() -> CsvReaders.commons(options.numbers()))
                        .result(peer, 1, options.numbers());
                case "fastcsv" -> LoadTimes.of(() -> CsvReaders.fast(options.numbers()))
                        .result(peer, 1, options.numbers());
                default -> throw unable(peer, options);
            };
        }
        WorkItem work = options.training().orElseThrow(() -> unable(peer, options));
        boolean able =
                switch (peer) {
                    case "djl", "tensorflow" -> true;
                    case "tribuo" -> work == WorkItem.W1 || work == WorkItem.W3;
                    default -> false;
                };
        if (!able) {
            throw unable(peer, options);
        }
        Tribuo.beQuiet();
        Rows train = Rows.train(options, work.pictures());
        Supplier<Rows> test = () -> Rows.test(options);
        EpochTimes times =
                switch (peer) {
                    case "djl" -> EpochTimes.of(new Djl(work, train, test), work.epochs());
                    case "tensorflow" -> EpochTimes.of(
                            new TensorFlow(work, train, test, options.threads()), work.epochs());
                    default -> Tribuo.run(work, train, test);
                };
        return Result.of(peer, work, peer.equals("tribuo") ? 1 : options.threads(), train.count, times);
    }

    private static BadUsage unable(String peer, Options options) {
        return new BadUsage("the peer '" + peer + "' does not do the item '" + options.item() + "'");
    }

    private static String version(String peer) {
        Properties versions = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("/versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty(peer);
    }
}
