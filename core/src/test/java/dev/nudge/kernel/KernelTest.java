package dev.nudge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.kernel.vector.VectorKernel;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kernel against the definition: chains of scalar fused multiply-adds. */
class KernelTest {

    @Property(tries = 300)
    void plainIsTheChainBitForBit(@ForAll("layers") LayerCase layer) {
        layer.check(new PlainKernel());
    }

    @Property(tries = 300)
    void vectorIsTheChainBitForBit(@ForAll("layers") LayerCase layer) {
        layer.check(new VectorKernel());
    }

    /** Over the edges of strips, panels and blocks, deep and wide. */
    @ParameterizedTest
    @CsvSource({
        "257, 784, 10",
        "128, 784, 128",
        "5, 1025, 33",
        "9, 2100, 3",
        "33, 31, 300",
        "1, 1024, 257",
        "300, 20, 1",
        "6, 1030, 16",
        "1, 3000, 2",
        "2, 70, 1100"
    })
    void largeOnesToo(int rows, int inputs, int units) {
        for (Kernel kernel : new Kernel[] {new PlainKernel(), new VectorKernel()}) {
            new LayerCase(rows, inputs, units, true, false, 0, rows, 3, 2, false, 7).check(kernel);
            new LayerCase(rows, inputs, units, false, true, rows / 3, rows, 0, 0, false, 8).check(kernel);
        }
    }

    @Test
    void aSmallLayerByHand() {
        // rows (1 2) and (3 4), weights from inputs to units {1 0 2; 0 1 -1}, biases 100, 200, 300
        float[] weights = {-9, 1, 0, 2, 0, 1, -1, 100, 200, 300};
        float[] x = {7, 1, 2, 7, 3, 4};
        int[] xRows = {1, 4};
        float[] deltas = {1, 0, 0, 0, 10, 1};
        for (Kernel kernel : new Kernel[] {new PlainKernel(), new VectorKernel()}) {
            float[] sums = new float[6];
            kernel.forward(0, 2, 2, 3, x, xRows, weights, 1, true, sums);
            assertThat(sums).as(kernel.description()).containsExactly(101, 202, 300, 103, 204, 302);
            kernel.forward(1, 2, 2, 3, x, xRows, weights, 1, false, sums);
            assertThat(sums).containsExactly(101, 202, 300, 3, 4, 2);

            float[] gradient = {-1, -1, -1, -1, -1, -1, -1};
            kernel.gradient(0, 2, 2, 3, x, xRows, deltas, gradient, 1);
            assertThat(gradient).containsExactly(-1, 1, 30, 3, 2, 40, 4);

            float[] below = new float[4];
            kernel.delta(0, 2, 2, 3, deltas, weights, 1, below);
            assertThat(below).containsExactly(1, 0, 2, 9);
        }
    }

    @Provide
    Arbitrary<LayerCase> layers() {
        Arbitrary<Integer> sizes = Arbitraries.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 16, 17, 31, 32, 33, 64, 207);
        Arbitrary<Boolean> flags = Arbitraries.of(false, true);
        return Combinators.combine(sizes, sizes, sizes, flags, flags)
                .flatAs((rows, inputs, units, bias, shuffled) -> Combinators.combine(
                                Arbitraries.integers().between(0, rows),
                                Arbitraries.integers().between(0, rows),
                                Arbitraries.integers().between(0, 9),
                                Arbitraries.integers().between(0, 5),
                                flags,
                                Arbitraries.longs())
                        .as((one, other, start, gap, special, seed) -> new LayerCase(
                                rows,
                                inputs,
                                units,
                                bias,
                                shuffled,
                                Math.min(one, other),
                                Math.max(one, other),
                                start,
                                gap,
                                special,
                                seed)));
    }

    private record Numbers(Random random, boolean special) {

        private static final float[] SPECIAL = {
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            -0f,
            0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MAX_VALUE
        };

        float[] next(int count) {
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = special && random.nextInt(100) == 0
                        ? SPECIAL[random.nextInt(SPECIAL.length)]
                        : (float) random.nextGaussian();
            }
            return numbers;
        }
    }

    /**
     * A layer and a part of its rows.
     *
     * @param shuffled whether the rows of x stand anywhere, some of them twice
     * @param start numbers before the weights and before x
     * @param gap numbers between the rows of x
     */
    private record LayerCase(
            int rows,
            int inputs,
            int units,
            boolean bias,
            boolean shuffled,
            int from,
            int to,
            int start,
            int gap,
            boolean special,
            long seed) {

        void check(Kernel kernel) {
            Random random = new Random(seed);
            Numbers numbers = new Numbers(random, special);
            float[] x = numbers.next(start + rows * (inputs + gap) - gap);
            int[] xRows = new int[rows];
            Arrays.setAll(xRows, i -> start + (shuffled ? random.nextInt(rows) : i) * (inputs + gap));
            float[] weights = numbers.next(start + inputs * units + (bias ? units : 0));
            float[] deltas = numbers.next(rows * units);
            String what = kernel.description() + " on " + this;

            float[] sums = numbers.next(rows * units);
            float[] expectedSums = sums.clone();
            float[] below = numbers.next(rows * inputs);
            float[] expectedBelow = below.clone();
            for (int i = from; i < to; i++) {
                for (int j = 0; j < units; j++) {
                    float sum = bias ? weights[start + inputs * units + j] : 0;
                    for (int k = 0; k < inputs; k++) {
                        sum = Math.fma(x[xRows[i] + k], weights[start + k * units + j], sum);
                    }
                    expectedSums[i * units + j] = sum;
                }
                for (int k = 0; k < inputs; k++) {
                    float sum = 0;
                    for (int j = 0; j < units; j++) {
                        sum = Math.fma(deltas[i * units + j], weights[start + k * units + j], sum);
                    }
                    expectedBelow[i * inputs + k] = sum;
                }
            }
            int first = inputs * from / rows;
            int end = inputs * to / rows;
            float[] gradient = numbers.next(start + inputs * units + 3);
            float[] expectedGradient = gradient.clone();
            for (int k = first; k < end; k++) {
                for (int j = 0; j < units; j++) {
                    float sum = 0;
                    for (int i = 0; i < rows; i++) {
                        sum = Math.fma(x[xRows[i] + k], deltas[i * units + j], sum);
                    }
                    expectedGradient[start + k * units + j] = sum;
                }
            }
            int[] before = bits(x, weights, deltas);

            kernel.forward(from, to, inputs, units, x, xRows, weights, start, bias, sums);
            kernel.delta(from, to, inputs, units, deltas, weights, start, below);
            kernel.gradient(first, end, rows, units, x, xRows, deltas, gradient, start);

            assertThat(bits(sums)).as("forward, %s", what).isEqualTo(bits(expectedSums));
            assertThat(bits(below)).as("delta, %s", what).isEqualTo(bits(expectedBelow));
            assertThat(bits(gradient)).as("gradient, %s", what).isEqualTo(bits(expectedGradient));
            assertThat(bits(x, weights, deltas)).as("arguments, %s", what).isEqualTo(before);
        }

        /** All NaNs alike: which of two NaNs a sum keeps is up to the processor. */
        private static int[] bits(float[]... arrays) {
            return Arrays.stream(arrays)
                    .flatMapToInt(values -> IntStream.range(0, values.length).map(i -> Float.floatToIntBits(values[i])))
                    .toArray();
        }
    }
}
