package dev.nudge.datasets.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the lines of a sample are cut into cells, where the settings do not say. */
final class DialectGuess {

    private static final int ENOUGH = 200;
    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|", ":");
    private static final Pattern SINGLE_QUOTED =
            Pattern.compile("(^|[,;\\t|\\r\\n]) *'[^'\\r\\n]*' *($|[,;\\t|\\r\\n])");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("(^|[,;:\\t|\\r\\n]) *\"");
    private static final Pattern HASH_LINE = Pattern.compile("(^|[\\r\\n])#");

    private final Csv settings;
    private final Sample sample;

    DialectGuess(Csv settings, Sample sample) {
        this.settings = settings;
        this.sample = sample;
    }

    Dialect dialect() {
        char quote = Marks.character(settings.quote()).orElseGet(this::quote);
        Optional<Character> comment = Marks.character(settings.comment());
        boolean hashes = contains('#') && HASH_LINE.matcher(sample.text()).find();
        char assumed = comment.orElse(hashes ? '#' : Dialect.NONE);
        String separator = Marks.separator(settings.separator()).orElseGet(() -> separator(quote, assumed));
        if (comment.isEmpty() && hashes && hashLinesAreRows(new Dialect(separator, quote, Dialect.NONE))) {
            return new Dialect(separator, quote, Dialect.NONE);
        }
        return new Dialect(separator, quote, assumed);
    }

    private char quote() {
        boolean onlySingle = contains('\'')
                && !(contains('"') && DOUBLE_QUOTED.matcher(sample.text()).find())
                && SINGLE_QUOTED.matcher(sample.text()).find();
        return onlySingle ? '\'' : '"';
    }

    /** Asked before a pattern is looked for, which takes a hundred times as long in a young JVM. */
    private boolean contains(char c) {
        return sample.text().indexOf(c) >= 0;
    }

    private String separator(char quote, char comment) {
        String best = ",";
        double highest = 0;
        for (String separator : SEPARATORS) {
            if (!contains(separator.charAt(0))) {
                continue;
            }
            double score = score(new Dialect(separator, quote, comment).lines(sample, ENOUGH), separator);
            // A colon also stands in times of day: only if nothing else cuts the lines.
            boolean better = separator.equals(":") ? highest == 0 && score > 0.8 : score > highest;
            if (better) {
                best = separator;
                highest = score;
            }
        }
        return best;
    }

    /** High if nearly all lines have the same number of cells, more than one, and if many of these are numbers. */
    private static double score(List<Line> lines, String separator) {
        int usual = usualWidth(lines);
        if (usual < 2) {
            return 0;
        }
        NumberText points = new NumberText('.');
        NumberText commas = new NumberText(',');
        int alike = 0;
        int cells = 0;
        int numbers = 0;
        for (Line line : lines) {
            alike += line.cells().size() == usual ? 1 : 0;
            cells += line.cells().size();
            for (String cell : line.cells()) {
                numbers += points.isNumber(cell) || (!separator.equals(",") && commas.isNumber(cell)) ? 1 : 0;
            }
        }
        return (double) alike / lines.size() * (1 + (double) numbers / cells);
    }

    /** How many cells most lines have; of two equally frequent numbers the larger one. */
    static int usualWidth(List<Line> lines) {
        Map<Integer, Integer> counts = new HashMap<>();
        int usual = 0;
        int most = 0;
        for (Line line : lines) {
            int width = line.cells().size();
            int count = counts.getOrDefault(width, 0) + 1;
            counts.put(width, count);
            if (count > most || (count == most && width > usual)) {
                usual = width;
                most = count;
            }
        }
        return usual;
    }

    private boolean hashLinesAreRows(Dialect withoutComments) {
        List<Line> lines = withoutComments.lines(sample, Integer.MAX_VALUE - 1);
        List<Line> plain = lines.stream().filter(line -> !isHash(line)).toList();
        int usual = usualWidth(plain);
        return usual > 1
                && lines.stream()
                        .filter(DialectGuess::isHash)
                        .anyMatch(line -> line.number() > plain.get(0).number()
                                && line.cells().size() == usual);
    }

    private static boolean isHash(Line line) {
        return line.cells().get(0).startsWith("#");
    }
}
