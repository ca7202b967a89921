package dev.nudge.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void whatABrowserWouldReadIsEscaped() {
        assertThat(new Markup().text("<a href=\"x\" on='y'>&amp;").toString())
                .isEqualTo("&lt;a href=&quot;x&quot; on=&#39;y&#39;&gt;&amp;amp;");
        assertThat(new Markup()
                        .text("a\u0000b\u001bc\ud800d\udc00e\u0085f\nok \ud83d\ude00")
                        .toString())
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\nok \ud83d\ude00");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        String smileys = "\ud83d\ude00".repeat(100);
        assertThat(Markup.shortened(smileys, 10)).isEqualTo("\ud83d\ude00".repeat(9) + "\u2026");
        assertThat(Markup.shortened("abc", 3)).isEqualTo("abc");
        assertThat(new Markup().name("x".repeat(61)).toString())
                .isEqualTo("<bdi class=\"name\" title=\"" + "x".repeat(61) + "\">" + "x".repeat(19) + "\u2026"
                        + "x".repeat(40) + "</bdi>");
    }

    @Test
    void theEndOfANameIsKept() {
        assertThat(Markup.middleCut("ocean_proximity=NEAR BAY", 20)).isEqualTo("ocean_\u2026mity=NEAR BAY");
        assertThat(Markup.middleCut("ocean_proximity=NEAR OCEAN", 20)).isEqualTo("ocean_\u2026ty=NEAR OCEAN");
        assertThat(Markup.middleCut("exactly twenty chars", 20)).isEqualTo("exactly twenty chars");
        assertThat(Markup.middleCut("\ud83d\ude00".repeat(9), 4))
                .isEqualTo("\ud83d\ude00\u2026\ud83d\ude00\ud83d\ude00");
    }

    @Test
    void aNameMayBreakBetweenItsWords() {
        assertThat(new Markup().name("a_b=(missing)_").toString())
                .isEqualTo("<bdi class=\"name\">a_<wbr>b=<wbr>(missing)_</bdi>");
    }

    @Test
    void coordinatesHaveOneDecimal() {
        assertThat(new Markup()
                        .at(1.25)
                        .raw(" ")
                        .at(-0.04)
                        .raw(" ")
                        .at(-3.2)
                        .raw(" ")
                        .at(7)
                        .toString())
                .isEqualTo("1.3 0 -3.2 7");
    }

    @Property
    void noTextIsEverMarkup(@ForAll String text) {
        String name = new Markup().name(text).toString();
        String inner = name.substring(name.indexOf('>') + 1, name.length() - "</bdi>".length())
                .replace("<wbr>", "");
        assertThat(inner).doesNotContain("<", ">", "\"", "'");
        assertThat(new Markup().text(text).toString()).doesNotContain("<", ">", "\"", "'", "\u0000");
    }
}
