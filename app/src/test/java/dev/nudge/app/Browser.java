package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Chromium, as a person's browser; of its own are only the checks that all pages share. Where there is none, the tests that
 * need it are skipped, unless {@code -Dnudge.browser=required}.
 */
final class Browser implements AutoCloseable {

    private static final String HOW =
            "no Chromium here, and these tests need one: apt-get install chromium, or name it in"
                    + " the environment variable CHROMIUM";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Path executable) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--no-first-run",
                                "--disable-dev-shm-usage")));
    }

    static Browser open() {
        Optional<Path> executable = Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (System.getProperty("nudge.browser", "").equals("required")) {
            assertThat(executable).as(HOW).isPresent();
        }
        Assumptions.assumeTrue(executable.isPresent(), HOW);
        return new Browser(executable.get());
    }

    /** A page of this width, in a theme; what it complains of is remembered. */
    Page page(int width, int height, com.microsoft.playwright.options.ColorScheme theme) {
        BrowserContext context = chromium.newContext(
                new NewContextOptions().setViewportSize(width, height).setColorScheme(theme));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** What pages have written to the console since this was asked last. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** What axe finds that is serious or worse: the rule, and where it is broken. */
    static List<?> seriousFindings(Page page) {
        page.evaluate(axe());
        return (List<?>) page.evaluate("""
                async () => (await axe.run()).violations
                    .filter(violation => ['serious', 'critical'].includes(violation.impact))
                    .flatMap(violation => violation.nodes.map(node => violation.id + ': ' + node.html))
                """);
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
