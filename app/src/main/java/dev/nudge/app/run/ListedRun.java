package dev.nudge.app.run;

import dev.nudge.app.config.KeysAndValues;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run in a folder of runs, as far as one compares it with others.
 *
 * @param folder its name there
 * @param settings what its experiment says, by keys such as {@code optimizer.learning-rate}
 * @param metrics loss, metrics and rows, by names such as {@code test.accuracy}
 */
public record ListedRun(
        String folder,
        String status,
        int epochs,
        double seconds,
        Map<String, String> settings,
        Map<String, Double> metrics,
        String weightsHash) {

    /** The newest runs of a folder, the newest first; what is no whole run is left out. */
    public static List<ListedRun> in(Path runs, int most) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        List<ListedRun> listed = new ArrayList<>();
        try (Stream<Path> folders = Files.list(runs)) {
            List<Path> whole = folders.filter(folder -> Files.isRegularFile(folder.resolve(RunFiles.SUMMARY)))
                    .sorted(Comparator.comparing(ListedRun::finished).reversed())
                    .limit(most)
                    .toList();
            for (Path folder : whole) {
                add(folder, listed);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new InputException("%s: cannot be read: %s".formatted(runs, e.getMessage()), e);
        }
        return listed;
    }

    private static void add(Path folder, List<ListedRun> listed) {
        try {
            listed.add(of(folder));
        } catch (InputException e) {
            // Damaged, or of another version: nothing to compare with.
        }
    }

    private static long finished(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(RunFiles.SUMMARY)).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The run of a folder. */
    public static ListedRun of(Path folder) {
        Fields summary = StoredText.json(folder.resolve(RunFiles.SUMMARY))
                .orElseThrow(() -> new InputException(folder + ": has no summary.json: it is no run directory"));
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String part : List.of("train", "validation", "test")) {
            if (summary.has(part)) {
                summary.object(part).map().forEach((key, value) -> {
                    if (value instanceof Double number) {
                        metrics.put(part + "." + key, number);
                    }
                });
            }
        }
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", KeysAndValues.read(folder.resolve(RunFiles.EXPERIMENT)), settings);
        return new ListedRun(
                RunReader.folder(folder),
                summary.text("status"),
                summary.count("epochs", Integer.MAX_VALUE),
                summary.number("seconds"),
                settings,
                metrics,
                summary.text("weightsHash"));
    }

    private static void flatten(String key, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((inner, next) -> flatten(key.isEmpty() ? (String) inner : key + "." + inner, next, into));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                flatten(key + "." + (i + 1), list.get(i), into);
            }
        } else {
            into.put(key, String.valueOf(value));
        }
    }
}
