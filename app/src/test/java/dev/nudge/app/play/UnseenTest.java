package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnseenTest {

    private static final Map<String, ?> MAP = Map.of("x", Map.of("column", "area"), "y", Map.of("column", "area"));

    @Test
    void whatNobodySeesRestsAndGoesOnWhenItIsDrawn() throws InterruptedException {
        try (PlayServer server = Servers.server(Bounds.usual());
                OpenPage page = new OpenPage(server.start(0, false))) {
            page.open("f", Servers.HOUSES).stateAt(0);
            page.ask("f", "play", Map.of());
            TimeUnit.SECONDS.sleep(1);
            double early = step(page);
            TimeUnit.SECONDS.sleep(2);
            assertThat(step(page)).as("seen a moment ago").isGreaterThan(early);
            TimeUnit.SECONDS.sleep(9); // Nothing is drawn for more than ten seconds.
            double unseen = step(page);
            TimeUnit.SECONDS.sleep(1);
            assertThat(step(page)).as("out of sight").isEqualTo(unseen);
            page.ask("f", "drawn", Map.of());
            TimeUnit.MILLISECONDS.sleep(500);
            assertThat(step(page)).as("seen again").isGreaterThan(unseen);
        }
    }

    /** Without drawing what comes meanwhile. */
    private static double step(OpenPage page) {
        page.ask("f", "map", MAP);
        Map<?, ?> answer = page.next();
        while (answer == null || !answer.get("type").equals("map")) {
            answer = page.next();
        }
        return OpenPage.number(answer, "step");
    }
}
