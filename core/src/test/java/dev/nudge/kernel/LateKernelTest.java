package dev.nudge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LateKernelTest {

    private static final int SIZE = 100;

    private final AtomicInteger loads = new AtomicInteger();
    private final LateKernel kernel = new LateKernel(() -> {
        loads.incrementAndGet();
        return new Kernels.Choice(new ThreadedKernel(new PlainKernel(), 2), "there is work enough");
    });

    @Test
    void littleWorkLoadsNothing() {
        multiply(99);
        assertThat(loads).hasValue(0);
        assertThat(kernel.description()).isEqualTo("plain");
        assertThat(kernel.reason()).isEqualTo("there is little work");
    }

    @Test
    void muchWorkLoadsTheOtherKernelOnce() {
        multiply(150);
        assertThat(loads).hasValue(1);
        assertThat(kernel.description()).isEqualTo("plain, 2 threads");
        assertThat(kernel.reason()).isEqualTo("there is work enough");
    }

    @Test
    void theProductIsThatOfTheKernelInUse() {
        assertThat(multiply(101)).containsOnly(101 * SIZE);
    }

    /** So often a product of a million multiply-adds, added to the same elements. */
    private float[] multiply(int times) {
        float[] ones = new float[SIZE * SIZE];
        java.util.Arrays.fill(ones, 1);
        float[] sums = new float[SIZE * SIZE];
        for (int i = 0; i < times; i++) {
            kernel.addProduct(SIZE, SIZE, SIZE, ones, 0, SIZE, 1, ones, 0, SIZE, 1, sums, 0, SIZE);
        }
        return sums;
    }
}
