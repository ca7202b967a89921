package dev.nudge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneScreenTest {

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(OneScreen.of("a.csv:1: caf\u00e9 \uD83D\uDE00\n\tb"))
                .isEqualTo("a.csv:1: caf\u00e9 \uD83D\uDE00\n\tb");
    }

    @Test
    void longLinesKeepTheirBeginningAndEnd() {
        String line = OneScreen.of("a.csv: " + "x".repeat(100_000) + "; mend it");
        assertThat(line)
                .hasSizeLessThan(700)
                .startsWith("a.csv: xxx")
                .contains("x ... x")
                .endsWith("xxx; mend it");
    }

    @Test
    void manyLinesAreCounted() {
        assertThat(OneScreen.of("a\n".repeat(30) + "b").lines()).hasSize(21).endsWith("... and 11 more lines");
    }

    @Test
    void nothingSteersTheTerminal() {
        assertThat(OneScreen.of("\u001b[31m \u009b1m \u202Ecba\u2028 \uD83D"))
                .isEqualTo("\uFFFD[31m \uFFFD1m \uFFFDcba\uFFFD \uFFFD");
    }
}
