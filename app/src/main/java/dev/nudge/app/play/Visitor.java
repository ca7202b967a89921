package dev.nudge.app.play;

import dev.nudge.app.config.JsonNodes;
import dev.nudge.app.config.Node;
import dev.nudge.app.run.Json;
import dev.nudge.spi.InputException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A page that is open: its figures, and the one socket that their messages share. */
final class Visitor {

    private final Session session;
    private final Laboratories laboratories;
    private final Workers workers;
    private final Errands errands;
    private final OwnFiles files;
    private final Map<String, Figure> figures = new HashMap<>();
    private final AtomicInteger untaken = new AtomicInteger();
    private final AtomicLong untakenCharacters = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean saving = new AtomicBoolean();
    private volatile boolean closed;

    Visitor(Session session, Laboratories laboratories, Workers workers, Errands errands, OwnFiles files) {
        this.session = session;
        this.laboratories = laboratories;
        this.workers = workers;
        this.errands = errands;
        this.files = files;
    }

    /** Takes a message; what is wrong with it is answered, and changes nothing else. */
    void receive(String text) {
        String figure = "";
        Optional<Long> id = Optional.empty();
        try {
            Node.Entries root = files.resolved(JsonNodes.read(text, "message"));
            figure = root.get("figure").map(Visitor::word).orElse("");
            id = root.get("id").flatMap(Visitor::number);
            Message message = Message.read(root, laboratories.components());
            if (message.question().isPresent()) {
                send(figure, id, message.question().get().answer(laboratories));
            } else if (message.type().equals("close")) {
                close(message.figure());
            } else if (message.errand().isPresent()) {
                begin(message, message.errand().get());
            } else {
                Figure asked = figure(message);
                asked.add(message);
                workers.ask(asked);
            }
        } catch (Exception | Error e) {
            send(figure, id, Fault.reply(e, files));
        }
    }

    private void begin(Message message, Errand errand) {
        if (errand instanceof Save && !saving.compareAndSet(false, true)) { // Or it would keep others from theirs.
            throw new InputException("a run is being saved for this page; wait until it is done");
        }
        try {
            if (underWay.incrementAndGet() > Bounds.ERRANDS) {
                throw new InputException("more than %d things are being done for this page".formatted(Bounds.ERRANDS));
            }
            errands.add(errand, () -> run(message, errand));
        } catch (InputException e) {
            done(errand);
            throw e;
        }
    }

    private void done(Errand errand) {
        underWay.decrementAndGet();
        if (errand instanceof Save) {
            saving.set(false);
        }
    }

    private void run(Message message, Errand errand) {
        Reply reply;
        try {
            reply = closed ? null : errand.run(this, message);
        } catch (Exception | Error e) {
            reply = Fault.reply(e, files);
        } finally {
            done(errand);
        }
        if (reply != null) {
            send(message.figure(), message.id(), reply);
        }
    }

    private static String word(Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().length() <= Message.LONGEST_NAME
                ? scalar.text()
                : "";
    }

    private static Optional<Long> number(Node node) {
        try {
            return Optional.of(Long.valueOf(word(node)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private synchronized Figure figure(Message message) {
        if (closed) {
            throw new InputException("the page is closed");
        }
        Figure known = figures.get(message.figure());
        if (known != null) {
            return known;
        }
        if (!message.type().equals("open")) {
            throw new InputException("figure '%s' is not open; send open first".formatted(message.figure()));
        }
        figures.values().removeIf(Figure::vacant);
        if (figures.size() >= laboratories.bounds().figures()) {
            throw new InputException(
                    "this page has %d figures open, the most there can be; close one first".formatted(figures.size()));
        }
        Figure figure = new Figure(message.figure(), this, laboratories);
        figures.put(message.figure(), figure);
        return figure;
    }

    private synchronized void close(String name) {
        Figure figure = figures.remove(name);
        if (figure != null) {
            figure.close();
            workers.ask(figure);
        }
    }

    /** Lets a figure have a turn soon. */
    void ask(Figure figure) {
        workers.ask(figure);
    }

    /** Lets go of all figures. */
    synchronized void close() {
        closed = true;
        figures.values().forEach(figure -> {
            figure.close();
            workers.ask(figure);
        });
        figures.clear();
        files.close();
    }

    /** Whether its page is closed. */
    boolean gone() {
        return closed;
    }

    Laboratories laboratories() {
        return laboratories;
    }

    /** The files that it may open. */
    OwnFiles files() {
        return files;
    }

    /** Sends an answer. A page that takes none of what it asks for is shut out. */
    void send(String figure, Optional<Long> id, Reply reply) {
        if (closed) {
            return;
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("figure", figure);
        message.put("type", reply.type());
        id.ifPresent(present -> message.put("id", present));
        message.putAll(reply.content());
        String text = Json.line(message);
        int size = text.length();
        long before = untakenCharacters.getAndAdd(size);
        if (untaken.incrementAndGet() > Bounds.UNTAKEN || (before > 0 && before + size > Bounds.UNTAKEN_CHARACTERS)) {
            session.disconnect(); // It would not take a farewell either.
            return;
        }
        session.sendText(text, Callback.from(() -> taken(size), failure -> taken(size)));
    }

    private void taken(int size) {
        untaken.decrementAndGet();
        untakenCharacters.addAndGet(-size);
    }
}
