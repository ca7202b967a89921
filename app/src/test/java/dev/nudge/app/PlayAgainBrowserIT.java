package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that stays open while nudge play ends and starts anew. */
class PlayAgainBrowserIT {

    @TempDir
    Path folder;

    @Test
    void aPageFindsANewServerAndDoesWhatWasAskedMeanwhile() throws IOException, InterruptedException {
        try (Browser browser = Browser.open()) {
            NudgeProcess first = start("0");
            String address = first.written().replaceFirst("(?s).*(http://\\S+).*", "$1");
            Page page = browser.page(1280, 900, ColorScheme.LIGHT);
            page.navigate(address + "#gradient-descent");
            Locator figure = page.locator("nudge-gradient-descent");
            figure.scrollIntoViewIfNeeded();
            figure.locator("[data-step='10']").click();
            PlayedInBrowser.awaitText(PlayedInBrowser.value(figure, "step"), "10");
            first.interrupt();
            assertThat(first.result().exitCode()).isEqualTo(130);
            page.getByText("The connection to nudge is lost").first().waitFor();
            figure.locator("[data-step='100']").click();
            NudgeProcess second = start(address.replaceFirst(".*:(\\d+)/.*", "$1"));
            // From the beginning, as the new server knows nothing of the ten steps.
            PlayedInBrowser.awaitText(PlayedInBrowser.value(figure, "step"), "100");
            figure.locator("[data-step='10']").click();
            PlayedInBrowser.awaitText(PlayedInBrowser.value(figure, "step"), "110");
            second.interrupt();
            assertThat(second.result().exitCode()).isEqualTo(130);
        }
    }

    private NudgeProcess start(String port) throws InterruptedException {
        NudgeProcess process = NudgeProcess.start(folder, "play", "--no-browser", "--port", port);
        process.waitUntil(() -> process.written().contains("http://"));
        return process;
    }
}
