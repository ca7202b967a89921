package dev.nudge.benchmarks.protocol;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run has found, as one line of JSON. */
public final class Result {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** A result that says whose and of what it is. */
    public Result(String peer, String item, int threads) {
        with("peer", peer).with("item", item).with("threads", threads);
    }

    /** The result of a training item. */
    public static Result of(String peer, WorkItem item, int threads, int rows, EpochTimes times) {
        return new Result(peer, item.label(), threads)
                .with("sec_per_epoch", times.median())
                .with("samples_per_s", rows / times.median())
                .with("final_loss", times.loss())
                .with("accuracy", times.accuracy())
                .with("rss_mb", peakMegabytes())
                .with("first_epoch_s", times.first());
    }

    /** Adds a word; it has nothing in it that JSON would escape. */
    public Result with(String key, String value) {
        return put(key, '"' + value + '"');
    }

    /** Adds a number with six digits; null if it is none. */
    public Result with(String key, double value) {
        return put(key, Double.isFinite(value) ? rounded(value) : "null");
    }

    /** Adds a whole number. */
    public Result with(String key, long value) {
        return put(key, Long.toString(value));
    }

    private Result put(String key, String json) {
        values.put(key, json);
        return this;
    }

    private static String rounded(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The largest memory that this process has had resident, in MB; NaN where the system does not say. */
    public static double peakMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
