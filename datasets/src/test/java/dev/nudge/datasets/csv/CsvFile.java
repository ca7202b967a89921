package dev.nudge.datasets.csv;

import dev.nudge.spi.Column;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a small file, says how to read it, and shows a column as a list. */
final class CsvFile {

    private final Path file;

    CsvFile(Path directory, String text) {
        this(directory, text, StandardCharsets.UTF_8);
    }

    CsvFile(Path directory, String text, Charset charset) {
        this(directory, text.getBytes(charset));
    }

    CsvFile(Path directory, byte[] bytes) {
        try {
            this.file = Files.write(directory.resolve("houses.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return file;
    }

    Settings settings() {
        return new Settings(file);
    }

    Table load() {
        return settings().load();
    }

    /** Numbers as Float, categories as String, null where missing. */
    static List<Object> column(Table table, String name) {
        Column column = table.column(name).orElseThrow();
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < column.rows(); row++) {
            values.add(column.missing(row) ? null : value(column, row));
        }
        return values;
    }

    private static Object value(Column column, int row) {
        return column instanceof Column.Categories categories
                ? categories.levels().get(categories.code(row))
                : (Object) ((Column.Numbers) column).value(row);
    }

    /** The settings of a Csv, changed one at a time. */
    static final class Settings {

        private final Csv csv;

        private Settings(Path file) {
            this(with(new Csv(), file, "auto", "auto", Header.AUTO));
        }

        private Settings(Csv csv) {
            this.csv = csv;
        }

        private static Csv with(Csv csv, Path file, String separator, String quote, Header header) {
            return new Csv(
                    file,
                    separator,
                    quote,
                    header,
                    csv.names(),
                    csv.decimal(),
                    csv.charset(),
                    csv.comment(),
                    csv.missing(),
                    csv.types());
        }

        Settings separator(String separator) {
            return new Settings(with(csv, csv.file(), separator, csv.quote(), csv.header()));
        }

        Settings quote(String quote) {
            return new Settings(with(csv, csv.file(), csv.separator(), quote, csv.header()));
        }

        Settings header(Header header) {
            return new Settings(with(csv, csv.file(), csv.separator(), csv.quote(), header));
        }

        Settings names(String... names) {
            return new Settings(new Csv(
                    csv.file(),
                    csv.separator(),
                    csv.quote(),
                    csv.header(),
                    List.of(names),
                    csv.decimal(),
                    csv.charset(),
                    csv.comment(),
                    csv.missing(),
                    csv.types()));
        }

        Settings decimal(String decimal) {
            return new Settings(new Csv(
                    csv.file(),
                    csv.separator(),
                    csv.quote(),
                    csv.header(),
                    csv.names(),
                    decimal,
                    csv.charset(),
                    csv.comment(),
                    csv.missing(),
                    csv.types()));
        }

        Settings charset(String charset) {
            return new Settings(new Csv(
                    csv.file(),
                    csv.separator(),
                    csv.quote(),
                    csv.header(),
                    csv.names(),
                    csv.decimal(),
                    charset,
                    csv.comment(),
                    csv.missing(),
                    csv.types()));
        }

        Settings comment(String comment) {
            return new Settings(new Csv(
                    csv.file(),
                    csv.separator(),
                    csv.quote(),
                    csv.header(),
                    csv.names(),
                    csv.decimal(),
                    csv.charset(),
                    comment,
                    csv.missing(),
                    csv.types()));
        }

        Settings missing(String... missing) {
            return new Settings(new Csv(
                    csv.file(),
                    csv.separator(),
                    csv.quote(),
                    csv.header(),
                    csv.names(),
                    csv.decimal(),
                    csv.charset(),
                    csv.comment(),
                    List.of(missing),
                    csv.types()));
        }

        Settings types(java.util.Map<String, dev.nudge.spi.ColumnType> types) {
            return new Settings(new Csv(
                    csv.file(),
                    csv.separator(),
                    csv.quote(),
                    csv.header(),
                    csv.names(),
                    csv.decimal(),
                    csv.charset(),
                    csv.comment(),
                    csv.missing(),
                    types));
        }

        Table load() {
            return csv.load(LoadRequest.plain());
        }

        Csv csv() {
            return csv;
        }
    }
}
