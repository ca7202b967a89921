package dev.nudge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.kernel.PlainKernel;
import dev.nudge.spi.InputException;
import dev.nudge.spi.InvalidSetting;
import dev.nudge.spi.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final List<HiddenLayer> TWO_HIDDEN =
            List.of(new HiddenLayer(4, Activation.RELU), new HiddenLayer(2, Activation.TANH));

    @Test
    void layersFollowEachOtherInOneArray() {
        Network network = Network.of(settings(TWO_HIDDEN, true), 3, 5);
        assertThat(network.layers())
                .containsExactly(
                        new Layer(3, 4, Activation.RELU, true, 0), // 12 weights, 4 biases
                        new Layer(4, 2, Activation.TANH, true, 16), // 8 weights, 2 biases
                        new Layer(2, 5, Activation.IDENTITY, true, 26)); // 10 weights, 5 biases
        assertThat(network.size()).isEqualTo(41);
        assertThat(network.inputs()).isEqualTo(3);
        assertThat(network.outputs()).isEqualTo(5);
        assertThat(network.linear()).isFalse();
        assertThat(network.layers().get(1).biasesStart()).isEqualTo(24);
    }

    @Test
    void withoutBiasesThereIsNoRoomForThem() {
        Network network = Network.of(settings(TWO_HIDDEN, false), 3, 5);
        assertThat(network.layers()).extracting(Layer::weightsStart).containsExactly(0, 12, 20);
        assertThat(network.size()).isEqualTo(30);
    }

    @Test
    void noHiddenLayerIsALinearNetwork() {
        Network network = Network.of(new NetworkSettings(), 2, 3);
        assertThat(network.linear()).isTrue();
        assertThat(network.layers()).containsExactly(new Layer(2, 3, Activation.IDENTITY, true, 0));
    }

    @Test
    void theWeightFromInputIToUnitJStandsAtITimesUnitsPlusJ() {
        Network network = Network.of(new NetworkSettings(), 2, 3);
        float[] weights = {1, 2, 3, 10, 20, 30, 0.1f, 0.2f, 0.3f};
        Pass pass = new Pass(network, new PlainKernel(), 2);
        pass.forward(weights, new Matrix(new float[] {99, 1, 0, 2, -1}, 1, 2, 2));
        assertThat(pass.outputs().data())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(1.1f, 2.2f, 3.3f, -7.9f, -15.8f, -23.7f);
    }

    @Test
    void aHiddenLayerByHand() {
        // relu(1 * 2 - 3, -1 * 2 + 5) = (0, 3); 7 * 0 + 4 * 3 + 0.5 = 12.5
        Network network = Network.of(settings(List.of(new HiddenLayer(2, Activation.RELU)), true), 1, 1);
        float[] weights = {1, -1, -3, 5, 7, 4, 0.5f};
        Pass pass = new Pass(network, new PlainKernel(), 1);
        Matrix inputs = new Matrix(new float[] {2}, 0, 1, 1);
        pass.forward(weights, inputs);
        assertThat(pass.outputs().get(0, 0)).isEqualTo(12.5f);

        // d(output) = 10: the dead unit learns nothing, and 10 * 4 goes through the other
        pass.outputDelta().set(0, 0, 10);
        float[] gradient = {1, 1, 1, 1, 1, 1, 1};
        pass.backward(weights, Dropout.OFF, 0, 1);
        pass.gradient(inputs.data(), new int[] {0}, gradient, 0, 1);
        assertThat(gradient).as("written over what was there").containsExactly(0, 80, 0, 40, 0, 30, 10);
    }

    @Test
    void refusesMoreWeightsThanAnArrayHolds() {
        List<HiddenLayer> huge = List.of(new HiddenLayer(65536, Activation.RELU));
        assertThatThrownBy(() -> Network.of(settings(huge, true), 40000, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("40000 inputs and 65536 units")
                .hasMessageContaining("use fewer units");
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatThrownBy(() -> new NetworkSettings(List.of(), true, Initialization.AUTO, 0.5))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("dropout leaves out hidden units, but there are no hidden layers");
        assertThatThrownBy(() -> new NetworkSettings(TWO_HIDDEN, true, Initialization.ZEROS, 0))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("initialization zeros would keep");
        assertThatThrownBy(() -> new NetworkSettings(TWO_HIDDEN, true, Initialization.AUTO, 1))
                .isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> new HiddenLayer(0, Activation.RELU)).isInstanceOf(InvalidSetting.class);
    }

    private static NetworkSettings settings(List<HiddenLayer> hidden, boolean bias) {
        return new NetworkSettings(hidden, bias, Initialization.AUTO, 0);
    }
}
