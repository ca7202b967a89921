package dev.nudge.app.run;

import dev.nudge.app.report.Curves;
import dev.nudge.spi.InputException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads metrics.csv, line by line, into curves. */
public final class MetricsReader {

    private final Path file;
    private final Curves curves = new Curves();
    private int line = 1;

    private MetricsReader(Path file) {
        this.file = file;
    }

    /** The curves of a file; none if no epoch was completed. */
    public static Curves read(Path file) {
        return read(file, Long.MAX_VALUE);
    }

    /** The curves of so many bytes of a file. */
    static Curves read(Path file, long length) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) Math.min(length, Integer.MAX_VALUE - 8));
            return new MetricsReader(file)
                    .read(new BufferedReader(
                            new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)));
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InputException(file + ": there is no such file; the run directory is not complete", e);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Curves read(BufferedReader reader) throws IOException {
        String head = reader.readLine();
        if (head == null) {
            return curves;
        }
        List<String> columns = List.of(head.split(",", -1));
        int last = columns.size() - 1;
        if (last < 3
                || !head.startsWith("epoch,step,seconds,")
                || !columns.get(last).equals("rate")) {
            throw damaged("must begin with epoch,step,seconds and end with rate");
        }
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            String[] cells = text.split(",", -1);
            if (cells.length != columns.size()) {
                throw damaged("has %d values, the first line %d".formatted(cells.length, columns.size()));
            }
            Map<String, Double> metrics = new LinkedHashMap<>();
            for (int i = 3; i < last; i++) {
                metrics.put(columns.get(i), number(cells[i]));
            }
            double epoch = number(cells[0]);
            if (!(epoch > curves.epochs() && epoch <= Integer.MAX_VALUE)) {
                throw damaged("must have a later epoch than the line before, got " + cells[0]);
            }
            curves.add((int) epoch, number(cells[2]), number(cells[last]), metrics);
        }
        return curves;
    }

    /** An empty cell is a value that is none. */
    private double number(String cell) {
        try {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw damaged(
                    "has '%s' where a number must be".formatted(cell.length() > 40 ? cell.substring(0, 40) : cell));
        }
    }

    private InputException damaged(String what) {
        return new InputException("%s:%d: %s; the file is damaged".formatted(file, line, what));
    }
}
