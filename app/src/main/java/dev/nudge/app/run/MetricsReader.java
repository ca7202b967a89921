package dev.nudge.app.run;

import dev.nudge.app.report.Curves;
import dev.nudge.spi.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads metrics.csv, line by line, into curves. */
public final class MetricsReader {

    private final Path file;
    private final BufferedReader lines;
    private final Curves curves = new Curves();
    private int line = 1;
    private long length;

    private MetricsReader(Path file, BufferedReader lines) {
        this.file = file;
        this.lines = lines;
    }

    private String nextLine() throws IOException {
        String text = lines.readLine();
        length += text == null ? 0 : text.length() + 1; // All of it is ASCII.
        return text;
    }

    /** The curves of a file; none if no epoch was completed. */
    public static Curves read(Path file) {
        return open(file, reader -> reader.read(Integer.MAX_VALUE));
    }

    /**
     * The curves of a file up to an epoch; what follows need not be whole.
     *
     * @param length how many bytes they take
     */
    static Curves read(Path file, int epochs, long length) {
        return open(file, reader -> {
            Curves curves = reader.read(epochs);
            if (epochs > 0 && (curves.epochs() != epochs || reader.length != length)) {
                throw reader.damaged("ends epoch %d after %d bytes, the checkpoint says epoch %d after %d"
                        .formatted(curves.epochs(), reader.length, epochs, length));
            }
            return curves;
        });
    }

    /** What is read from an open file. */
    private interface Reading {
        Curves of(MetricsReader reader) throws IOException;
    }

    private static Curves open(Path file, Reading reading) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return reading.of(new MetricsReader(file, lines));
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InputException(file + ": there is no such file; the run directory is not complete", e);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Curves read(int epochs) throws IOException {
        String head = nextLine();
        if (head == null || epochs == 0) {
            return curves;
        }
        List<String> columns = List.of(head.split(",", -1));
        int last = columns.size() - 1;
        if (last < 3
                || !head.startsWith("epoch,step,seconds,")
                || !columns.get(last).equals("rate")) {
            throw damaged("must begin with epoch,step,seconds and end with rate");
        }
        while (curves.epochs() < epochs) {
            String text = nextLine();
            if (text == null) {
                break;
            }
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
