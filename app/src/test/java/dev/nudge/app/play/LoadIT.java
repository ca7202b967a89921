package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A hundred pages that train at once. For a minute with {@code -Dnudge.load.seconds=60}. */
class LoadIT {

    private static final int VISITORS = 100;
    private static final long SECONDS = Long.getLong("nudge.load.seconds", 8);

    /** Of a page that draws 20 states a second. */
    private static final long DRAWING = 50;

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<Double> latencies = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean over;

    @Test
    void aHundredVisitorsTrainAndTheirDialsAnswer() throws InterruptedException {
        try (PlayServer server = Servers.server(Bounds.usual())) {
            long all = server.left();
            int port = server.start(0, false);
            List<Thread> visitors = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                Thread visitor = new Thread(() -> visit(port), "visitor-" + i);
                visitors.add(visitor);
                visitor.start();
            }
            TimeUnit.MILLISECONDS.sleep(SECONDS * 400);
            latencies.clear(); // Those of a server that is still warming up.
            double before = memory();
            TimeUnit.MILLISECONDS.sleep(SECONDS * 600);
            double after = memory();
            over = true;
            for (Thread visitor : visitors) {
                visitor.join();
            }
            List<Double> sorted = latencies.stream().sorted().toList();
            System.out.printf(
                    "load: %d visitors for %d s: %d dials, answered in %.1f ms (median), %.1f ms (95 %%), %.1f ms (worst); memory %.0f MB, then %.0f MB%n",
                    VISITORS,
                    SECONDS,
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 95 / 100),
                    sorted.get(sorted.size() - 1),
                    before,
                    after);
            assertThat(faults).isEmpty();
            assertThat(after).isLessThan(before * 1.25 + 20);
            assertThat(sorted).hasSizeGreaterThan(VISITORS);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (server.left() != all && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(server.left()).isEqualTo(all);
        }
    }

    private void visit(int port) {
        try (OpenPage page = new OpenPage(port)) {
            page.open("lab", Servers.IRIS);
            page.await("opened");
            for (long id = 1; !over; id++) {
                page.ask("lab", "play", Map.of());
                trainForASecond(page);
                long asked = System.nanoTime();
                long dial = id;
                page.ask("lab", "set", Map.of("id", dial, "weights", Map.of("0", 0.1)));
                page.state(state -> state.get("heard").equals((double) dial));
                latencies.add((System.nanoTime() - asked) / 1e6);
            }
        } catch (RuntimeException | AssertionError e) {
            faults.add(e.toString());
        }
    }

    private void trainForASecond(OpenPage page) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (!over && System.nanoTime() < end) {
            Map<?, ?> answer = page.next();
            if (answer != null && !answer.get("type").equals("state")) {
                faults.add(answer.toString());
            }
            if (answer != null) {
                pause();
                page.ask("lab", "drawn", Map.of());
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(DRAWING);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
