package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void stepsComeOneAfterTheOther() {
        Pace pace = new Pace(10, 5 * SECOND);
        assertThat(pace.until(5 * SECOND)).isEqualTo(SECOND / 10);
        assertThat(pace.until(5 * SECOND + SECOND / 10)).isZero();
        pace.step(5 * SECOND + SECOND / 10);
        assertThat(pace.until(5 * SECOND + SECOND / 10)).isEqualTo(SECOND / 10);
    }

    @Test
    void aDelayThatNobodySeesIsMadeUpFor() {
        assertThat(steps(new Pace(1000, 0), SECOND / 20)).isEqualTo(50);
    }

    @Test
    void whatWasMissedWhileNobodyLookedIsNot() {
        assertThat(steps(new Pace(1000, 0), 60 * SECOND)).isBetween(50, 150);
    }

    @Test
    void withoutAPaceStepsAreAlwaysDue() {
        assertThat(steps(new Pace(0, 0), 0)).isEqualTo(100_000);
    }

    @Test
    void nobodyWaitsForLongAtATime() {
        assertThat(new Pace(1e-9, 0).until(0)).isEqualTo(SECOND);
    }

    /** How many steps are due at a time, until none is. */
    private static int steps(Pace pace, long now) {
        int steps = 0;
        while (pace.until(now) == 0 && steps < 100_000) {
            pace.step(now);
            steps++;
        }
        return steps;
    }
}
