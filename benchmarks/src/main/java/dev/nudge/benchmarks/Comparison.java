package dev.nudge.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.nudge.benchmarks.protocol.EpochTimes;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A table of the results that lines of JSON hold: medians, and how nudge compares with each peer. */
public final class Comparison {

    /** What is compared, and in which direction it is better. */
    private enum Figure {
        SECONDS_PER_EPOCH("sec_per_epoch", "s/epoch", false),
        WALL("wall_s", "s", false),
        MEGABYTES_PER_SECOND("mb_per_s", "MB/s", true),
        FIRST_MEGABYTES_PER_SECOND("first_mb_per_s", "MB/s, first load", true);

        private final String key;
        private final String unit;
        private final boolean moreIsBetter;

        Figure(String key, String unit, boolean moreIsBetter) {
            this.key = key;
            this.unit = unit;
            this.moreIsBetter = moreIsBetter;
        }
    }

    private final List<Map<String, String>> results;

    private Comparison(List<Map<String, String>> results) {
        this.results = results;
    }

    /** Prints the table of the results in a file. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(table(Files.readAllLines(Path.of(arguments[0]))));
    }

    static String table(List<String> lines) {
        Comparison comparison =
                new Comparison(lines.stream().map(Comparison::read).toList());
        List<String> table = new ArrayList<>();
        table.add("| item | peer | median | lowest - highest | ratio | loss | accuracy | RSS MB |");
        table.add("|---|---|---|---|---|---|---|---|");
        comparison.values("item").forEach(item -> {
            for (Figure figure : Figure.values()) {
                comparison
                        .of(item)
                        .values("peer")
                        .forEach(peer -> comparison.of(item).line(table, peer, figure));
            }
        });
        return String.join("\n", table) + "\n";
    }

    /** A flat object; numbers stay the text that they are. */
    static Map<String, String> read(String line) {
        Map<String, String> result = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                result.put(key, parser.getText());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("no result: " + line, e);
        }
        return result;
    }

    private Stream<String> values(String key) {
        return results.stream().map(result -> result.get(key)).distinct();
    }

    private Comparison of(String item) {
        return new Comparison(results.stream()
                .filter(result -> item.equals(result.get("item")))
                .toList());
    }

    private void line(List<String> table, String peer, Figure figure) {
        double[] values = numbers(peer, figure.key);
        if (values.length == 0) {
            return;
        }
        double median = EpochTimes.median(values);
        double ours = EpochTimes.median(numbers(Main.PEER, figure.key));
        Map<String, String> any = results.stream()
                .filter(result -> peer.equals(result.get("peer")))
                .findFirst()
                .orElseThrow();
        table.add(Stream.of(
                        any.get("item"),
                        any.containsKey("version") ? peer + " " + any.get("version") : peer,
                        digits(median) + " " + figure.unit,
                        digits(DoubleStream.of(values).min().orElseThrow()) + " - "
                                + digits(DoubleStream.of(values).max().orElseThrow()),
                        peer.equals(Main.PEER) ? "" : digits(figure.moreIsBetter ? ours / median : median / ours),
                        cell(any, "final_loss"),
                        cell(any, "accuracy"),
                        digits(EpochTimes.median(numbers(peer, "rss_mb"))))
                .collect(Collectors.joining(" | ", "| ", " |")));
    }

    private double[] numbers(String peer, String key) {
        return results.stream()
                .filter(result -> peer.equals(result.get("peer")))
                .map(result -> cell(result, key))
                .filter(value -> !value.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static String cell(Map<String, String> result, String key) {
        String value = result.getOrDefault(key, "null");
        return value.equals("null") ? "" : value;
    }

    /** Three digits, or all before the point. */
    private static String digits(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        int decimals = rounded.scale() + 3 - rounded.precision();
        return String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value);
    }
}
