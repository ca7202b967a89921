package dev.nudge.app.cli;

import dev.nudge.report.Formula;
import dev.nudge.spi.Progress;
import dev.nudge.train.Epoch;
import java.util.function.Supplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far long work has come: a bar where someone watches, otherwise a line now and then. Work that is done in a
 * moment shows nothing.
 */
final class ProgressLine implements Progress, AutoCloseable {

    private static final long A_MOMENT = 400_000_000L;
    private static final long MANY = 10_000_000;
    private static final long LINE_EVERY = 10_000_000_000L;

    private final Terminal terminal;
    private final boolean quiet;
    private long waitUntil;
    private String task = "";
    private ProgressBar bar;

    ProgressLine(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.waitUntil = System.nanoTime() + (terminal.errIsTerminal() ? A_MOMENT : LINE_EVERY);
    }

    @Override
    public void report(String what, long done, long total) {
        show(what, done, total, () -> "");
    }

    /** An epoch is done. */
    void epoch(Epoch epoch, int epochs) {
        show("training", epoch.number(), epochs, () -> losses(epoch));
    }

    /** A fold begins. */
    void fold(int number, int folds) {
        show("folds", number - 1, folds, () -> "");
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the bar off the screen. */
    void clear() {
        if (bar != null) {
            bar.close();
            bar = null;
            terminal.err().print("\r" + " ".repeat(width()) + "\r");
            terminal.err().flush();
        }
    }

    private void show(String what, long done, long total, Supplier<String> remark) {
        if (quiet || System.nanoTime() < waitUntil) {
            return;
        }
        if (!terminal.errIsTerminal()) {
            waitUntil = System.nanoTime() + LINE_EVERY;
            terminal.err().println("%s: %d%s %s".formatted(what, done, total > 0 ? " of " + total : "", remark.get()));
            return;
        }
        if (bar == null || !task.equals(what)) {
            clear();
            task = what;
            bar = bar(what, total);
        }
        bar.maxHint(total > 0 ? total : -1);
        bar.stepTo(done);
        bar.setExtraMessage(remark.get());
    }

    private ProgressBar bar(String what, long total) {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(terminal.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUnit(total >= MANY ? "M" : "", total >= MANY ? 1_000_000 : 1)
                .setUpdateIntervalMillis(100)
                .hideEta()
                .setConsumer(new DelegatingProgressBarConsumer(this::print, width()))
                .build();
    }

    /** One less than fits, so that no terminal wraps the line. */
    private int width() {
        return terminal.columns() - 1;
    }

    private void print(String line) {
        terminal.err().print("\r" + line);
        terminal.err().flush();
    }

    private static String losses(Epoch epoch) {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {"train", "validation", "test"}) {
            Double loss = epoch.metrics().get(part + ".loss");
            if (loss != null) {
                text.append(part).append(' ').append(Formula.number(loss, 4)).append("  ");
            }
        }
        return text.append("rate ").append(Formula.number(epoch.rate(), 3)).toString();
    }
}
