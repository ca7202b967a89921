package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.InvalidSetting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rates by hand: a learning rate of 2, steps of half an epoch, 100 epochs in all. */
class ScheduleTest {

    @ParameterizedTest
    @CsvSource({"0, 2", "0.5, 2", "99.5, 2", "1000, 2"})
    void constantStays(double epoch, double rate) {
        assertThat(rate(new Schedule.Constant(), epoch)).isEqualTo(rate);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "9.5, 2", "10, 1", "19.5, 1", "20, 0.5", "99.5, 0.00390625"})
    void stepHalvesEveryTenEpochs(double epoch, double rate) {
        assertThat(rate(new Schedule.Step(10, 0.5, 0), epoch)).isCloseTo(rate, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 1", "2, 0.5", "0.5, 1.4142135623730951"})
    void exponentialFallsSmoothly(double epoch, double rate) {
        assertThat(rate(new Schedule.Exponential(0.5, 0), epoch)).isCloseTo(rate, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "25, 1.7363961030678927", "50, 1.1", "100, 0.2", "150, 0.2"})
    void cosineFallsToItsFloorAndStaysThere(double epoch, double rate) {
        assertThat(rate(new Schedule.Cosine(0.1, 0), epoch)).isCloseTo(rate, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("warmed")
    void theRateRisesInAStraightLineInFrontOfEverySchedule(Schedule schedule) {
        // ten steps of half an epoch: the first makes a tenth of the rate, the tenth all of it
        assertThat(rate(schedule, 0)).isCloseTo(0.2, within(1e-12));
        assertThat(rate(schedule, 2)).isCloseTo(1, within(1e-12));
        assertThat(rate(schedule, 4.5)).isCloseTo(2, within(1e-12));
        assertThat(rate(schedule, 5)).as("the schedule starts after it").isCloseTo(2, within(1e-12));
    }

    @Test
    void theScheduleIsCountedFromTheEndOfTheWarmUp() {
        assertThat(rate(new Schedule.Step(10, 0.5, 5), 14.5)).isEqualTo(2);
        assertThat(rate(new Schedule.Step(10, 0.5, 5), 15)).isEqualTo(1);
        assertThat(rate(new Schedule.Exponential(0.5, 5), 6)).isCloseTo(1, within(1e-12));
        assertThat(rate(new Schedule.Cosine(0, 50), 75)).isCloseTo(1, within(1e-12));
        assertThat(rate(new Schedule.Cosine(0, 50), 100)).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("longWarmUps")
    void aWarmUpAsLongAsTrainingOrLongerStillGivesRates(Schedule schedule) {
        for (double epoch = 0; epoch <= 300; epoch += 0.5) {
            assertThat(rate(schedule, epoch)).as("epoch " + epoch).isBetween(0.0, 2.0);
        }
    }

    @Test
    void namesAreThoseOfTheExperimentFile() {
        assertThat(warmed()).extracting(Schedule::name).containsExactly("constant", "step", "exponential", "cosine");
    }

    @Test
    void refusesFactorsThatAreNone() {
        assertThatThrownBy(() -> new Schedule.Step(0, 0.5, 0)).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> new Schedule.Exponential(0, 0)).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> new Schedule.Cosine(1.5, 0)).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> new Schedule.Constant(-1)).isInstanceOf(InvalidSetting.class);
    }

    static List<Schedule> warmed() {
        return List.of(
                new Schedule.Constant(5),
                new Schedule.Step(10, 0.5, 5),
                new Schedule.Exponential(0.5, 5),
                new Schedule.Cosine(0.1, 5));
    }

    static List<Schedule> longWarmUps() {
        return List.of(
                new Schedule.Constant(100),
                new Schedule.Step(10, 0.5, 200),
                new Schedule.Exponential(0.5, 100),
                new Schedule.Cosine(0.1, 100),
                new Schedule.Cosine(0.1, 200));
    }

    private static double rate(Schedule schedule, double epoch) {
        return schedule.rate(2, epoch, 0.5, 100);
    }
}
