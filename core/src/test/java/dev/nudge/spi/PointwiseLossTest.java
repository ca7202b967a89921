package dev.nudge.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PointwiseLossTest {

    /** Asymmetric and of both arguments, so that no mix-up goes unnoticed. */
    record Lopsided() implements PointwiseLoss {

        @Override
        public double value(double output, double target) {
            return 3 * output + target * target;
        }

        @Override
        public double slope(double output, double target) {
            return 3;
        }
    }

    @Test
    void sumsOverTheOutputsAndAveragesOverTheRows() {
        Matrix outputs = new Matrix(new float[] {9, 1, 2, 3, 4, 9}, 1, 2, 2);
        Matrix targets = new Matrix(new float[] {9, 9, 1, 0, 2, 0}, 2, 2, 2);
        float[] gradient = {9, 9, 9, Float.NaN, Float.NaN, Float.NaN, Float.NaN, 9};

        // 3 (1 + 2 + 3 + 4) + 1 + 4 = 35 over 2 rows
        assertThat(new Lopsided().evaluate(outputs, targets, new Matrix(gradient, 3, 2, 2)))
                .isEqualTo(17.5);

        assertThat(gradient).containsExactly(9, 9, 9, 1.5f, 1.5f, 1.5f, 1.5f, 9);
        assertThat(outputs.data()).containsExactly(9, 1, 2, 3, 4, 9);
        assertThat(targets.data()).containsExactly(9, 9, 1, 0, 2, 0);
    }

    @Property
    void theMeanOfOneColumnIsTheMeanOfItsValues(@ForAll("outputs") float[] outputs) {
        Matrix column = new Matrix(outputs, 0, outputs.length, 1);
        Matrix zeros = Matrix.zeros(outputs.length, 1);
        double sum = 0;
        for (float output : outputs) {
            sum += 3 * (double) output;
        }
        double mean = new Lopsided().evaluate(column, zeros, Matrix.zeros(outputs.length, 1));
        assertThat(mean).isCloseTo(sum / outputs.length, within(1e-9));
    }

    @Test
    void takesNumbersUnlessItSaysOtherwise() {
        assertThat(new Lopsided().target()).isEqualTo(Target.NUMBER);
        assertThat(new Lopsided().link()).isEqualTo(Link.IDENTITY);
        assertThat(new Lopsided().name()).isEqualTo("lopsided");
    }

    @Provide
    Arbitrary<float[]> outputs() {
        return Arbitraries.floats()
                .between(-100, 100)
                .array(float[].class)
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
