package dev.nudge.datasets.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** How lines are cut into cells; {@link #NONE} for no quote or no comments. */
record Dialect(String separator, char quote, char comment) {

    static final char NONE = '\0';

    CSVParser parse(Reader reader) throws IOException {
        return CSVParser.builder().setReader(reader).setFormat(format().get()).get();
    }

    /** The first rows of a sample. It may end in the middle of a row, which is then left out. */
    List<Line> lines(Sample sample, int limit) {
        CSVFormat lenient = format().setLenientEof(true).setTrailingData(true).get();
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.builder()
                .setReader(sample.reader())
                .setFormat(lenient)
                .get()) {
            for (CSVRecord row : parser) {
                if (lines.size() > limit) {
                    break;
                }
                if (!isBlank(row)) {
                    lines.add(new Line(Line.firstOf(row, parser.getCurrentLineNumber()), List.of(row.values())));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The sample is only looked at; what is wrong with it is said when the file itself is read.
            return lines;
        }
        boolean cutInside = !sample.whole() || lines.size() > limit;
        return cutInside && !lines.isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }

    /** A line of blanks is a single empty cell to the parser. */
    static boolean isBlank(CSVRecord row) {
        return row.size() == 1 && row.get(0).isEmpty();
    }

    private CSVFormat.Builder format() {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setQuote(quote == NONE ? null : Character.valueOf(quote))
                .setCommentMarker(comment == NONE ? null : Character.valueOf(comment))
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true);
    }
}
