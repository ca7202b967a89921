package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Plugin;
import java.util.List;
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

    @Test
    void everyLossSaysItsFormulaItsSourceAndWhenToChooseIt() {
        for (Loss loss : ServiceLoader.load(Loss.class)) {
            Doc doc = loss.getClass().getAnnotation(Doc.class);
            assertThat(List.of(doc.value(), doc.formula(), doc.source(), doc.chooseWhen()))
                    .as(loss.name())
                    .noneMatch(String::isBlank);
        }
    }
}
