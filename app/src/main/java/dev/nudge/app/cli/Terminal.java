package dev.nudge.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** Standard output and standard error, and what each of them can show. */
public final class Terminal {

    private final Watched written;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final boolean unicode;
    private final boolean colours;

    private Terminal(
            Watched written,
            PrintStream out,
            PrintStream err,
            List<String> terminals,
            Map<String, String> environment) {
        this.written = written;
        this.out = out;
        this.err = err;
        this.outIsTerminal = terminals.contains("out");
        this.errIsTerminal = terminals.contains("err");
        this.unicode = unicode(environment);
        this.colours = environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    private static boolean unicode(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return false;
    }

    /** The real ones. The launcher says which of them are terminals. */
    public static Terminal open() {
        Watched written = new Watched(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(err);
        String terminals = System.getProperty("nudge.terminal", "");
        return new Terminal(written, out, err, List.of(terminals.split(",", -1)), System.getenv());
    }

    /** Two streams that are no terminals. */
    public static Terminal to(OutputStream out, OutputStream err) {
        Watched written = new Watched(out);
        return new Terminal(
                written,
                new PrintStream(written, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                List.of(),
                Map.of());
    }

    /** A stream that remembers why it could not write; PrintStream keeps that to itself. */
    private static final class Watched extends FilterOutputStream {

        private Optional<String> failure = Optional.empty();

        Watched(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
                throw e;
            }
        }
    }

    /** Why results could not be written; a reader who has seen enough, such as head, is no reason. */
    public Optional<String> failure() {
        out.flush();
        boolean enough = written.failure.isPresent() && written.failure.get().contains("Broken pipe");
        return enough ? Optional.empty() : written.failure;
    }

    /** Results. */
    public PrintStream out() {
        return out;
    }

    /** Progress, remarks and errors. */
    public PrintStream err() {
        return err;
    }

    /** Whether a person sees standard error as it is written. */
    public boolean errIsTerminal() {
        return errIsTerminal;
    }

    /** How many characters fit on a line. */
    public int columns() {
        return Math.max(40, Integer.getInteger("nudge.columns", 80));
    }

    /** Whether block characters arrive as such. */
    public boolean unicode() {
        return unicode;
    }

    /** Colours for standard output. */
    public Ansi outAnsi() {
        return outIsTerminal && colours ? Ansi.ON : Ansi.OFF;
    }

    /** Colours for standard error. */
    public Ansi errAnsi() {
        return errIsTerminal && colours ? Ansi.ON : Ansi.OFF;
    }
}
