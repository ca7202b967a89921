package dev.nudge.benchmarks;

import dev.nudge.kernel.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A matrix product of a training step, C = A B.
 *
 * @param rows of A and C
 * @param columns of B and C
 * @param depth columns of A, rows of B
 * @param transposedA whether A is stored by columns
 * @param transposedB whether B is stored by columns
 */
record Product(String name, int rows, int columns, int depth, boolean transposedA, boolean transposedB) {

    /** Rows of a batch, inputs and units of a layer. */
    private static final int[][] LAYERS = {
        {128, 784, 128}, {128, 784, 10}, {128, 128, 10}, {256, 20, 1}, {60_000, 784, 10}
    };

    /** Factors and result in memory. */
    record Operands(Product product, List<float[]> arrays, Supplier<int[]> batch) {

        void multiply(Kernel kernel) {
            Product p = product;
            float[] a = arrays.get(0);
            float[] b = arrays.get(1);
            float[] c = arrays.get(2);
            int[] starts = batch.get();
            if (p.transposedA) {
                kernel.gradient(0, p.rows, p.depth, p.columns, a, starts, b, c, 0);
            } else if (p.transposedB) {
                kernel.delta(0, p.rows, p.columns, p.depth, a, b, 0, c);
            } else {
                kernel.forward(0, p.rows, p.depth, p.columns, a, starts, b, 0, false, c);
            }
        }
    }

    /** The three products of each layer: outputs, gradient of the weights, gradient of the inputs. */
    static List<Product> all() {
        List<Product> all = new ArrayList<>();
        for (int[] layer : LAYERS) {
            String size = layer[0] + "x" + layer[1] + "x" + layer[2];
            all.add(new Product("X*W " + size, layer[0], layer[2], layer[1], false, false));
            all.add(new Product("X^T*dY " + size, layer[1], layer[2], layer[0], true, false));
            all.add(new Product("dY*W^T " + size, layer[0], layer[1], layer[2], false, true));
        }
        return all;
    }

    static Product named(String name) {
        return all().stream()
                .filter(product -> product.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    Operands operands() {
        int batch = transposedA ? depth : rows;
        int inputs = transposedA ? rows : depth;
        int[] starts = new int[batch];
        Arrays.setAll(starts, i -> i * inputs);
        return new Operands(
                this,
                List.of(numbers(rows * depth), numbers(depth * columns), new float[rows * columns]),
                () -> starts);
    }

    double flops() {
        return 2.0 * rows * columns * depth;
    }

    private static float[] numbers(int count) {
        Random random = new Random(count);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
