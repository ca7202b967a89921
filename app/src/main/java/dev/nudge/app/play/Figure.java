package dev.nudge.app.play;

import dev.nudge.app.config.ExperimentFile;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.InputException;
import dev.nudge.train.DivergedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A figure of a page: one experiment that is played with. What is asked waits in line and is answered in order; of states,
 * one is on its way at a time, and the next is the newest when the page has drawn that.
 */
final class Figure implements Workers.Job {

    /** Training between two looks at what has been asked. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(4);

    /** A page that has not drawn for so long is out of sight, and what it does not see need not go on. */
    private static final long UNSEEN = TimeUnit.SECONDS.toNanos(10);

    private final String name;
    private final Visitor visitor;
    private final Laboratories laboratories;
    private final Deque<Message> waiting = new ArrayDeque<>();

    private Live live;
    private State state;
    private long numbers;
    private boolean due;
    private boolean onItsWay;
    private long sentAt;
    private long heard;
    private boolean vacant;
    private volatile boolean closed;

    Figure(String name, Visitor visitor, Laboratories laboratories) {
        this.name = name;
        this.visitor = visitor;
        this.laboratories = laboratories;
    }

    /** Puts a message into line; throws if the line is too long. */
    void add(Message message) {
        synchronized (waiting) {
            if (waiting.size() >= Bounds.WAITING) {
                throw new InputException("more than %d messages wait for an answer".formatted(Bounds.WAITING));
            }
            waiting.add(message);
            vacant = false;
        }
    }

    @Override
    public OptionalLong turn(boolean asked) {
        answer();
        if (closed) {
            release();
            return OptionalLong.empty();
        }
        return live == null ? OptionalLong.empty() : train(asked);
    }

    /** Answers what waits, for so long as a turn may take; the rest has to wait for others. */
    private void answer() {
        long end = System.nanoTime() + SLICE;
        Message message = next();
        while (message != null && !closed) {
            answer(message);
            if (System.nanoTime() > end) {
                visitor.ask(this);
                return;
            }
            message = next();
        }
    }

    private Message next() {
        synchronized (waiting) {
            return waiting.poll();
        }
    }

    /** Whether it holds nothing and has nothing to do: opening it has failed. */
    boolean vacant() {
        synchronized (waiting) {
            return vacant && waiting.isEmpty();
        }
    }

    private OptionalLong train(boolean asked) {
        OptionalLong more = OptionalLong.empty();
        try {
            boolean seen = !onItsWay || System.nanoTime() - sentAt < UNSEEN;
            if (live.status() == Live.Status.TRAINS && seen) {
                due = true;
                more = live.advance(asked ? SLICE / 2 : SLICE);
            }
            if (due && !onItsWay && !live.returning()) {
                due = false;
                onItsWay = true;
                sentAt = System.nanoTime();
                visitor.send(name, Optional.empty(), state.reply(heard));
            }
        } catch (Exception | Error e) {
            live.pause();
            failed(Optional.empty(), e);
            return OptionalLong.empty();
        }
        return more;
    }

    private void answer(Message message) {
        message.id().ifPresent(id -> heard = id);
        try {
            if (message.type().equals("open")) {
                open(message);
            } else if (live == null) {
                throw new InputException("figure '%s' is not open; send open first".formatted(name));
            } else if (message.type().equals("drawn")) {
                onItsWay = false;
            } else {
                due |= message.request() instanceof Move; // a page that asks after each state would never be done
                Optional<Reply> reply = message.request().answer(live);
                reply.ifPresent(present -> visitor.send(name, message.id(), present));
            }
        } catch (DivergedException e) {
            failed(message.id(), new InputException("there is no next step: training has diverged", e));
        } catch (Exception | Error e) {
            failed(message.id(), e);
        }
        synchronized (waiting) {
            vacant = live == null;
        }
    }

    private void open(Message message) {
        release();
        ExperimentFile file = laboratories.read("experiment", message.experiment(), visitor.files());
        Prepared prepared = laboratories.prepare(file);
        Optional<String> checked = laboratories.check().apply(prepared.loss());
        long needed = laboratories.bounds().numbers(prepared);
        laboratories.budget().take(needed);
        numbers = needed;
        try {
            Live opened = new Live(prepared, visitor.files());
            state = new State(opened, new Asked(opened.fitting(), message.ask()));
            live = opened;
        } finally {
            if (live == null) {
                release();
            }
        }
        due = true;
        onItsWay = false;
        visitor.send(name, message.id(), new Description(live).reply(checked));
    }

    private void failed(Optional<Long> id, Throwable e) {
        visitor.send(name, id, Fault.reply(e, visitor.files()));
    }

    private void release() {
        live = null;
        state = null;
        laboratories.budget().giveBack(numbers);
        numbers = 0;
    }

    /** Lets go of everything. Its last turn does that, as a turn may be under way. */
    void close() {
        closed = true;
    }

    static List<String> ownTypes() {
        return List.of("open", "drawn", "close");
    }
}
