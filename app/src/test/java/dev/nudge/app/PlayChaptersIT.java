package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.nudge.app.plugins.PluginJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chapters five to seven in a real browser, as a person uses them. */
class PlayChaptersIT extends PlayedInBrowser {

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
        awaitText(figure.locator(".problem"), "rmsprop: optimizer.learning-rate: must be greater than 0");
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
    void anOptimizerOfAThirdPartyRacesToo(@TempDir Path home) throws IOException, InterruptedException {
        new PluginJar()
                .source("Signs", """
                package com.example;
                import dev.nudge.spi.*;
                @Doc("Steps of one length, whatever the slope.")
                public record Signs(@Doc("the length of a step") @Range("(0, inf)") double learningRate,
                        @Doc("every which step to make") @Range("[1, 9]") int every) implements Optimizer {
                    public Signs { Require.settings(Signs.class, learningRate, every); }
                    public Signs() { this(2, 1); }
                    @Override public int memories() { return 0; }
                    @Override public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
                        for (int i = 0; i < weights.length && step % every == 0; i++) {
                            weights[i] -= rate * Math.signum(gradient[i]);
                        }
                    }
                }
                """)
                .service("Optimizer", "com.example.Signs")
                .write(home.resolve("plugins/signs.jar"));
        NudgeProcess own = NudgeProcess.start(home, "play", "--no-browser", "--port", "0", "--plugins", "plugins");
        own.waitUntil(() -> own.written().contains("http://"));
        page = browser.page(1280, 900, ColorScheme.LIGHT);
        page.navigate(own.written().replaceFirst("(?s).*(http://\\S+).*", "$1"));
        Locator figure = page.locator("nudge-race");
        figure.scrollIntoViewIfNeeded();
        awaitText(figure.locator(".standings tbody"), "1  gd, 0.15");
        Locator first = figure.locator(".racer").first();
        first.locator("select").selectOption("signs");
        awaitText(first.locator(".says"), "Steps of one length");
        awaitText(figure.locator(".standings tbody"), "1  signs, 2");
        first.locator("summary").click();
        awaitText(first.locator(".setting").nth(1), "every which step to make; at least 1 and at most 9; usually 1");
        first.locator(".number-field").nth(1).fill("3");
        first.locator(".number-field").nth(1).press("Tab");
        figure.locator("[data-step='10']").click();
        awaitText(value(figure, "step"), "10");
        page.waitForCondition(() -> best(figure, 0) < 184_000);
        page.context().close();
        page = null;
        own.interrupt();
        assertThat(own.result().exitCode()).isEqualTo(130);
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
}
