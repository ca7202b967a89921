package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page's own logic, module by module, in the browser that runs it. */
class PageModulesIT extends PlayedInBrowser {

    @BeforeEach
    void openThePage() {
        page = browser.page(1280, 900, ColorScheme.LIGHT);
        page.navigate(address);
    }

    private Object module(String name, String then) {
        return page.evaluate("async () => { const module = await import('/lib/" + name + ".js'); " + then + " }");
    }

    @Test
    void numbersAreWrittenAsPeopleReadThem() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("fixed(134971.67)", "134,972");
        written.put("fixed(-0.04, 1)", "0.0");
        written.put("fixed(-399.94, 1)", "−399.9");
        written.put("fixed(2e13)", "2.000e+13");
        written.put("fixed(null)", "beyond all bounds");
        written.put("fixed(NaN, 2)", "beyond all bounds");
        written.put("significant(0.0075163, 4)", "0.007516");
        written.put("significant(0.058487912, 6)", "0.0584879");
        written.put("significant(-3e-9, 3)", "−3.00e-9");
        written.put("significant(0)", "0");
        written.put("short(0.25, 5)", "0.25");
        written.put("short(2500, 5)", "2,500");
        written.put("short(-10.0123823, 4)", "−10.01");
        String calls = written.keySet().stream()
                .map(call -> "'" + call + "': module." + call)
                .collect(Collectors.joining(", "));
        assertThat(module("format", "return {" + calls + "};")).isEqualTo(written);
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("0.17", 0.17);
        read.put("0,17", 0.17);
        read.put(" −0,5 ", -0.5);
        read.put("−1e−5", -1e-5);
        read.put(",5", 0.5);
        read.put("1,", 1);
        read.put("1,5e-3", 0.0015);
        read.put("0,170", 0.17);
        read.put("1,2345", 1.2345);
        read.put("1,000", 1000);
        read.put("1.000", 1);
        read.put("12,345,678", 12_345_678);
        read.put("1,000.5", 1000.5);
        read.put("1.000,5", 1000.5);
        read.put("1.000.000", 1_000_000);
        for (String none : List.of("", "abc", "1,2,3", "0x10", "1 2", ",", "-", "1,000,00", "Infinity")) {
            read.put(none, "none");
        }
        String typed = read.keySet().stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
        assertThat(module("numbers", "return Object.fromEntries([" + typed + """
                ].map(text => [text, module.typed(text).number]).map(([text, number]) => [text, Number.isNaN(number) ? 'none' : number]));
                """))
                .isEqualTo(read);
        assertThat(module("numbers", """
                return ['0,17', '1,000', '-250,125', '12,345,678', '1.000,5'].map(text => module.typed(text).says)
                    .concat(module.typed('1,000', true).says);
                """))
                .isEqualTo(List.of(
                        "",
                        "1,000 is read as 1000; for decimals, type 1.000",
                        "-250,125 is read as -250125; for decimals, type -250.125",
                        "",
                        "",
                        ""));
        assertThat(module(
                        "numbers",
                        "return ['1.000', '1.000.000', '12', '-5'].map(text => module.typed(text, true).number);"))
                .as("whole numbers")
                .isEqualTo(List.of(1000, 1_000_000, 12, -5));
    }

    @Test
    void aLinkKeepsNumbersAndWhatAFieldCanHold() {
        Object kept = module("link", """
                module.linkObject('lab', 'lab', {dataset: {file: 'Häuser; 100 %=#,?.csv'}, training: {epochs: 3}});
                module.link('wb', 'weight-and-bias', [0.1, -1e-12]);
                await new Promise(done => setTimeout(done, 600));
                const copy = await import('/lib/link.js?copy');
                return [copy.linkedObject('lab'), copy.linked('wb'), copy.linked('none') ?? 'nothing', copy.linkedObject('wb') ?? 'nothing'];
                """);
        assertThat(kept)
                .isEqualTo(List.of(
                        Map.of(
                                "dataset", Map.of("file", "Häuser; 100 %=#,?.csv"),
                                "training", Map.of("epochs", 3)),
                        List.of(0.1, -1e-12),
                        "nothing",
                        "nothing"));
    }

    @Test
    void aStateThatHasNotHeardOfTheLastMoveIsNotFresh() {
        Object seen = module("engine", """
                const figure = new module.Figure('one-weight');
                const seen = [];
                figure.onstate = state => seen.push([state.fresh, state.rows.loss, figure.trail.length]);
                const state = (heard, trail, rows) => figure.receive({type: 'state', heard, trail, rows, parts: {}, status: 'stands'});
                figure.send = () => {};
                state(0, {from: 0, points: [[0, 1]]}, {loss: 3});
                figure.moved = 5;
                state(4, {from: 1, points: [[1, 1], [2, 1]]});
                state(5, {from: 0, points: [[0, 7]]}, {loss: 4});
                return seen;
                """);
        assertThat(seen).isEqualTo(List.of(List.of(true, 3, 1), List.of(false, 3, 3), List.of(true, 4, 1)));
    }

    @Test
    void classesHaveShapesAndColoursOfTheirOwnAndBeginAgain() {
        assertThat(module("decision", """
                const marks = [...Array(20).keys()].map(place => module.classShape(place) + module.classNumber(place));
                return [new Set(marks).size, module.classNumber(9), module.classNumber(10)];
                """)).isEqualTo(List.of(20, 10, 1));
    }

    @Test
    void allColoursOfClassesAreThereInBothThemes() {
        assertThat(page.evaluate("""
                () => ['light', 'dark'].flatMap(theme => {
                    document.documentElement.dataset.theme = theme;
                    const style = getComputedStyle(document.documentElement);
                    return [...Array(10).keys()].flatMap(i => [`--class-${i + 1}`, `--class-${i + 1}-area`])
                        .filter(name => !/^#[0-9a-f]{6}$/.test(style.getPropertyValue(name).trim()))
                        .map(name => theme + name);
                })""")).isEqualTo(List.of());
    }
}
