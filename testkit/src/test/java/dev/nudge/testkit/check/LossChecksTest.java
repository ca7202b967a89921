package dev.nudge.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Loss;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each fault is found by the checks that should find it, and by no other; what is right passes. */
class LossChecksTest {

    @Test
    void whatIsRightPasses() {
        assertThat(Failures.of(new WrongLosses.Right())).isEmpty();
        assertThat(Failures.of(new WrongLosses.Surprise())).isEmpty();
        assertThat(Failures.of(new WrongLosses.Kinked())).isEmpty();
    }

    @Test
    void passedChecksHaveFigures() {
        assertThat(LossChecks.gradient(new WrongLosses.Surprise()).run().details())
                .matches("worst error \\S+ of \\d{4,} slopes, at row \\d+ of \\d+, column .*");
        assertThat(LossChecks.mean(new WrongLosses.Right()).run().details()).contains("from 1 to 1500 rows");
    }

    @Test
    void aGradientWithTheWrongSign() {
        assertThat(only("gradient", new WrongLosses.WrongSign()))
                .matches("at row \\d+ of \\d+, column 0 of 1 \\(output \\S+, target \\S+; seed \\d+\\) the gradient is"
                        + " \\S+, but the slope of the mean loss, measured, is \\S+; the sign is wrong");
    }

    @Test
    void aGradientThatIsOffByTheBatchSize() {
        Map<String, String> failures = Failures.of(new WrongLosses.OffByTheBatchSize());
        assertThat(failures).containsOnlyKeys("gradient", "mean");
        assertThat(failures.get("gradient")).endsWith("it is not divided by the number of rows");
        assertThat(failures.get("mean")).contains("the gradient times the number of rows is");
    }

    @Test
    void aGradientThatIsRightButForOneClass() {
        assertThat(only("gradient", new WrongLosses.OneClassWrong())).contains("column 2 of", "target 1;");
    }

    @Test
    void argumentsThatAreChanged() {
        assertThat(only("arguments", new WrongLosses.ChangesOutputs())).startsWith("outputs are changed: number ");
        assertThat(only("arguments", new WrongLosses.ChangesTargets()))
                .startsWith("targets are changed: number 0 of ")
                .contains("before and", "(seed 1)");
    }

    @Test
    void aGradientThatIsNotOverwritten() {
        assertThat(only("overwrites", new WrongLosses.AddsToTheGradient()))
                .contains("if it held 0 before", "if it held 7");
        assertThat(only("overwrites", new WrongLosses.WritesOnlyWhatIsNotZero()))
                .contains("the gradient is 0 if it held 0 before, and 7 if it held 7");
    }

    @Test
    void noNumbersAtExtremeOutputs() {
        assertThat(only("extremes", new WrongLosses.Overflows()))
                .startsWith("the loss is Infinity at row ")
                .contains("output 10000, target");
        assertThat(only("extremes", new WrongLosses.NoSlopeFarOut()))
                .startsWith("the gradient is NaN at row ")
                .contains("output 10000, target");
    }

    @Test
    void stateThatIsSharedBetweenTwoRuns() {
        assertThat(Failures.of(new WrongLosses.SharesItsState())).containsKeys("repeatable", "threads");
        assertThat(Failures.of(new WrongLosses.SharesItsState()).get("repeatable"))
                .matches("the loss of the same examples is first \\S+, later \\S+ \\(seed 10\\)");
    }

    @Test
    void arraysThatAreKept() {
        assertThat(Failures.of(new WrongLosses.KeepsItsArrays())).containsKeys("gradient", "repeatable");
    }

    @Test
    void aRoomThatThreadsShare() {
        assertThat(only("threads", new WrongLosses.SharesItsRoom())).contains("keep nothing in static variables");
    }

    @Test
    void rowsWhoseOrderMatters() {
        assertThat(only("mean", new WrongLosses.MindsTheOrder())).isNotBlank();
    }

    @Test
    void largeBatches() {
        Map<String, String> failures = Failures.of(new WrongLosses.WrongInLargeBatches());
        assertThat(failures).containsOnlyKeys("gradient", "mean");
        assertThat(failures.get("gradient")).contains("of 1500, column 0");
    }

    @Test
    void offsetsThatAreIgnored() {
        Map<String, String> failures = Failures.of(new WrongLosses.IgnoresOffsets());
        assertThat(failures).containsOnlyKeys("views", "mean");
        assertThat(failures.get("views")).contains("use Matrix.get and set, or add offset()");
    }

    @Test
    void aLossThatIsUpsideDown() {
        assertThat(only("direction", new WrongLosses.UpsideDown())).contains("training would run away from the target");
    }

    @Test
    void aLossOfClassesThatTakesNumbers() {
        assertThat(only("direction", new WrongLosses.ForgetsItsTarget())).endsWith("; or target() is not NUMBER");
    }

    @Test
    void sumsInFloat() {
        assertThat(Failures.of(new WrongLosses.SumsInFloat())).containsKey("mean");
    }

    @Test
    void aLossWithoutSlopes() {
        assertThat(Failures.of(new WrongLosses.Jumps())).containsKey("gradient");
    }

    @Test
    void whatIsThrownIsAFailure() {
        assertThat(LossChecks.gradient(new WrongLosses.Throws()).run())
                .isEqualTo(Finding.failed("throws java.lang.UnsupportedOperationException: not yet at"
                        + " dev.nudge.testkit.check.WrongLosses$Throws.evaluate, line "
                        + LossChecks.gradient(new WrongLosses.Throws())
                                .run()
                                .details()
                                .replaceFirst(".* line ", "")));
    }

    @Test
    void theQuickCheckFindsWrongGradientsToo() {
        for (Loss wrong : new Loss[] {
            new WrongLosses.WrongSign(), new WrongLosses.OffByTheBatchSize(), new WrongLosses.OneClassWrong()
        }) {
            assertThat(LossChecks.quickGradient(wrong).run().outcome())
                    .as(wrong.toString())
                    .isEqualTo(Finding.Outcome.FAILED);
        }
        assertThat(LossChecks.quickGradient(new WrongLosses.Surprise()).run().outcome())
                .isEqualTo(Finding.Outcome.PASSED);
    }

    @Test
    void thePerfectPredictionMustBeTheLowest() {
        Loss squared = new WrongLosses.Right();
        assertThat(PerfectPrediction.check(squared, (target, columns) -> target)
                        .run()
                        .outcome())
                .isEqualTo(Finding.Outcome.PASSED);
        assertThat(PerfectPrediction.check(squared, (target, columns) -> target + 0.01)
                        .run()
                        .details())
                .contains("the slope is 0.0", "override perfectOutput");
        assertThat(PerfectPrediction.check(squared, (target, columns) -> target + 50)
                        .run()
                        .details())
                .startsWith("the perfect prediction costs 2500");
        assertThat(PerfectPrediction.check(squared, (target, columns) -> Double.NaN)
                        .run()
                        .outcome())
                .isEqualTo(Finding.Outcome.SKIPPED);
        assertThat(PerfectPrediction.check(new WrongLosses.Kinked(), (target, columns) -> target)
                        .run()
                        .outcome())
                .isEqualTo(Finding.Outcome.PASSED);
    }

    private static String only(String check, Loss loss) {
        Map<String, String> failures = Failures.of(loss);
        assertThat(failures).containsOnlyKeys(check);
        return failures.get(check);
    }
}
