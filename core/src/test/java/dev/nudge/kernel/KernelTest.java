package dev.nudge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kernel against the definition: a chain of scalar fused multiply-adds. */
class KernelTest {

    @Property(tries = 200)
    void plainIsTheChainBitForBit(@ForAll("products") Product product) {
        product.check(new PlainKernel());
    }

    @Property(tries = 200)
    void vectorIsTheChainBitForBit(@ForAll("products") Product product) {
        product.check(Kernels.best());
    }

    @Property(tries = 500)
    void tinyProductsAreTheChainBitForBit(@ForAll("products") Product product) {
        product.check(new LateKernel(() -> new Kernels.Choice(new PlainKernel(), "")));
    }

    @Property(tries = 50)
    void smallProductsOnThreadsAreTheChainToo(@ForAll("products") Product product) {
        product.check(new ThreadedKernel(Kernels.best(), 4));
    }

    /** Large enough to be shared among threads; also with fewer rows than threads. */
    @ParameterizedTest
    @CsvSource({"207, 207, 61", "3, 1009, 701", "17, 401, 331", "1, 2000, 1001"})
    void largeProductsOnThreadsAreTheChain(int rows, int columns, int depth) {
        for (int threads = 1; threads <= 4; threads++) {
            for (boolean transposed : new boolean[] {false, true}) {
                Product product = new Product(rows, columns, depth, transposed, !transposed, 1, 5, 3, true, threads);
                product.check(new ThreadedKernel(new PlainKernel(), threads));
                product.check(Kernels.best(threads));
            }
        }
    }

    @Test
    void depthZeroAddsNothing() {
        for (Kernel kernel : new Kernel[] {new PlainKernel(), Kernels.best(), Kernels.best(4)}) {
            new Product(13, 17, 0, false, false, 1, 2, 3, true, 1).check(kernel);
        }
    }

    @Test
    void aSmallProductByHand() {
        // {1 2 3; 4 5 6} times {1 0; 0 1; 2 -1}, added to 100
        for (Kernel kernel : new Kernel[] {new PlainKernel(), Kernels.best(), Kernels.best(2)}) {
            float[] c = {100, 100, 100, 100};
            float[] a = {1, 2, 3, 4, 5, 6};
            float[] b = {1, 0, 0, 1, 2, -1};
            kernel.addProduct(2, 2, 3, a, 0, 3, 1, b, 0, 2, 1, c, 0, 2);
            assertThat(c).as(kernel.description()).containsExactly(107, 99, 116, 99);
        }
    }

    @Provide
    Arbitrary<Product> products() {
        Arbitrary<Integer> sizes = Arbitraries.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 16, 17, 31, 32, 33, 64, 207);
        Arbitrary<Integer> depths = Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 13, 17, 33, 207);
        Arbitrary<Boolean> flags = Arbitraries.of(false, true);
        return Combinators.combine(sizes, sizes, depths, flags, flags)
                .flatAs((rows, columns, depth, transposedA, transposedB) -> Combinators.combine(
                                Arbitraries.integers().between(1, 2),
                                Arbitraries.integers().between(0, 9),
                                Arbitraries.integers().between(0, 5),
                                flags,
                                Arbitraries.longs())
                        .as((step, start, gap, special, seed) -> new Product(
                                rows, columns, depth, transposedA, transposedB, step, start, gap, special, seed)));
    }

    /** A factor's place in its array: {@code step} apart within a line, {@code gap} numbers between lines. */
    private static final class Place {

        final float[] data;
        final int start;
        final int row;
        final int column;

        private Place(float[] data, int start, int row, int column) {
            this.data = data;
            this.start = start;
            this.row = row;
            this.column = column;
        }

        static Place of(int rows, int columns, boolean transposed, int step, int start, int gap, Numbers numbers) {
            int lines = transposed ? columns : rows;
            int line = (transposed ? rows : columns) * step + gap;
            float[] data = numbers.next(start + lines * line + 3);
            return transposed ? new Place(data, start, step, line) : new Place(data, start, line, step);
        }

        float at(int i, int j) {
            return data[start + i * row + j * column];
        }
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

    private record Product(
            int rows,
            int columns,
            int depth,
            boolean transposedA,
            boolean transposedB,
            int step,
            int start,
            int gap,
            boolean special,
            long seed) {

        void check(Kernel kernel) {
            Numbers numbers = new Numbers(new Random(seed), special);
            Place a = Place.of(rows, depth, transposedA, step, start, gap, numbers);
            Place b = Place.of(depth, columns, transposedB, step, start + 1, gap, numbers);
            Place c = Place.of(rows, columns, false, 1, start + 2, gap, numbers);
            int[] aBefore = bits(a.data);
            int[] bBefore = bits(b.data);
            float[] expected = c.data.clone();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    float sum = c.at(i, j);
                    for (int k = 0; k < depth; k++) {
                        sum = Math.fma(a.at(i, k), b.at(k, j), sum);
                    }
                    expected[c.start + i * c.row + j] = sum;
                }
            }
            kernel.addProduct(
                    rows, columns, depth, a.data, a.start, a.row, a.column, b.data, b.start, b.row, b.column, c.data,
                    c.start, c.row);
            String what = kernel.description() + " on " + this;
            assertThat(bits(c.data)).as(what).isEqualTo(bits(expected));
            assertThat(bits(a.data)).as(what).isEqualTo(aBefore);
            assertThat(bits(b.data)).as(what).isEqualTo(bBefore);
        }

        /** All NaNs alike: which of two NaNs a sum keeps is up to the processor. */
        private static int[] bits(float[] values) {
            int[] bits = new int[values.length];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = Float.floatToIntBits(values[i]);
            }
            return bits;
        }
    }
}
