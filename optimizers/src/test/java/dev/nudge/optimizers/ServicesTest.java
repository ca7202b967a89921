package dev.nudge.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Plugin;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ServicesTest {

    @Test
    void everyOptimizerIsFoundByItsName() {
        assertThat(ServiceLoader.load(Optimizer.class))
                .extracting(Plugin::name)
                .containsExactlyInAnyOrder("gd", "momentum", "adagrad", "rmsprop", "adam", "adamw");
    }

    @Test
    void everyOptimizerSaysItsRuleItsSourceAndWhenToChooseIt() {
        for (Optimizer optimizer : ServiceLoader.load(Optimizer.class)) {
            Doc doc = optimizer.getClass().getAnnotation(Doc.class);
            assertThat(List.of(doc.value(), doc.formula(), doc.source(), doc.chooseWhen()))
                    .as(optimizer.name())
                    .noneMatch(String::isBlank);
        }
    }
}
