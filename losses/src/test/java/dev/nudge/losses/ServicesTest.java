package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Loss;
import dev.nudge.spi.Plugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ServicesTest {

    @Test
    void everyLossIsFoundByItsName() {
        assertThat(ServiceLoader.load(Loss.class))
                .extracting(Plugin::name)
                .containsExactlyInAnyOrder(
                        "mse",
                        "mae",
                        "huber",
                        "log-cosh",
                        "cross-entropy",
                        "binary-cross-entropy",
                        "brier",
                        "hinge",
                        "poisson");
    }
}
