package dev.nudge.datasets.csv;

import dev.nudge.datasets.source.Source;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Require;
import dev.nudge.spi.Table;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@Doc(
        value = "A text file with a row per line and cells between separators, gzipped or not. What is not set is found"
                + " out from the first part of the file. Blank lines are skipped. A column without a name is called"
                + " columnN, and is left out if it is empty throughout.",
        source = "RFC 4180 and its relatives, parsed by Apache Commons CSV.",
        chooseWhen = "for your own data.")
public record Csv(
        @Doc("the file") Path file,

        @Doc("what stands between two cells: auto (, ; tab | or :), a character, or one of the words comma, semicolon,"
                + " tab, pipe, colon, space; blanks around it are ignored")
        String separator,

        @Doc("what encloses cells that contain separators or line breaks: auto (\" or '), none, or a character; inside,"
                + " it is doubled")
        String quote,

        @Doc("whether the first line names the columns: auto (look), true, false")
        Header header,

        @Doc("names of the columns, in order; they replace those of the file")
        List<String> names,

        @Doc("the decimal mark: auto, . or ,") String decimal,

        @Doc(
                "how characters are encoded: auto (UTF-8; UTF-16; windows-1252 if it is not valid UTF-8), or a name such as"
                        + " ISO-8859-15")
        String charset,

        @Doc(
                "what starts a line to skip: auto (# if the first part of the file has such lines and they do not look like"
                        + " rows), none, or a character")
        String comment,

        @Doc("what stands for a missing value, in upper or lower case; an empty cell, NA, N/A, NaN, null, ?, - and \\N"
                + " if not set")
        List<String> missing,

        @Doc("type of a column, number or category, where the guess is wrong: {zipcode: category}. Guessed is number if"
                + " more than four of five cells are numbers; numbers with leading zeros, as in 08123, are"
                + " categories")
        Map<String, ColumnType> types)
        implements DatasetLoader {

    public Csv {
        Require.settings(Csv.class, file, separator, quote, header, names, decimal, charset, comment, missing, types);
        Marks.check(separator, quote, decimal, comment);
        Decoding.charset(charset);
        names = List.copyOf(names);
        missing = List.copyOf(missing);
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    public Csv() {
        this(null, "auto", "auto", Header.AUTO, List.of(), "auto", "auto", "auto", MissingValues.USUAL, Map.of());
    }

    /** How to read a plain file with commas, whose columns are known: below its first line, or from it on. */
    public static Csv plain(List<String> names, Header header) {
        return new Csv(null, ",", "auto", header, names, ".", "UTF-8", "none", MissingValues.USUAL, Map.of());
    }

    @Override
    public Table load(LoadRequest request) {
        if (file == null) {
            throw new InputException("dataset csv: file is missing; name the file to read, as in file: houses.csv");
        }
        return read(Source.file(file), request);
    }

    /** Reads a source with these settings, whatever file they name. */
    public Table read(Source source, LoadRequest request) {
        return new CsvReader(this, source).read(request);
    }
}
