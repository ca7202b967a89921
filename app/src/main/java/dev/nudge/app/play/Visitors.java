package dev.nudge.app.play;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The pages that are open, so many at most. */
final class Visitors implements AutoCloseable {

    private static final String PAGE = "[0-9a-f]{32}";
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final int LOOKS = 50;

    private final int most;
    private final Map<String, Visitor> bySession = new ConcurrentHashMap<>();
    /** By the secret that a page has made up: whoever knows it may send files for that page. */
    private final Map<String, Visitor> byPage = new ConcurrentHashMap<>();

    Visitors(int most) {
        this.most = most;
    }

    /** Lets somebody in; false if there are too many. */
    boolean add(String session, Visitor visitor, String page) {
        bySession.put(session, visitor);
        if (bySession.size() > most) {
            bySession.remove(session);
            return false;
        }
        if (page.matches(PAGE)) {
            byPage.put(page, visitor);
        }
        return true;
    }

    /** What is told to those who are not let in. */
    String full() {
        return "there are %d visitors here already, the most there can be; come again later".formatted(most);
    }

    Optional<Visitor> of(String session) {
        return Optional.ofNullable(bySession.get(session));
    }

    /** Whose page this is. A page may send as soon as its socket is open, which it knows a moment before the server does. */
    Optional<Visitor> sender(String page) {
        for (int i = 0; i < LOOKS && page.matches(PAGE) && !byPage.containsKey(page); i++) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return Optional.ofNullable(byPage.get(page));
    }

    Optional<Visitor> remove(String session) {
        Visitor visitor = bySession.remove(session);
        byPage.values().remove(visitor);
        return Optional.ofNullable(visitor);
    }

    @Override
    public void close() {
        bySession.values().forEach(Visitor::close);
    }
}
