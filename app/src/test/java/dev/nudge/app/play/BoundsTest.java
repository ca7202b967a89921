package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BoundsTest {

    private static final Bounds SMALL = new Bounds(3, 2, 1000, 1000, 30_000, 2, 1 << 20);

    @Test
    void moreVisitorsThanThereMayBeAreToldSo() {
        try (PlayServer server = Servers.server(SMALL)) {
            int port = server.start(0, false);
            List<OpenPage> pages = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                pages.add(new OpenPage(port));
                pages.get(i).open("f", Servers.HOUSES).stateAt(0);
            }
            OpenPage fourth = new OpenPage(port);
            assertThat(fourth.error()).contains("3 visitors");
            assertThat(fourth.closed()).isEqualTo(1013);
            pages.get(0).close();
            pages.get(0).await("closed");
            OpenPage next = new OpenPage(port);
            next.open("f", Servers.HOUSES).stateAt(0);
        }
    }

    @Test
    void moreFiguresThanThereMayBeAreRefusedUntilOneIsClosed() {
        try (PlayServer server = Servers.server(SMALL)) {
            OpenPage page = new OpenPage(server.start(0, false));
            page.open("a", Servers.HOUSES).open("b", Servers.HOUSES).open("c", Servers.HOUSES);
            assertThat(page.error()).contains("2 figures", "close one");
            page.ask("a", "close", Map.of()).open("c", Servers.HOUSES);
            page.state(state -> state.get("figure").equals("c"));
        }
    }

    @Test
    void memoryIsCountedAndGivenBack() throws InterruptedException {
        try (PlayServer server = Servers.server(new Bounds(9, 9, 1000, 1000, 60_000, 2, 1 << 20))) {
            long all = server.left();
            int port = server.start(0, false);
            OpenPage page = new OpenPage(port);
            page.open("a", Servers.HOUSES).stateAt(0);
            long one = all - server.left();
            assertThat(one).isPositive();
            page.open("a", Servers.HOUSES).stateAt(0);
            assertThat(all - server.left()).as("opened anew").isEqualTo(one);
            page.open("b", Servers.IRIS);
            assertThat(page.error()).contains("memory", "used up");
            page.close();
            awaitLeft(server, all);
        }
    }

    @Test
    void whoGoesAwayWithoutAWordLeavesNothingBehind() throws InterruptedException {
        try (PlayServer server = Servers.server(Bounds.usual())) {
            long all = server.left();
            OpenPage page = new OpenPage(server.start(0, false));
            page.open("a", Servers.HOUSES).ask("a", "play", Map.of());
            page.state(state -> state.get("status").equals("trains"));
            page.open("b", Servers.IRIS).ask("b", "play", Map.of());
            page.state(state ->
                    state.get("figure").equals("b") && state.get("status").equals("trains"));
            page.abort();
            awaitLeft(server, all);
        }
    }

    @Test
    void foldsAreCountedToo() {
        try (PlayServer server = Servers.server(Bounds.usual())) {
            long all = server.left();
            OpenPage page = new OpenPage(server.start(0, false));
            page.open("a", Servers.HOUSES).stateAt(0);
            long one = all - server.left();
            Map<String, Object> folds = new LinkedHashMap<>(Servers.HOUSES);
            folds.put("split", Map.of("folds", 3));
            page.open("a", folds).stateAt(0);
            assertThat(all - server.left()).isEqualTo(4 * one);
        }
    }

    private static void awaitLeft(PlayServer server, long all) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (server.left() != all && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(server.left()).isEqualTo(all);
    }
}
