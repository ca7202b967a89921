package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyStoppingTest {

    @ParameterizedTest
    @ValueSource(strings = {"validation.loss", "train.mse", "validation.logLoss", "test.mae"})
    void lowerIsBetterForErrors(String metric) {
        EarlyStopping stopping = new EarlyStopping(metric, 1);
        assertThat(stopping.better(1, 2)).isTrue();
        assertThat(stopping.better(2, 2)).isFalse();
        assertThat(stopping.better(3, 2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validation.accuracy",
                "validation.f1",
                "train.auc",
                "test.r2",
                "validation.precision",
                "validation.recall"
            })
    void higherIsBetterForMerits(String metric) {
        EarlyStopping stopping = new EarlyStopping(metric, 1);
        assertThat(stopping.better(3, 2)).isTrue();
        assertThat(stopping.better(2, 2)).isFalse();
        assertThat(stopping.better(1, 2)).isFalse();
    }

    @Test
    void anythingIsBetterThanNaNAndNaNBetterThanNothing() {
        EarlyStopping stopping = new EarlyStopping();
        assertThat(stopping.better(1e30, Double.NaN)).isTrue();
        assertThat(stopping.better(Double.NaN, Double.NaN)).isFalse();
        assertThat(stopping.better(Double.NaN, 1)).isFalse();
    }

    @Test
    void refusesNoPatience() {
        assertThatThrownBy(() -> new EarlyStopping("validation.loss", 0)).isInstanceOf(InvalidSetting.class);
    }
}
