package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The playground in a real browser, as a person uses it. */
class PlayBrowserIT extends PlayedInBrowser {

    private static final List<String> CHAPTERS = List.of(
            "one-weight", "weight-and-bias", "gradient-descent", "arithmetic", "race", "two-features", "good-or-bad");

    @Test
    void theTableOfTheArticleCanBeReadOffThePage() {
        Locator figure = open("gradient-descent");
        assertThat(number(value(figure, "error"))).isEqualTo(134_972);
        double[][] table = {
            {1, 0.007516, 366.2667, 964.537},
            {2, 0.007261, 350.974, 733.788},
            {3, 0.007327, 351.494, 732.794},
            {10, 0.007700, 350.707, 728.636},
            {100, 0.012271, 341.398, 680.274},
            {1000, 0.040490, 283.922, 482.625}
        };
        int steps = 0;
        for (double[] line : table) {
            while (steps < line[0]) {
                int by = line[0] - steps >= 100 ? 100 : line[0] - steps >= 10 ? 10 : 1;
                figure.locator("[data-step='" + by + "']").click();
                steps += by;
                awaitText(value(figure, "step"), String.format("%,d", steps));
            }
            assertThat(number(value(figure, "error"))).isCloseTo(line[3], within(0.006));
            List<Locator> fields = figure.locator(".number-field").all();
            assertThat(Double.parseDouble(fields.get(0).inputValue())).isCloseTo(line[1], within(1e-6));
            assertThat(Double.parseDouble(fields.get(1).inputValue())).isCloseTo(line[2], within(2e-3));
        }
    }

    @Test
    void chapterOneByTheDial() {
        Locator figure = open("one-weight");
        assertThat(number(value(figure, "error"))).isEqualTo(2058);
        assertThat(value(figure, "asked").textContent()).isEqualTo("360");
        figure.locator(".number-field").fill("0.19");
        awaitText(value(figure, "error"), "2,747");
        figure.locator(".number-field").fill("0.16");
        awaitText(value(figure, "error"), "3,229");
    }

    @Test
    void aDialTakesACommaAndSaysHowItReadsWhatCouldBeMeantOtherwise() {
        Locator figure = open("one-weight");
        Locator field = figure.locator(".number-field");
        field.fill("0,19");
        awaitText(value(figure, "error"), "2,747");
        field.press("Enter");
        assertThat(field.inputValue()).isEqualTo("0.19");
        field.fill("1,000");
        awaitText(value(figure, "error"), "2,747");
        field.press("Enter");
        awaitText(figure.locator("nudge-dial .understood"), "1,000 is read as 1000; for decimals, type 1.000");
        assertThat(field.inputValue()).isEqualTo("1000");
        field.fill("much");
        field.press("Tab");
        awaitText(figure.locator("nudge-dial .understood"), "much is no number");
        assertThat(field.inputValue()).isEqualTo("1000");
        field.fill("0.19");
        assertThat(figure.locator("nudge-dial .understood").textContent()).isEmpty();
        awaitText(value(figure, "error"), "2,747");
        field.press("ArrowUp");
        page.waitForCondition(() -> field.inputValue().equals("0.191"));
        assertThat(Browser.seriousFindings(page)).isEmpty();
    }

    @Test
    void chapterTwoByTheKeyboardAlone() {
        Locator figure = open("weight-and-bias");
        assertThat(number(value(figure, "error"))).isCloseTo(799.09, within(0.001));
        awaitText(value(figure, "best"), "447.29");
        figure.locator("[type=range]").first().focus();
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("ArrowLeft");
        }
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        for (int i = 0; i < 90; i++) {
            page.keyboard().press("ArrowRight");
        }
        awaitText(value(figure, "says"), "Excellent");
        assertThat(number(value(figure, "error"))).isLessThan(500);
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        awaitText(value(figure, "error"), "799.09");
    }

    @Test
    void chapterThreeByTheKeyboardAlone() {
        Locator figure = open("gradient-descent");
        figure.locator("[data-do=play]").focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        awaitText(value(figure, "error"), "964.54");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        awaitText(value(figure, "step"), "11");
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter"); // a step back
        awaitText(value(figure, "error"), "728.64");
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter"); // converge
        awaitText(value(figure, "error"), "447.29");
        double end = number(value(figure, "step"));
        assertThat(end).isGreaterThan(5000);
        figure.locator(".scrub").focus();
        page.keyboard().press("Home");
        awaitText(value(figure, "error"), "134,972");
        page.keyboard().press("End");
        awaitText(value(figure, "error"), "447.29");
        Locator point = figure.locator(".handle");
        point.focus();
        page.keyboard().press("ArrowRight");
        awaitText(value(figure, "step"), "0");
        assertThat(point.getAttribute("aria-valuetext")).startsWith("weight 0.0634");
        figure.locator("#scaling-raw").focus();
        page.keyboard().press("ArrowRight");
        figure.locator("[data-do=converge]").press("Enter");
        awaitText(value(figure, "error"), "447.29");
        assertThat(number(value(figure, "step"))).isLessThan(100);
    }

    @Test
    void draggingThePointMovesTheDials() {
        Locator figure = open("gradient-descent");
        Locator map = figure.locator(".map svg");
        map.scrollIntoViewIfNeeded();
        var box = map.boundingBox();
        page.mouse().move(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
        page.mouse().down();
        page.mouse().move(box.x + 0.7 * box.width, box.y + 0.3 * box.height, new Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
        page.waitForCondition(
                () -> Double.parseDouble(figure.locator(".number-field").first().inputValue()) > 0.2);
        assertThat(Double.parseDouble(figure.locator(".number-field").nth(1).inputValue()))
                .isBetween(200.0, 400.0);
    }

    @Test
    void playGoesOnUntilPause() {
        Locator figure = open("gradient-descent");
        figure.locator("select").selectOption("20");
        figure.locator("[data-do=play]").click();
        awaitText(figure.locator("[data-do=play]"), "Pause");
        page.waitForCondition(() -> number(value(figure, "step")) > 5);
        figure.locator("[data-do=play]").click();
        awaitText(figure.locator("[data-do=play]"), "Play");
        assertThat(number(value(figure, "step"))).isBetween(5.0, 100.0);
    }

    @Test
    void theArithmeticIsWhatTheStepDoes() {
        Locator figure = open("arithmetic");
        awaitText(value(figure, "mean"), "−150.32");
        figure.locator(".bias").click();
        awaitText(value(figure, "title"), "bias");
        awaitText(value(figure, "after"), "366.267");
        figure.locator("[data-step='1']").click();
        awaitText(figure.locator(".bias .value"), "366.27");
        figure.locator("select").selectOption("adam");
        awaitText(value(figure, "sum"), "It remembers m: 0 becomes ");
        awaitText(value(figure, "sum"), "It remembers v: 0 becomes ");
    }

    @Test
    void aLinkBringsBackWhatWasOnThePage() {
        Locator figure = open("weight-and-bias");
        figure.locator(".number-field").first().fill("0.07");
        awaitText(value(figure, "error"), "5");
        page.waitForURL(url -> url.contains("wb=0.07,150"));
        String link = page.url();
        page.navigate("about:blank");
        page.navigate(link);
        page.waitForCondition(() -> page.locator("nudge-weight-and-bias .number-field")
                .first()
                .inputValue()
                .equals("0.07"));
    }

    @Test
    void whatIsSavedRunsToTheSameHash(@TempDir Path saved) {
        Locator figure = open("gradient-descent");
        figure.locator("[data-step='100']").click();
        awaitText(value(figure, "step"), "100");
        var download =
                page.waitForDownload(() -> figure.locator("[data-do=export]").click());
        download.saveAs(saved.resolve("experiment.yaml"));
        awaitText(value(figure, "hash"), "weightsHash");
        NudgeProcess.nudge(saved, "run", "experiment.yaml", "--out", "run").exits(0);
        Object hash = NudgeProcess.at(NudgeProcess.summary(saved.resolve("run")), "weightsHash");
        assertThat(value(figure, "hash").textContent()).contains(hash.toString().substring(0, 12));
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingSerious(ColorScheme theme) {
        open("one-weight", 1280, theme);
        for (String chapter : CHAPTERS) {
            Locator figure = page.locator("nudge-" + chapter);
            figure.scrollIntoViewIfNeeded();
            awaitNumber(figure, "error");
        }
        assertThat(Browser.seriousFindings(page)).isEmpty();
    }

    @Test
    void axeFindsNothingSeriousWhileTheEngineIsSilent() {
        page = browser.page(1280, 900, ColorScheme.LIGHT);
        answersCome(1_000_000);
        page.navigate(address);
        for (String chapter : CHAPTERS) {
            page.locator("nudge-" + chapter).scrollIntoViewIfNeeded();
            page.waitForTimeout(50);
        }
        assertThat(Browser.seriousFindings(page)).isEmpty();
    }

    private void answersCome(int later) {
        page.addInitScript("""
                const Plain = WebSocket;
                window.WebSocket = class extends Plain {
                    set onmessage(then) { super.onmessage = event => setTimeout(() => then(event), %d); }
                };
                """.formatted(later));
    }

    // A slow engine shows what a quick one hides: answers that need more room than was kept for them.
    @ParameterizedTest
    @CsvSource({"360, 0", "768, 0", "1280, 0", "2560, 0", "360, 400", "1280, 400"})
    void fitsTheScreenAndNothingJumps(int width, int wait) {
        page = browser.page(width, 900, ColorScheme.LIGHT);
        page.addInitScript("""
                window.jumps = [];
                new PerformanceObserver(list => list.getEntries().forEach(jump => jump.hadRecentInput || jumps.push(jump)))
                    .observe({type: 'layout-shift', buffered: true});
                """);
        answersCome(wait);
        page.navigate(address);
        for (String chapter : CHAPTERS) {
            page.locator("nudge-" + chapter).scrollIntoViewIfNeeded();
            awaitNumber(page.locator("nudge-" + chapter), "error");
        }
        page.locator("nudge-lab").scrollIntoViewIfNeeded();
        awaitNumber(page.locator("nudge-lab"), "train");
        page.waitForCondition(() -> page.locator("nudge-lab[aria-busy]").count() == 0);
        page.waitForTimeout(wait + 100);
        assertThat(((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(width);
        assertThat(((Number) page.evaluate("() => jumps.reduce((sum, jump) => sum + jump.value, 0)")).doubleValue())
                .as(() -> (String) page.evaluate("""
                        () => jumps.map(jump => jump.value.toFixed(3) + ': ' + jump.sources.map(({node, previousRect, currentRect}) =>
                            `${node?.nodeName}.${node?.className} ${previousRect.y} -> ${currentRect.y}`).join(', ')).join('\\n')
                        """))
                .isLessThan(0.1);
    }

    @Test
    void thePageIsLightAndAsksNobodyElse() {
        page = browser.page(1280, 900, ColorScheme.LIGHT);
        List<String> others = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(address)) {
                others.add(request.url());
            }
        });
        page.navigate(address);
        awaitNumber(page.locator("nudge-one-weight"), "error");
        double bytes = ((Number) page.evaluate("""
                () => performance.getEntries().filter(entry => 'transferSize' in entry)
                    .reduce((sum, entry) => sum + entry.transferSize, 0)
                """)).doubleValue();
        assertThat(bytes).isBetween(50_000.0, 500_000.0);
        assertThat(others).isEmpty();
    }
}
