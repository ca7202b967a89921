package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSizeTest {

    @Test
    void isANumberOfRowsOrAll() {
        assertThat(BatchSize.parse("32")).isEqualTo(new BatchSize(32)).hasToString("32");
        assertThat(BatchSize.parse("all")).isEqualTo(BatchSize.ALL).hasToString("all");
        assertThat(BatchSize.parse("999999999").rows()).isEqualTo(999_999_999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "", "ALL", "every", "9999999999", " 32"})
    void nothingElse(String text) {
        assertThatThrownBy(() -> BatchSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a whole number from 1 on, or all");
    }
}
