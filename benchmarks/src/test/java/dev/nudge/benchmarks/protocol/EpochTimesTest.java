package dev.nudge.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EpochTimesTest {

    /** Its loss and accuracy are the number of epochs that it has seen. */
    private static final class Counting implements Learner {
        private int epochs;

        @Override
        public void epoch() {
            epochs++;
        }

        @Override
        public double loss() {
            return epochs;
        }

        @Override
        public double accuracy() {
            return epochs;
        }
    }

    @Test
    void looksAfterTheItemsEpochsAndThenTimesFiveMore() {
        Counting learner = new Counting();

        EpochTimes times = EpochTimes.of(learner, 3);

        assertThat(times.loss()).isEqualTo(3);
        assertThat(times.accuracy()).isEqualTo(3);
        assertThat(learner.epochs).isEqualTo(8);
    }

    @Test
    void medianIsTheMiddle() {
        assertThat(EpochTimes.median(9, 1, 2)).isEqualTo(2);
        assertThat(EpochTimes.median(1, 2, 4, 9)).isEqualTo(3);
        assertThat(EpochTimes.median(new double[0])).isNaN();
    }
}
