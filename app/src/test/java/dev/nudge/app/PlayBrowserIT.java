package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The playground in a real browser, as a person uses it. */
class PlayBrowserIT {

    private static final List<String> CHAPTERS = List.of(
            "one-weight", "weight-and-bias", "gradient-descent", "arithmetic", "race", "two-features", "good-or-bad");

    private static Browser browser;
    private static NudgeProcess process;
    private static String address;

    @TempDir
    static Path folder;

    private Page page;

    @BeforeAll
    static void start() throws InterruptedException {
        browser = Browser.open();
        process = NudgeProcess.start(folder, "play", "--no-browser", "--port", "0");
        process.waitUntil(() -> process.written().contains("http://"));
        address = process.written().replaceFirst("(?s).*(http://\\S+).*", "$1");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (process != null) {
            process.interrupt();
            assertThat(process.result().exitCode()).isEqualTo(130);
        }
        if (browser != null) {
            browser.close();
        }
    }

    private Locator open(String chapter) {
        return open(chapter, 1280, ColorScheme.LIGHT);
    }

    private Locator open(String chapter, int width, ColorScheme theme) {
        page = browser.page(width, 900, theme);
        page.navigate(address + "#" + chapter);
        Locator figure = page.locator("nudge-" + chapter);
        figure.scrollIntoViewIfNeeded();
        awaitNumber(figure, "error");
        return figure;
    }

    @AfterEach
    void nothingIsComplainedOf() {
        if (page != null) {
            page.context().close();
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private static Locator value(Locator figure, String name) {
        return figure.locator("[data-value=" + name + "]");
    }

    private static void awaitNumber(Locator figure, String name) {
        value(figure, name)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\d")))
                .waitFor();
    }

    private static double number(Locator locator) {
        return Double.parseDouble(locator.textContent().replace(",", "").replace('−', '-'));
    }

    private static void awaitText(Locator locator, String text) {
        locator.filter(new Locator.FilterOptions().setHasText(text)).waitFor();
    }

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
        awaitText(value(figure, "sum"), "It remembers");
    }

    private static double best(Locator figure, int racer) {
        return number(
                figure.locator(".standings tbody tr").nth(racer).locator("td").first());
    }

    @Test
    void optimizersRaceFromOneStart() {
        Locator figure = open("race");
        Locator table = figure.locator(".standings tbody");
        awaitText(table, "3  adam, 10");
        assertThat(best(figure, 0)).isEqualTo(best(figure, 1)).isEqualTo(best(figure, 2));
        figure.locator("[data-step='100']").click();
        awaitText(value(figure, "step"), "100");
        page.waitForCondition(() -> best(figure, 0) < 1000 && best(figure, 1) < 1000 && best(figure, 2) < 1000);
        assertThat(best(figure, 1)).as("momentum and gd").isLessThan(best(figure, 0) - 10);
        assertThat(figure.locator(".map .way").count()).isEqualTo(3);
        assertThat(figure.locator(".map .way.mark-1").getAttribute("d"))
                .isNotEqualTo(figure.locator(".map .way.mark-2").getAttribute("d"));
        figure.locator("#race-time + label").click();
        awaitText(figure.locator(".curves"), "milliseconds");
    }

    @Test
    void racersAreChosenAndSetByTheKeyboard() {
        Locator figure = open("race");
        awaitText(figure.locator(".standings tbody"), "3  adam, 10");
        figure.locator("[data-do=add]").focus();
        page.keyboard().press("Enter");
        Locator fourth = figure.locator(".racer").nth(3);
        awaitText(figure.locator(".standings tbody"), "4  adagrad, 60");
        page.keyboard().type("rms");
        awaitText(figure.locator(".standings tbody"), "4  rmsprop, 4");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter"); // its settings
        page.keyboard().press("Tab");
        page.keyboard().press("Control+A");
        page.keyboard().type("-1");
        page.keyboard().press("Tab");
        awaitText(figure.locator(".problem"), "rmsprop: experiment: optimizer.learning-rate: must be greater than 0");
        fourth.locator(".number-field").first().fill("2");
        fourth.locator(".number-field").first().press("Tab");
        awaitText(figure.locator(".standings tbody"), "4  rmsprop, 2");
        assertThat(figure.locator(".problem").textContent()).isEmpty();
        Locator handle = figure.locator(".handle");
        double before = best(figure, 3);
        handle.focus();
        page.keyboard().press("Shift+ArrowRight");
        page.waitForCondition(() -> best(figure, 3) != before && best(figure, 3) == best(figure, 0));
        fourth.locator("button").press("Enter");
        awaitText(figure.locator(".standings"), "adam");
        page.waitForCondition(() -> figure.locator(".standings tbody tr").count() == 3);
    }

    @Test
    void tooLargeARateIsToldAndTheOthersGoOn() {
        Locator figure = open("race");
        Locator first = figure.locator(".racer").first();
        first.locator("summary").click();
        first.locator(".number-field").fill("0.2");
        first.locator(".number-field").press("Tab");
        awaitText(figure.locator(".standings tbody"), "1  gd, 0.2");
        figure.locator("[aria-label='Speed of the race']").selectOption("0");
        figure.locator("[data-do=play]").click();
        awaitText(figure.locator(".problem"), "gd: ");
        page.waitForCondition(() -> best(figure, 1) < 448);
        figure.locator("[data-do=play]").click();
        awaitText(figure.locator("[data-do=play]"), "Play");
    }

    @Test
    void twoFeaturesHaveTheirGoldenTable() {
        Locator figure = open("two-features");
        assertThat(number(value(figure, "error"))).isCloseTo(108_268, within(1.0));
        double[][] table = {{1, 10435.3}, {10, 8343.2}, {100, 5479.2}, {1000, 1685.9}};
        int steps = 0;
        for (double[] line : table) {
            while (steps < line[0]) {
                int by = line[0] - steps >= 100 ? 100 : line[0] - steps >= 10 ? 10 : 1;
                figure.locator("[data-step='" + by + "']").click();
                steps += by;
                awaitText(value(figure, "step"), String.format("%,d", steps));
            }
            assertThat(number(value(figure, "error"))).isCloseTo(line[1], within(0.06));
            if (steps == 1) {
                List<Locator> fields = figure.locator(".number-field").all();
                assertThat(Double.parseDouble(fields.get(0).inputValue())).isCloseTo(0.00622, within(5e-6));
                assertThat(Double.parseDouble(fields.get(1).inputValue())).isCloseTo(10.0248, within(5e-4));
                assertThat(Double.parseDouble(fields.get(2).inputValue())).isCloseTo(313.9, within(5e-2));
            }
        }
        figure.locator("#tf-std + label").click();
        awaitText(value(figure, "step"), "0");
        figure.locator("[data-do=converge]").press("Enter");
        awaitText(value(figure, "error"), "1,406.05");
        assertThat(Double.parseDouble(figure.locator(".number-field").nth(1).inputValue()))
                .isCloseTo(-10.01238, within(1e-2));
    }

    @Test
    void threeDialsByTheKeyboard() {
        Locator figure = open("two-features");
        Locator bathrooms = figure.locator("[type=range]").nth(1);
        bathrooms.focus();
        page.keyboard().press("ArrowRight");
        awaitText(figure.locator("tbody tr").first().locator("td").nth(3), "0.3");
        assertThat(number(value(figure, "error"))).isLessThan(108_268);
        figure.locator("#tf-slice-3").focus();
        page.keyboard().press("ArrowRight");
        awaitText(figure.locator(".scatter"), "4 bathrooms");
    }

    @Test
    void whatIsKnownByHeartIsShownBesideWhatIsHeldOut() {
        Locator figure = open("good-or-bad");
        for (int i = 1; i <= 5; i++) {
            figure.locator("[data-step='1000']").click();
            awaitText(value(figure, "step"), i + ",000");
        }
        assertThat(value(figure, "right").textContent()).isEqualTo("10 of 10");
        assertThat(value(figure, "held-out").textContent()).matches("[45] of 10");
        assertThat(value(figure, "says").textContent()).contains("by heart").contains("not seen");
        assertThat(figure.locator("tbody td.error").count()).isBetween(5, 6);
        page.waitForCondition(
                () -> figure.locator(".decision .boundary").getAttribute("d").length() > 100);
        assertThat(figure.locator(".missed").count()).isZero();
    }

    @Test
    void theNotebookIsReproduced() {
        Locator figure = open("good-or-bad");
        figure.locator("[data-preset=notebook]").click();
        awaitText(value(figure, "error"), "0.500000");
        awaitText(value(figure, "says"), "0.12500000");
        figure.locator("[data-step='1']").click();
        awaitText(value(figure, "error"), "0.459835");
        for (int i = 0; i < 5; i++) {
            figure.locator("[data-step='10']").click();
        }
        awaitText(value(figure, "step"), "51");
        assertThat(value(figure, "error").textContent()).isEqualTo("0.438160");
        figure.locator("[data-step='1000']").click();
        awaitText(value(figure, "step"), "1,051");
        assertThat(value(figure, "right").textContent()).isEqualTo("7 of 10");
        assertThat(figure.locator("[data-preset=notebook]").getAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void softmaxTakesAnyScores() {
        open("good-or-bad");
        Locator softmax = page.locator("nudge-softmax");
        softmax.scrollIntoViewIfNeeded();
        Locator rows = softmax.locator("tbody tr");
        awaitText(rows.nth(2), "0.8438");
        softmax.locator("select").selectOption("1000, 1001, 999");
        awaitText(rows.nth(1), "0.6652");
        awaitText(rows.nth(0), "0.2447");
        rows.nth(2).locator("button").press("Enter");
        awaitText(rows.nth(0), "0.2689");
        rows.nth(0).locator("input").fill("1e300");
        awaitText(rows.nth(0), "1.0000");
        softmax.locator("[data-do=add]").click();
        page.keyboard().type("1e300");
        awaitText(rows.nth(2), "0.5000");
        rows.nth(0).locator("input").fill("many");
        awaitText(softmax.locator(".problem"), "Score 1 must be a number");
        rows.nth(0).locator("input").fill("-5");
        awaitText(rows.nth(2), "1.0000");
        assertThat(softmax.locator(".problem").textContent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360", "1280"})
    void theShapeOfANetworkIsReadableAtEverySize(int width) {
        open("good-or-bad", width, ColorScheme.LIGHT);
        Locator figure = page.locator("nudge-network-shape");
        figure.scrollIntoViewIfNeeded();
        awaitText(value(figure, "says"), "22 numbers to learn");
        double height = figure.boundingBox().height;
        figure.locator("[data-more=classes]").press("Enter");
        awaitText(value(figure, "says"), "20 weights and 7 biases");
        for (String field : List.of("features", "classes", "hidden-1", "hidden-2", "hidden-3")) {
            figure.locator("#ns-" + field).fill("99");
        }
        awaitText(value(figure, "says"), "576 weights and 48 biases");
        assertThat(figure.boundingBox().height).as("does not jump").isEqualTo(height);
        List<?> circles = (List<?>) figure.evaluate("""
                figure => [...figure.querySelectorAll('circle')].map(circle => {
                    const {left, right, top, bottom} = circle.getBoundingClientRect();
                    return [left, right, top, bottom]; })
                """);
        assertThat(circles).hasSize(60);
        assertThat(overlaps(circles)).as("circles upon each other").isZero();
    }

    private static int overlaps(List<?> boxes) {
        int overlaps = 0;
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                List<?> a = (List<?>) boxes.get(i);
                List<?> b = (List<?>) boxes.get(j);
                boolean across = edge(a, 0) < edge(b, 1) && edge(b, 0) < edge(a, 1);
                boolean along = edge(a, 2) < edge(b, 3) && edge(b, 2) < edge(a, 3);
                overlaps += across && along ? 1 : 0;
            }
        }
        return overlaps;
    }

    private static double edge(List<?> box, int side) {
        return ((Number) box.get(side)).doubleValue();
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

    @ParameterizedTest
    @CsvSource({"360", "768", "1280", "2560"})
    void fitsTheScreenAndNothingJumps(int width) {
        open("one-weight", width, ColorScheme.LIGHT);
        page.evaluate("""
                () => { window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {
                    if (!entry.hadRecentInput) window.shift += entry.value; })).observe({type: 'layout-shift', buffered: true}); }
                """);
        for (String chapter : CHAPTERS) {
            page.locator("nudge-" + chapter).scrollIntoViewIfNeeded();
            awaitNumber(page.locator("nudge-" + chapter), "error");
        }
        Map<?, ?> size = (Map<?, ?>) page.evaluate(
                "() => ({needed: document.documentElement.scrollWidth, there: innerWidth, shift: window.shift})");
        assertThat(((Number) size.get("needed")).intValue()).isLessThanOrEqualTo(width);
        assertThat(((Number) size.get("shift")).doubleValue()).isLessThan(0.1);
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
