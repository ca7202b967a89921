package dev.nudge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializationTest {

    private static final int INPUTS = 300;
    private static final int UNITS = 100;

    /** 30000 weights: their mean is within 4 of its standard errors, their variance within 4 % of what it should be. */
    @ParameterizedTest
    @CsvSource({
        "UNIFORM, 0.00083333, 0.05", // 0.1^2 / 12
        "GLOROT, 0.005, 0.122475", // 2 / 400; sqrt(6 / 400)
        "HE, 0.0066667, 1" // 2 / 300
    })
    void hasTheVarianceItPromises(Initialization initialization, double variance, double limit) {
        float[] weights = hiddenWeights(initialization, Activation.RELU, 42);
        double mean = mean(weights);
        assertThat(mean).isCloseTo(0, within(4 * Math.sqrt(variance / weights.length)));
        assertThat(variance(weights, mean)).isCloseTo(variance, within(0.04 * variance));
        for (float weight : weights) {
            assertThat(Math.abs((double) weight)).isLessThanOrEqualTo(limit);
        }
    }

    @Test
    void heIsNormal() {
        float[] weights = hiddenWeights(Initialization.HE, Activation.RELU, 42);
        double deviation = Math.sqrt(2.0 / INPUTS);
        long within = 0;
        for (float weight : weights) {
            within += Math.abs(weight) < deviation ? 1 : 0;
        }
        assertThat((double) within / weights.length).isCloseTo(0.6827, within(0.012));
    }

    @ParameterizedTest
    @CsvSource({"RELU, HE", "LEAKY_RELU, HE", "GELU, HE", "TANH, GLOROT", "SIGMOID, GLOROT", "IDENTITY, GLOROT"})
    void autoIsWhatFitsTheActivation(Activation activation, Initialization usual) {
        assertThat(hiddenWeights(Initialization.AUTO, activation, 3)).isEqualTo(hiddenWeights(usual, activation, 3));
    }

    @Test
    void theOutputLayerOfADeepNetworkStartsAfterGlorot() {
        Network network = network(Initialization.AUTO, Activation.RELU);
        float[] weights = network.initialWeights(42);
        Layer last = network.layers().get(1);
        double limit = Math.sqrt(6.0 / (UNITS + 2));
        double largest = 0;
        for (int i = last.weightsStart(); i < last.biasesStart(); i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        assertThat(largest).isBetween(0.9 * limit, limit);
    }

    @Test
    void autoIsZeroWithoutHiddenLayers() {
        assertThat(Network.of(new NetworkSettings(), 3, 2).initialWeights(42)).containsOnly(0);
    }

    @Test
    void biasesStartAtZero() {
        for (Initialization initialization :
                List.of(Initialization.UNIFORM, Initialization.GLOROT, Initialization.HE)) {
            Network network = network(initialization, Activation.RELU);
            float[] weights = network.initialWeights(42);
            for (Layer layer : network.layers()) {
                assertThat(Arrays.copyOfRange(weights, layer.biasesStart(), layer.end()))
                        .containsOnly(0);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        Network network = network(Initialization.AUTO, Activation.RELU);
        assertThat(network.initialWeights(7)).isEqualTo(network.initialWeights(7));
        assertThat(network.initialWeights(7)).isNotEqualTo(network.initialWeights(8));
    }

    /** These numbers are part of every result that was ever reported with a seed. */
    @Test
    void theWeightsOfASeedNeverChange() {
        float[] weights = hiddenWeights(Initialization.HE, Activation.RELU, 42);
        assertThat(Arrays.copyOf(weights, 3)).containsExactly(-0.033495218f, 0.016342063f, 0.0042287707f);
    }

    private static Network network(Initialization initialization, Activation activation) {
        NetworkSettings settings =
                new NetworkSettings(List.of(new HiddenLayer(UNITS, activation)), true, initialization, 0);
        return Network.of(settings, INPUTS, 2);
    }

    private static float[] hiddenWeights(Initialization initialization, Activation activation, long seed) {
        return Arrays.copyOf(network(initialization, activation).initialWeights(seed), INPUTS * UNITS);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(float[] values, double mean) {
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }
}
