package dev.nudge.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Optimizer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each fault is found by the checks that should find it, and by no other; what is right passes. */
class OptimizerChecksTest {

    @Test
    void whatIsRightPasses() {
        assertThat(Failures.of(new WrongOptimizers.Right())).isEmpty();
        assertThat(Failures.of(new WrongOptimizers.Momentum())).isEmpty();
        assertThat(Failures.of(new WrongOptimizers.Adam())).isEmpty();
        assertThat(Failures.of(new WrongOptimizers.Uncorrected())).isEmpty();
        assertThat(Failures.of(new WrongOptimizers.RightInParts())).isEmpty();
        assertThat(Failures.of(new WrongOptimizers.Coupled())).isEmpty();
    }

    @Test
    void stateThatIsSharedBetweenTwoRuns() {
        Map<String, String> failures = Failures.of(new WrongOptimizers.SharesItsVelocity());
        assertThat(failures).containsKeys("repeatable", "threads");
        assertThat(failures.get("repeatable")).startsWith("in a second run, weight 0 of 37 is ");
    }

    @Test
    void aPartThatIsMovedByOtherWeights() {
        assertThat(only("parts", new WrongOptimizers.CoupledInParts()))
                .startsWith(
                        "in parts, each among other numbers (if the rule needs them, it is an Optimizer only), weight");
    }

    @Test
    void aPartThatChangesOthers() {
        assertThat(only("parts", new WrongOptimizers.MovesEverything()))
                .matches("moving the weights \\d+ to 37 changes number 0 of weights");
        assertThat(only("parts", new WrongOptimizers.ScratchesBeyondItsPart()))
                .endsWith(" changes number 0 of gradient");
        assertThat(only("parts", new WrongOptimizers.MistakesItsMemory())).endsWith(" changes number 0 of memory 0");
    }

    @Test
    void aPartThatIsNotMovedToItsEnd() {
        assertThat(only("parts", new WrongOptimizers.ForgetsTheLast())).startsWith("in parts, ");
    }

    @Test
    void momentumThatForgetsAfterResume() {
        assertThat(only("resume", new WrongOptimizers.ForgetsAfterResume()))
                .matches("resumed after step 20, weight 0 of 37 is \\S+ instead of \\S+ \\(seed 1\\)");
    }

    @Test
    void aBiasCorrectionThatIsMultiplied() {
        assertThat(only("start", new WrongOptimizers.MultipliesTheCorrection()))
                .startsWith("under a steady gradient the first step is 10 times the rate, step 1")
                .endsWith("is a correction for the start applied the wrong way round?");
    }

    @Test
    void aNameTooFew() {
        assertThat(only("numbers", new WrongOptimizers.NamesOneOfTwo()))
                .contains("memoryNames() names 1 of 2 memories; name each, or none");
    }

    @Test
    void theWrongSign() {
        Map<String, String> failures = Failures.of(new WrongOptimizers.WrongSign());
        assertThat(failures).containsOnlyKeys("downhill", "descends");
        assertThat(failures.get("downhill")).startsWith("a weight at 1 with gradient 0.5 moves by 0.05");
    }

    @Test
    void aRateOfItsOwn() {
        assertThat(only("rate", new WrongOptimizers.TakesItsOwnRate())).contains("use the rate that step is given");
    }

    @Test
    void numbersThatAreSlow() {
        assertThat(only("fades", new WrongOptimizers.Lingers())).contains("memory 0 still holds", "add 0x1p-70f");
    }

    @Test
    void aDivisionByZero() {
        Map<String, String> failures = Failures.of(new WrongOptimizers.DividesByZero());
        assertThat(failures).containsOnlyKeys("stands-still", "descends", "finite");
        assertThat(failures.get("finite"))
                .isEqualTo("gradients of 0.0 make the weight NaN; is something divided by zero?");
    }

    @Test
    void decayThatIsTheEnginesBusiness() {
        assertThat(only("stands-still", new WrongOptimizers.Decays())).contains("weight decay is the engine's");
    }

    @Test
    void aGradientThatIsKept() {
        assertThat(Failures.of(new WrongOptimizers.KeepsTheGradient()).get("repeatable"))
                .isNotBlank();
    }

    private static String only(String check, Optimizer optimizer) {
        Map<String, String> failures = Failures.of(optimizer);
        assertThat(failures).containsOnlyKeys(check);
        return failures.get(check);
    }
}
