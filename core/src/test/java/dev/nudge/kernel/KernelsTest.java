package dev.nudge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.kernel.vector.VectorKernel;
import org.junit.jupiter.api.Test;

class KernelsTest {

    /** Without this, the tests that compare the best kernel with others could compare the plain one with itself. */
    @Test
    void theVectorKernelIsChosenWhereItsModuleIsThere() {
        assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
        assertThat(Kernels.best()).isInstanceOf(VectorKernel.class);
        assertThat(Kernels.best().description()).matches("vector, \\d+ lanes");
    }

    @Test
    void isChosenOnce() {
        assertThat(Kernels.best()).isSameAs(Kernels.best());
        assertThat(Engine.best(3).kernel()).isSameAs(Kernels.best());
    }
}
