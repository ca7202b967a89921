package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;
import org.junit.jupiter.api.Test;

class PoissonTest implements LossContract {

    @Override
    public Loss subject() {
        return new Poisson();
    }

    @Test
    void isTheSurpriseAtTheCountLessItsConstant() {
        // e^1 - 3 * 1 = -0.2817 and e^-2 - 4 * -2 = 8.1353
        Batch batch = Batch.of(1, new float[] {1, -2}, new float[] {3, 4});
        assertThat(batch.evaluate(subject())).isCloseTo((-0.2817181715409549 + 8.135335283236612) / 2, within(1e-15));
        assertThat(batch.gradient().data()).containsExactly(-0.28171816f / 2, -3.8646648f / 2);
    }

    @Test
    void continuesTheExponentialByItsTangent() {
        Poisson poisson = new Poisson();
        double e40 = 2.3538526683702e17;
        assertThat(poisson.value(40, 3)).isCloseTo(e40, withinPercentage(1e-9));
        assertThat(poisson.value(42, 3)).isCloseTo(3 * e40, withinPercentage(1e-9));
        assertThat(poisson.slope(40, 3)).isEqualTo(poisson.slope(42, 3)).isCloseTo(e40, withinPercentage(1e-9));
    }

    @Test
    void isFiniteAndPullsBackAtExtremeOutputs() {
        Batch high = Batch.of(1e4, 3);
        assertThat(high.evaluate(subject())).isCloseTo(2.3446726429635563e21, withinPercentage(1e-9));
        assertThat(high.gradient().get(0, 0)).isEqualTo(2.3538527e17f);

        Batch low = Batch.of(-1e4, 3);
        assertThat(low.evaluate(subject())).isEqualTo(3e4);
        assertThat(low.gradient().get(0, 0)).isEqualTo(-3);
    }
}
