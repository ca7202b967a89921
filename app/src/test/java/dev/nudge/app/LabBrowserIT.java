package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.nudge.app.plugins.ProjectBuild;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The playground's lab in a real browser: one's own table, third-party losses, runs that are kept. */
class LabBrowserIT {

    private static final String CSV = "street,area,rooms,price\n"
            + String.join(
                    "",
                    IntStream.range(0, 60)
                            .mapToObj(i -> "Lane %d,%s,%d,%d\n"
                                    .formatted(i, i == 7 ? "" : 900 + 31 * i, i % 5, 100 + 7 * i + i % 3))
                            .toList());

    private static Browser browser;
    private static NudgeProcess process;
    private static String address;
    private static Map<?, ?> shellRun;

    @TempDir
    static Path folder;

    private Page page;
    private Locator lab;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        browser = Browser.open();
        Path example = Files.createDirectories(folder.resolve("example"));
        for (Map.Entry<String, String> file :
                ProjectBuild.texts(Path.of("..", "examples", "quantile-loss")).entrySet()) {
            Path path = example.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.copy(ProjectBuild.jar(example, "quantile-loss-1.0.jar"), plugins.resolve("quantile-loss-1.0.jar"));
        Files.writeString(folder.resolve("homes.csv"), CSV);
        Files.writeString(folder.resolve("shell.yaml"), """
                dataset: {name: csv, file: homes.csv}
                features: {target: price, columns: [rooms, area]}
                network: {hidden: [{units: 5, activation: tanh}]}
                optimizer: {name: momentum, learning-rate: 0.02}
                split: {test: 0.25, seed: 7}
                training: {epochs: 12, l2: 0.01}
                """);
        NudgeProcess.nudge(folder, "run", "shell.yaml", "--out", "runs/by-shell")
                .exits(0);
        shellRun = NudgeProcess.summary(folder.resolve("runs/by-shell"));
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

    @AfterEach
    void nothingIsComplainedOf() {
        if (page != null) {
            page.context().close();
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private void open(int width, ColorScheme theme) {
        page = browser.page(width, 900, theme);
        page.navigate(address + "#lab");
        lab = page.locator("nudge-lab");
        lab.scrollIntoViewIfNeeded();
        awaitText(value("train"), "\\d");
    }

    private void open() {
        open(1280, ColorScheme.LIGHT);
    }

    private Locator value(String name) {
        return lab.locator("[data-value=" + name + "]");
    }

    private static void awaitText(Locator locator, String pattern) {
        locator.filter(new Locator.FilterOptions().setHasText(Pattern.compile(pattern)))
                .waitFor();
    }

    private void drop(String name, String text) {
        drop(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void drop(String name, byte[] bytes) {
        page.evaluate("""
                ([name, bytes]) => {
                    const transfer = new DataTransfer();
                    transfer.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name));
                    document.querySelector('nudge-lab .drop')
                        .dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
                }""", new String[] {name, Base64.getEncoder().encodeToString(bytes)});
    }

    private void choose(String label, String value) {
        lab.locator("#lab-" + label).selectOption(value);
    }

    private void type(String label, String value) {
        lab.locator("#lab-" + label).fill(value);
        lab.locator("#lab-" + label).press("Tab");
    }

    private void train(int epochs) {
        type("epochs", Integer.toString(epochs));
        page.waitForTimeout(400); // The fields are sent once nothing has changed for a moment.
        lab.locator("[data-do=train]").click();
        awaitText(value("epochs"), "^" + epochs + "$");
        awaitText(lab.locator("[data-do=train]"), "Train");
    }

    @Test
    void aDroppedTableIsTrainedSavedAndRunsToTheSameHash(@TempDir Path saved) throws IOException {
        open();
        drop("my homes.csv", CSV);
        awaitText(lab.locator(".data .progress"), "60 rows, 4 columns, 1 of them with missing values");
        assertThat(lab.locator("tr[data-column=street] select").last().inputValue())
                .isEqualTo("out");
        assertThat(lab.locator("#lab-loss").inputValue()).isEqualTo("mse");
        train(20);
        assertThat(lab.locator(".pairs path.mark-predicted").count()).isPositive();
        assertThat(lab.locator(".network .link").count()).isPositive();
        assertThat(lab.locator(".histogram rect").count()).isPositive();
        lab.locator("[data-do=save]").click();
        awaitText(value("kept"), "the same as here");
        var download =
                page.waitForDownload(() -> lab.locator("[data-do=export]").click());
        download.saveAs(saved.resolve("experiment.yaml"));
        Files.writeString(saved.resolve("my homes.csv"), CSV);
        NudgeProcess.nudge(saved, "run", "experiment.yaml", "--out", "run").exits(0);
        String hash = NudgeProcess.at(NudgeProcess.summary(saved.resolve("run")), "weightsHash")
                .toString();
        awaitText(value("kept"), hash.substring(0, 12));
        String run = lab.locator(".runs tbody tr").first().getAttribute("data-run");
        assertThat(NudgeProcess.summary(folder.resolve("runs").resolve(run)).get("weightsHash"))
                .isEqualTo(hash);
    }

    @Test
    void anUglyTableIsToldApartAndTheLastOneStays() {
        open();
        drop("ugly.csv", "a,b\n1,2\n3,4,5\n5,6\n7,8\n9,1\n");
        awaitText(lab.locator(".data .progress"), "^ugly.csv:3: ");
        assertThat(lab.locator("#lab-table").inputValue()).isEqualTo("iris");
        lab.locator("[data-do=epoch]").click();
        awaitText(value("epochs"), "^1$");
    }

    @Test
    void aTableThatIsReadWronglyIsReadAsTheMenusSay(@TempDir Path saved) throws IOException {
        open();
        drop("odd.csv", "1;2|3,5\n4;5|6,5\n7;8|9,5\n2;1|0,5\n1;1|1,5\n");
        awaitText(lab.locator(".data .progress"), "^odd.csv: ");
        lab.locator(".reading summary").press("Enter");
        choose("separator", "pipe");
        choose("header", "false");
        choose("decimal", ",");
        awaitText(lab.locator(".data .progress"), "^odd.csv: 5 rows, 2 columns");
        awaitText(lab.locator("tr[data-column=column2]"), "0.5 to 9.5");
        assertThat(lab.locator("#lab-loss").inputValue()).isEqualTo("mse");
        train(5);
        var download =
                page.waitForDownload(() -> lab.locator("[data-do=export]").click());
        download.saveAs(saved.resolve("experiment.yaml"));
        Files.writeString(saved.resolve("odd.csv"), "1;2|3,5\n4;5|6,5\n7;8|9,5\n2;1|0,5\n1;1|1,5\n");
        NudgeProcess.nudge(saved, "run", "experiment.yaml", "--out", "run").exits(0);
        String hash = NudgeProcess.at(NudgeProcess.summary(saved.resolve("run")), "weightsHash")
                .toString();
        awaitText(value("kept"), hash.substring(0, 12));
    }

    @Test
    void aTableThatCannotBeReadAsFoundIsReadAsTheMenusSay() {
        open();
        drop("ragged.csv", "a,b\n1,2\n3,4;5\n5,6,7\n7,8\n9,1\n");
        awaitText(lab.locator(".data .progress"), "^ragged.csv:4: ");
        assertThat(lab.locator("#lab-separator").isVisible()).isTrue();
        assertThat(lab.locator("#lab-table").inputValue()).isEqualTo("iris");
        assertThat(Browser.seriousFindings(page)).isEmpty();
        choose("separator", "semicolon");
        awaitText(lab.locator(".data .progress"), "^ragged.csv:3: has 2 cells");
        choose("separator", "tab");
        awaitText(lab.locator(".data .progress"), "^ragged.csv: 5 rows, 1 column");
        assertThat(lab.locator("#lab-table").inputValue()).isEqualTo("csv");
        choose("separator", "auto");
        awaitText(lab.locator(".data .progress"), "^ragged.csv:4: ");
        page.waitForCondition(() -> lab.locator("#lab-separator").inputValue().equals("tab"));
        choose("table", "houses");
        page.waitForCondition(() -> !lab.locator(".reading").isVisible());
    }

    @Test
    void aPictureIsCalledAPicture() {
        open();
        drop("me.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        awaitText(
                lab.locator(".data .progress"), "^me.csv: is a picture \\(PNG\\), not a table; a table is a text file");
        assertThat(lab.locator(".reading").isVisible()).isFalse();
    }

    @Test
    void whatEndsTrainingInTheShellEndsItHere(@TempDir Path saved) throws IOException {
        open();
        lab.locator(".more summary").press("Enter");
        choose("stop", "validation.accuracy");
        assertThat(lab.locator("#lab-validation").inputValue()).isEqualTo("0.2");
        type("patience", "15");
        type("l1", "0,0001");
        type("l2", "1e-3");
        type("clip", "1,5");
        type("converge", "1e-6");
        awaitText(lab.locator(".more summary"), "More settings: 6 set");
        page.waitForTimeout(400);
        lab.locator("[data-do=train]").click();
        awaitText(
                lab.locator(".ended"),
                "Stopped early: validation.accuracy was best after epoch \\d+; it has gone back");
        assertThat(lab.locator(".ended").textContent())
                .contains("after epoch " + value("epochs").textContent() + ";");
        assertThat(lab.locator(".curve-best").evaluate("line => line.style.display"))
                .isEqualTo("");
        assertThat(Browser.seriousFindings(page)).isEmpty();
        var download =
                page.waitForDownload(() -> lab.locator("[data-do=export]").click());
        download.saveAs(saved.resolve("experiment.yaml"));
        assertThat(Files.readString(saved.resolve("experiment.yaml")))
                .contains(
                        "patience: 15", "l1: 1.0E-4", "l2: 0.001", "clip: 1.5", "converge: 1.0E-6", "validation: 0.2");
        NudgeProcess.nudge(saved, "run", "experiment.yaml", "--out", "run").exits(0);
        Map<?, ?> summary = NudgeProcess.summary(saved.resolve("run"));
        awaitText(value("kept"), summary.get("weightsHash").toString().substring(0, 12));
        assertThat(lab.locator(".ended").textContent())
                .containsIgnoringCase(summary.get("reason").toString());
        lab.locator("[data-do=save]").click();
        awaitText(value("kept"), "the same as here");
        String link = page.url();
        page.navigate("about:blank");
        page.navigate(link);
        lab.scrollIntoViewIfNeeded();
        awaitText(lab.locator(".more summary"), "More settings: 6 set");
        lab.locator("[data-do=epoch]").click();
        awaitText(value("epochs"), "^1$");
        lab.locator("[data-do=export]").click();
        awaitText(value("kept"), "early-stopping and converge left out");
    }

    @Test
    void aRunOfTheShellThatEndedEarlyEndsHereToo() throws IOException {
        Files.writeString(folder.resolve("early.yaml"), """
                dataset: {name: iris}
                network: {hidden: [{units: 5, activation: tanh}]}
                optimizer: {name: adam, learning-rate: 0.05}
                split: {test: 0.2, validation: 0.2}
                training: {epochs: 300, clip: 0.5, early-stopping: {metric: validation.loss, patience: 5}}
                """);
        NudgeProcess.nudge(folder, "run", "early.yaml", "--out", "runs/early").exits(0);
        Map<?, ?> summary = NudgeProcess.summary(folder.resolve("runs/early"));
        assertThat((String) summary.get("reason")).startsWith("stopped early");
        open();
        lab.locator("tr[data-run=early] button").click();
        awaitText(value("kept"), "Opened early");
        assertThat(lab.locator("#lab-stop").inputValue()).isEqualTo("validation.loss");
        assertThat(lab.locator("#lab-patience").inputValue()).isEqualTo("5");
        assertThat(lab.locator("#lab-clip").inputValue()).isEqualTo("0.5");
        assertThat(lab.locator("#lab-l2").inputValue()).isEmpty();
        lab.locator("[data-do=train]").click();
        awaitText(lab.locator(".ended"), "Stopped early");
        lab.locator("[data-do=export]").click();
        awaitText(value("kept"), summary.get("weightsHash").toString().substring(0, 12));
    }

    @Test
    void theMapBeginsWithTheColumnsThatSayMost() {
        open();
        String rows = IntStream.range(0, 40)
                .mapToObj(i -> "%d,%d,%d,%d,%d\n"
                        .formatted(i / 2, i * 7 % 11, i * i % 13, i * 3 % 5, 15 * i + 30 * (i * i % 13)))
                .collect(Collectors.joining());
        drop("many.csv", "much,none,more,little,price\n" + rows);
        awaitText(lab.locator(".data .progress"), "^many.csv: 40 rows");
        page.waitForCondition(() -> lab.locator("#lab-map-x").inputValue().equals("much"));
        assertThat(lab.locator("#lab-map-y").inputValue()).isEqualTo("more");
        choose("map-x", "little");
        type("seed", "3");
        page.waitForTimeout(500);
        assertThat(lab.locator("#lab-map-x").inputValue()).isEqualTo("little");
        assertThat(lab.locator("#lab-map-y").inputValue()).isEqualTo("more");
    }

    @Test
    void aLossOfSomebodyElsesIsInTheMenuWithAFormOfItsOwn() {
        open();
        choose("table", "houses");
        awaitText(lab.locator(".data .progress"), "rows");
        choose("loss", "quantile");
        Locator field = lab.locator(".box", new Locator.LocatorOptions().setHas(page.locator("#lab-loss")))
                .locator(".settings-host input");
        awaitText(lab.locator(".settings-host label"), "^q$");
        field.fill("0.9");
        field.press("Tab");
        awaitText(value("kept"), "checked: worst error");
        train(30);
        field.fill("2");
        field.press("Tab");
        awaitText(lab.locator(".problem"), "loss.q: must be");
    }

    @Test
    void aRunOfTheShellIsOpenedComparedAndWalkedAgain() {
        open();
        lab.locator("tr[data-run=by-shell] button").click();
        awaitText(value("kept"), "Opened by-shell");
        assertThat(lab.locator("#lab-seed").inputValue()).isEqualTo("42");
        assertThat(lab.locator("#lab-optimizer").inputValue()).isEqualTo("momentum");
        assertThat(lab.locator("#lab-units-1").inputValue()).isEqualTo("5");
        lab.locator("[data-do=train]").click();
        awaitText(value("epochs"), "^12$");
        lab.locator("[data-do=export]").click();
        awaitText(value("kept"), shellRun.get("weightsHash").toString().substring(0, 12));
        type("seed", "43");
        train(12);
        type("name", "another");
        lab.locator("[data-do=save]").click();
        awaitText(value("kept"), "the same as here");
        lab.locator("tr[data-run^=another] [type=checkbox]").check();
        lab.locator("tr[data-run=by-shell] [type=checkbox]").check();
        Locator compared = lab.locator(".compare tbody tr");
        awaitText(compared.first(), "train|test");
        String text = lab.locator(".compare").textContent();
        assertThat(text).contains("training.seed", "split.seed", "train loss").doesNotContain("training.l2");
    }

    @Test
    void aLinkBringsBackTheLab() {
        open();
        choose("table", "houses");
        awaitText(lab.locator(".data .progress"), "rows");
        choose("optimizer", "rmsprop");
        type("batch", "3");
        page.waitForTimeout(600);
        String link = page.url();
        page.navigate("about:blank");
        page.navigate(link);
        lab.scrollIntoViewIfNeeded();
        awaitText(value("train"), "\\d");
        assertThat(lab.locator("#lab-table").inputValue()).isEqualTo("houses");
        assertThat(lab.locator("#lab-optimizer").inputValue()).isEqualTo("rmsprop");
        assertThat(lab.locator("#lab-batch").inputValue()).isEqualTo("3");
    }

    private void tabTo(String selector) {
        for (int i = 0; i < 150; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached with the Tab key");
    }

    @Test
    void chapterEightByTheKeyboardAlone() {
        open();
        lab.locator("#lab-table").focus();
        page.keyboard().type("hous");
        page.keyboard().press("Enter");
        awaitText(lab.locator(".data .progress"), "rows");
        page.waitForCondition(() -> lab.locator("#lab-loss").inputValue().equals("mse"));
        tabTo("[aria-label^='Role of area']");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.waitForCondition(() -> lab.locator("tr.out[data-column=area]").count() == 1);
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        tabTo("[data-do=add]");
        page.keyboard().press("Enter");
        page.keyboard().press("Control+a");
        page.keyboard().type("3");
        tabTo("#lab-epochs");
        page.keyboard().type("25");
        tabTo("#lab-seed");
        page.waitForTimeout(400);
        tabTo("[data-do=train]");
        page.keyboard().press("Enter");
        awaitText(value("epochs"), "^25$");
        tabTo("#lab-name");
        page.keyboard().press("Control+a");
        page.keyboard().type("by keyboard");
        tabTo("[data-do=save]");
        page.keyboard().press("Space");
        awaitText(value("kept"), "the same as here");
        awaitText(lab.locator(".runs tbody"), "by keyboard");
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "768, DARK", "1280, LIGHT", "2560, DARK"})
    void fitsTheScreenNothingJumpsAndAxeFindsNothing(int width, ColorScheme theme) {
        open(width, theme);
        page.waitForTimeout(500);
        page.evaluate("""
                () => { window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {
                    if (!entry.hadRecentInput) window.shift += entry.value; })).observe({type: 'layout-shift'}); }
                """);
        lab.locator("[data-do=train]").click();
        awaitText(value("epochs"), "^1,000$");
        page.waitForTimeout(500);
        Map<?, ?> size = (Map<?, ?>) page.evaluate(
                "() => ({needed: document.documentElement.scrollWidth, there: innerWidth, shift: window.shift})");
        assertThat(((Number) size.get("needed")).intValue()).isLessThanOrEqualTo(width);
        assertThat(((Number) size.get("shift")).doubleValue()).isLessThan(0.1);
        assertThat(Browser.seriousFindings(page)).isEmpty();
    }
}
