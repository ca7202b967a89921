package dev.nudge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.kernel.vector.VectorKernel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KernelsTest {

    @Test
    void theVectorKernelIsChosenWhereItsModuleIsThere() {
        assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
        assertThat(Kernels.best()).isInstanceOf(LateKernel.class);
        assertThat(new VectorKernel().description()).matches("vector, \\d+ lanes");
    }

    /** On the way from the plain kernel to the vector kernel, and after it. */
    @Test
    void theSameBitsBeforeAndAfterTheVectorKernelArrives() {
        LateKernel late = new LateKernel(() -> new Kernels.Choice(new VectorKernel(), "a test"));
        float[] x = new float[64 * 40];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(i);
        }
        int[] rows = new int[64];
        Arrays.setAll(rows, i -> i * 40);
        float[] expected = new float[64 * 20];
        new PlainKernel().forward(0, 64, 40, 20, x, rows, x, 0, true, expected);
        assertThat(late.description()).isEqualTo("plain");
        for (int i = 0; i < 8000; i++) {
            float[] sums = new float[64 * 20];
            late.forward(0, 64, 40, 20, x, rows, x, 0, true, sums);
            assertThat(sums).isEqualTo(expected);
        }
        assertThat(late.description()).startsWith("vector");
        assertThat(late.reason()).isEqualTo("a test");
    }

    @Test
    void littleWorkIsDonePlainly() {
        LateKernel late = new LateKernel(() -> new Kernels.Choice(new VectorKernel(), "a test"));
        for (int i = 0; i < 100; i++) {
            late.forward(0, 10, 2, 2, new float[20], new int[10], new float[6], 0, true, new float[20]);
        }
        assertThat(late.description()).isEqualTo("plain");
        assertThat(late.reason()).isEqualTo("there is little work");
    }

    @Test
    void staysWithThePlainKernelWhereThereIsNoOther() {
        LateKernel late = new LateKernel(() -> new Kernels.Choice(new PlainKernel(), "no module"));
        for (int i = 0; i < 80; i++) {
            late.forward(0, 200, 200, 100, new float[40000], new int[200], new float[20100], 0, true, new float[20000]);
        }
        assertThat(late.reason()).isEqualTo("no module");
        assertThat(late.description()).isEqualTo("plain");
    }

    @Test
    void isChosenOnce() {
        assertThat(Kernels.best()).isSameAs(Kernels.best());
        assertThat(Engine.best(3).kernel()).isSameAs(Kernels.best());
    }
}
