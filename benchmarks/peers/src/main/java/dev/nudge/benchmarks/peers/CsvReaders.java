package dev.nudge.benchmarks.peers;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.IntFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Libraries that read CSV, each followed by Float.parseFloat, into an array for each column. */
final class CsvReaders {

    /** Columns that grow. */
    private static final class Columns {
        private float[][] values = new float[0][];
        private int rows;

        void add(int cells, IntFunction<String> row) {
            if (values.length == 0) {
                values = new float[cells][1024];
            }
            for (int i = 0; i < cells; i++) {
                if (rows == values[i].length) {
                    values[i] = Arrays.copyOf(values[i], rows * 2);
                }
                values[i][rows] = Float.parseFloat(row.apply(i));
            }
            rows++;
        }

        double sum() {
            double sum = 0;
            for (float[] column : values) {
                for (int row = 0; row < rows; row++) {
                    sum += column[row];
                }
            }
            return sum;
        }
    }

    private CsvReaders() {}

    static double commons(Path file) {
        Columns columns = new Columns();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(text, CSVFormat.DEFAULT)) {
            Iterator<CSVRecord> rows = parser.iterator();
            rows.next(); // the names
            rows.forEachRemaining(row -> columns.add(row.size(), row::get));
            return columns.sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double fast(Path file) {
        Columns columns = new Columns();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            Iterator<CsvRecord> rows = reader.iterator();
            rows.next(); // the names
            rows.forEachRemaining(row -> columns.add(row.getFieldCount(), row::getField));
            return columns.sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
