package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Measures the page in Chromium, for docs/performance.md. It is started by {@code benchmarks/page} and is part of no build. */
class PageSpeed extends PlayedInBrowser {

    private static final int TURNS = 300;
    private static final int SECONDS = 10;

    /** From the key that turns a dial until the figure has been redrawn, and until that is painted. */
    private static final String WATCH = """
            () => {
                window.latencies = {redrawn: [], painted: []};
                let asked;
                addEventListener('keydown', event => { asked ??= event.timeStamp; }, true);
                const painted = new MessageChannel();
                painted.port1.onmessage = ({data}) => window.latencies.painted.push(performance.now() - data);
                new MutationObserver(() => {
                    if (asked === undefined) return;
                    const begun = asked;
                    window.latencies.redrawn.push(performance.now() - begun);
                    asked = undefined;
                    requestAnimationFrame(() => painted.port2.postMessage(begun));
                }).observe(document.querySelector('nudge-weight-and-bias .scatter .line'), {attributes: true});
            }""";

    /** Frames of the page, and states drawn in them, while it trains. */
    private static final String COUNT = """
            async seconds => {
                const epochs = document.querySelector('nudge-lab [data-value=epochs]');
                const number = () => Number(epochs.textContent.replaceAll(',', ''));
                let frames = 0, states = 0, over = false;
                const frame = () => { frames++; if (!over) requestAnimationFrame(frame); };
                const watch = new MutationObserver(() => states++);
                watch.observe(epochs, {childList: true, characterData: true, subtree: true});
                const [begun, first] = [performance.now(), number()];
                frame();
                await new Promise(done => setTimeout(done, seconds * 1000));
                over = true;
                watch.disconnect();
                const took = (performance.now() - begun) / 1000;
                return [(number() - first) / took, frames / took, states / took];
            }""";

    @Test
    void theFirstPicture() {
        for (int i = 0; i < 5; i++) {
            page = browser.page(1280, 900, ColorScheme.LIGHT);
            page.navigate(address);
            awaitNumber(page.locator("nudge-one-weight"), "error");
            List<?> found = (List<?>) page.evaluate("""
                    () => {
                        const entries = performance.getEntries().filter(entry => 'transferSize' in entry);
                        return [performance.getEntriesByName('first-contentful-paint')[0].startTime, entries.length,
                            entries.reduce((sum, entry) => sum + entry.transferSize, 0) / 1000];
                    }""");
            say("first contentful paint %.0f ms; %.0f files, %.0f kB over the wire", found);
            page.context().close();
        }
        page = null;
    }

    @Test
    void aDialAtRest() {
        Locator figure = open("weight-and-bias");
        page.waitForTimeout(2000);
        say("a dial at rest: " + turned(figure));
    }

    @Test
    void theErrorSurface() {
        open("gradient-descent");
        page.waitForTimeout(2000);
        List<?> took = (List<?>) page.evaluate("""
                async () => {
                    const {figure} = document.querySelector('nudge-gradient-descent');
                    const took = [];
                    for (let i = 0; i < 41; i++) {
                        const begun = performance.now();
                        await figure.request('surface', {x: {weight: 0, from: -.1, to: .4}, y: {weight: 1, from: -60, to: 460}, size: 60});
                        took.push(performance.now() - begun);
                    }
                    return took;
                }""");
        say("60 x 60 error surface, asked and answered: " + summary(took));
    }

    @Test
    void threeHiddenLayersOfEight() {
        open("weight-and-bias");
        Locator lab = page.locator("nudge-lab");
        lab.scrollIntoViewIfNeeded();
        awaitNumber(lab, "train");
        page.evaluate("""
                text => {
                    const transfer = new DataTransfer();
                    transfer.items.add(new File([text], 'circles.csv'));
                    document.querySelector('nudge-lab .drop').dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
                }""", circles());
        awaitText(lab.locator(".data .progress"), "250 rows");
        for (int layer = 1; layer <= 3; layer++) {
            if (layer > 1) {
                lab.locator("[data-do=add]").click();
            }
            lab.locator("#lab-activation-" + layer).selectOption("tanh");
        }
        type(lab, "batch", "10");
        type(lab, "test", "0");
        type(lab, "epochs", "10000000");
        lab.locator("#lab-optimizer").selectOption("gd");
        page.waitForTimeout(1000);
        lab.locator("[data-do=train]").click();
        page.waitForTimeout(3000);
        List<?> rates = (List<?>) page.evaluate(COUNT, SECONDS);
        say("3 x 8 on 250 rows, batches of 10: %.0f epochs, %.1f frames, %.1f states a second", rates);
        Locator figure = page.locator("nudge-weight-and-bias");
        figure.scrollIntoViewIfNeeded();
        say("a dial while that trains: " + turned(figure));
        assertThat(lab.locator("[data-do=train]").textContent()).contains("Pause");
    }

    private String turned(Locator figure) {
        Locator dial = figure.locator("input[type=range]").first();
        dial.focus();
        page.evaluate(WATCH);
        Random random = new Random(1);
        for (int i = 0; i < TURNS; i++) {
            page.keyboard().press(i / 20 % 2 == 0 ? "ArrowRight" : "ArrowLeft");
            page.waitForTimeout(30 + random.nextInt(40));
        }
        Map<?, ?> latencies = (Map<?, ?>) page.evaluate("() => window.latencies");
        List<?> redrawn = (List<?>) latencies.get("redrawn");
        assertThat(redrawn).hasSizeGreaterThan(TURNS / 2);
        return "redrawn " + summary(redrawn) + "; painted " + summary((List<?>) latencies.get("painted"));
    }

    private static void type(Locator lab, String field, String text) {
        lab.locator("#lab-" + field).fill(text);
        lab.locator("#lab-" + field).press("Tab");
    }

    private static String circles() {
        Random random = new Random(7);
        return IntStream.range(0, 250)
                .mapToObj(i -> {
                    double radius = (i % 2 == 0 ? 1 : 3) + random.nextGaussian() * 0.3;
                    double angle = random.nextDouble() * 2 * Math.PI;
                    return String.format(
                            Locale.ROOT,
                            "%.4f,%.4f,%s",
                            radius * Math.cos(angle),
                            radius * Math.sin(angle),
                            i % 2 == 0 ? "inner" : "outer");
                })
                .collect(Collectors.joining("\n", "x,y,ring\n", "\n"));
    }

    private static String summary(List<?> numbers) {
        List<Double> sorted = numbers.stream()
                .map(number -> ((Number) number).doubleValue())
                .sorted()
                .toList();
        return String.format(
                Locale.ROOT,
                "median %.1f ms, 95 %% %.1f ms, worst %.1f ms (%d)",
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }

    private static void say(String format, List<?> numbers) {
        say(String.format(
                Locale.ROOT,
                format,
                numbers.stream().map(number -> ((Number) number).doubleValue()).toArray()));
    }

    @SuppressWarnings("SystemOut")
    private static void say(String text) {
        System.out.println("page: " + text);
    }
}
