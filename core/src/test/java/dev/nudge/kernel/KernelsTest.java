package dev.nudge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.kernel.vector.VectorKernel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KernelsTest {

    @Test
    void theVectorKernelIsChosenWhereItsModuleIsThere() {
        assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
        assertThat(Kernels.best().description()).matches("vector, \\d+ lanes");
    }

    /** On the way from the plain kernel to the vector kernel, and after it. */
    @Test
    void theSameBitsWhileTheVectorKernelWarmsUp() throws InterruptedException {
        WarmingKernel warming = new WarmingKernel(new VectorKernel());
        long deadline = System.nanoTime() + 20_000_000_000L;
        float[] x = new float[64 * 40];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(i);
        }
        int[] rows = new int[64];
        Arrays.setAll(rows, i -> i * 40);
        float[] expected = new float[64 * 20];
        new PlainKernel().forward(0, 64, 40, 20, x, rows, x, 0, true, expected);
        while (!warming.warm() && System.nanoTime() < deadline) {
            float[] sums = new float[64 * 20];
            warming.forward(0, 64, 40, 20, x, rows, x, 0, true, sums);
            assertThat(sums).isEqualTo(expected);
            Thread.sleep(1);
        }
        assertThat(warming.warm()).isTrue();
        float[] sums = new float[64 * 20];
        warming.forward(0, 64, 40, 20, x, rows, x, 0, true, sums);
        assertThat(sums).isEqualTo(expected);
    }

    @Test
    void smallProductsDoNotWarmIt() {
        WarmingKernel warming = new WarmingKernel(new VectorKernel());
        for (int i = 0; i < 100; i++) {
            warming.forward(0, 10, 2, 2, new float[20], new int[10], new float[6], 0, true, new float[20]);
        }
        assertThat(warming.warming()).isFalse();
    }

    @Test
    void isChosenOnce() {
        assertThat(Kernels.best()).isSameAs(Kernels.best());
        assertThat(Engine.best(3).kernel()).isSameAs(Kernels.best());
    }
}
