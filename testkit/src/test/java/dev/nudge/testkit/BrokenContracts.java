package dev.nudge.testkit;

import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import java.util.List;

/** Contracts that should not pass. */
final class BrokenContracts {

    private BrokenContracts() {}

    /** A contract whose test says that the perfect prediction lies so far off. */
    record Off(double by) implements LossContract {
        @Override
        public Loss subject() {
            return new ContractTest.Distance();
        }

        @Override
        public double perfectOutput(double target, int columns) {
            return target + by;
        }
    }

    /** A contract whose test knows a course of which a step is wrong. */
    record Astray() implements OptimizerContract {
        @Override
        public Optimizer subject() {
            return new ContractTest.Descent();
        }

        @Override
        public List<Course> knownCourses() {
            return List.of(new Course(0.1, List.of(0.5f, -0.25f), List.of(0.95f, 0.9751f)));
        }
    }
}
