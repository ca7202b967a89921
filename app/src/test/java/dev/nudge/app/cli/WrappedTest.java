package dev.nudge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {

    @Test
    void breaksBetweenWords() {
        assertThat(Wrapped.text("one two three four", 12, "  ")).isEqualTo("one two\n  three four");
        assertThat(Wrapped.text("one two three four", 11, "  ")).isEqualTo("one two\n  three\n  four");
    }

    @Test
    void keepsLinesAndLongWords() {
        assertThat(Wrapped.text("one\ntwo", 40, "  ")).isEqualTo("one\n  two");
        assertThat(Wrapped.text("a incomprehensibilities b", 10, "  ")).isEqualTo("a\n  incomprehensibilities\n  b");
        assertThat(Wrapped.text("", 10, "  ")).isEmpty();
    }
}
