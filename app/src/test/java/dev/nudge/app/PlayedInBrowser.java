package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Opens the playground in a real browser. */
abstract class PlayedInBrowser {

    static Browser browser;
    private static NudgeProcess process;
    static String address;

    @TempDir
    static Path folder;

    Page page;

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

    Locator open(String chapter) {
        return open(chapter, 1280, ColorScheme.LIGHT);
    }

    Locator open(String chapter, int width, ColorScheme theme) {
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

    static Locator value(Locator figure, String name) {
        return figure.locator("[data-value=" + name + "]");
    }

    static void awaitNumber(Locator figure, String name) {
        value(figure, name)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\d")))
                .waitFor();
    }

    static double number(Locator locator) {
        return Double.parseDouble(locator.textContent().replace(",", "").replace('−', '-'));
    }

    static void awaitText(Locator locator, String text) {
        locator.filter(new Locator.FilterOptions().setHasText(text)).waitFor();
    }
}
