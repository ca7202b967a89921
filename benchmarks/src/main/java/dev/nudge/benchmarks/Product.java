package dev.nudge.benchmarks;

import dev.nudge.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A matrix product of a training step, C += A B.
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
    record Operands(Product product, List<float[]> arrays) {

        void multiply(Kernel kernel) {
            Product p = product;
            kernel.addProduct(
                    p.rows,
                    p.columns,
                    p.depth,
                    arrays.get(0),
                    0,
                    p.transposedA ? 1 : p.depth,
                    p.transposedA ? p.rows : 1,
                    arrays.get(1),
                    0,
                    p.transposedB ? 1 : p.columns,
                    p.transposedB ? p.depth : 1,
                    arrays.get(2),
                    0,
                    p.columns);
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
        return new Operands(this, List.of(numbers(rows * depth), numbers(depth * columns), new float[rows * columns]));
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
