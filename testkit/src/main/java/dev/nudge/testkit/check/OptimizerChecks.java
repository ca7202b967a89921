package dev.nudge.testkit.check;

import dev.nudge.spi.Optimizer;
import java.util.Arrays;
import java.util.List;

/** What every optimizer must do, whatever its rule. */
public final class OptimizerChecks {

    private static final int SEEDS = 5;

    private OptimizerChecks() {}

    /** All of them. */
    public static List<Check> of(Optimizer optimizer) {
        return List.of(
                numbers(optimizer),
                repeatable(optimizer),
                resume(optimizer),
                threads(optimizer),
                parts(optimizer),
                downhill(optimizer),
                descends(optimizer),
                standsStill(optimizer),
                rate(optimizer),
                start(optimizer),
                finite(optimizer),
                fades(optimizer));
    }

    /** What the engine asks before training. */
    public static Check numbers(Optimizer optimizer) {
        return new Check("numbers", "learningRate(), memories() and weightDecay() are usable, always the same", () -> {
            double rate = optimizer.learningRate();
            int memories = optimizer.memories();
            double decay = optimizer.weightDecay();
            Violation.unless(rate > 0 && Double.isFinite(rate), "learningRate() is %s; it must be positive", rate);
            Violation.unless(memories >= 0, "memories() is %d; it must not be negative", memories);
            Violation.unless(
                    decay >= 0 && Double.isFinite(decay), "weightDecay() is %s; it must not be negative", decay);
            int names = optimizer.memoryNames().size();
            Violation.unless(
                    names == 0 || names == memories,
                    "memoryNames() names %d of %d memories; name each, or none",
                    names,
                    memories);
            Optimizer again = Settings.copy(optimizer);
            new Run(again, 3, 1).follow(1, 3);
            Violation.unless(
                    again.learningRate() == rate && again.memories() == memories && again.weightDecay() == decay,
                    "learningRate(), memories() or weightDecay() changes with use");
            return Finding.passed("rate %s, memories %d".formatted(Check.number(rate), memories));
        });
    }

    /** Two runs give the same bits, one after the other and step by step in turns. */
    public static Check repeatable(Optimizer optimizer) {
        return new Check("repeatable", "runs share nothing: the same gradients give the same bits", () -> {
            for (int seed = 1; seed <= SEEDS; seed++) {
                Run first = new Run(optimizer, 37, seed).follow(1, 50);
                new Run(optimizer, 37, seed).follow(1, 50).mustEqual(first, "in a second run");
                Run inTurns = new Run(optimizer, 37, seed);
                Run other = new Run(optimizer, 1000, seed + SEEDS);
                for (int step = 1; step <= 50; step++) {
                    inTurns.follow(step, step);
                    other.follow(step, step);
                }
                inTurns.mustEqual(first, "beside another run");
                new Run(optimizer, 37, seed)
                        .followInOneArray(1, 50)
                        .mustEqual(first, "with all gradients in one array, as the engine gives them");
            }
            return Finding.passed("");
        });
    }

    /** Everything that the rule remembers stands in the memory that the engine saves. */
    public static Check resume(Optimizer optimizer) {
        return new Check("resume", "a run resumed from weights and memory ends with the same bits", () -> {
            for (int seed = 1; seed <= SEEDS; seed++) {
                Run whole = new Run(optimizer, 37, seed).follow(1, 50);
                Run half = new Run(optimizer, 37, seed).follow(1, 20);
                half.resumed().follow(21, 50).mustEqual(whole, "resumed after step 20");
            }
            return Finding.passed("");
        });
    }

    /** Folds may train on several threads. */
    public static Check threads(Optimizer optimizer) {
        return new Check("threads", "threads that use the rule at once do not disturb each other", () -> {
            double[] alone = new double[64];
            Arrays.setAll(
                    alone, seed -> new Run(optimizer, 37, seed).follow(1, 50).sum());
            double[] together = Together.compute(
                    64, seed -> new Run(optimizer, 37, seed).follow(1, 50).sum());
            int differs = Arrays.mismatch(alone, together);
            Violation.unless(
                    differs < 0,
                    "runs that give the same numbers on one thread differ when several threads use the rule (seed %d);"
                            + " keep nothing in static variables",
                    differs);
            return Finding.passed("");
        });
    }

    /** What a {@link dev.nudge.spi.PointwiseOptimizer} promises; holds for every other rule. */
    public static Check parts(Optimizer optimizer) {
        return Parts.check(optimizer);
    }

    /** The first step goes against the gradient. */
    public static Check downhill(Optimizer optimizer) {
        return new Check("downhill", "the first step goes against the gradient", () -> {
            for (float slope : new float[] {0.5f, -0.5f, 30, -30}) {
                double move = firstMove(optimizer, slope, 0.1);
                Violation.unless(
                        move * slope < 0,
                        "a weight at 1 with gradient %s moves by %s; it must move the other way",
                        slope,
                        Check.number(move));
            }
            return Finding.passed("");
        });
    }

    private static double firstMove(Optimizer optimizer, float slope, double rate) {
        float[] weight = {1};
        optimizer.step(weight, new float[] {slope}, new float[optimizer.memories()][1], 1, rate);
        return weight[0] - 1.0;
    }

    /** At one of the usual rates, it comes down a convex valley. */
    public static Check descends(Optimizer optimizer) {
        return new Check("descends", "2000 steps come down a convex valley to a tenth of its height", () -> {
            double best = Double.POSITIVE_INFINITY;
            double bestRate = optimizer.learningRate();
            for (double rate : new double[] {0.05, optimizer.learningRate(), 1}) {
                double left = descend(optimizer, rate);
                if (left < best) {
                    best = left;
                    bestRate = rate;
                }
            }
            Violation.unless(
                    best < 0.1,
                    "of the height of a convex valley %s is left at best, at rate %s; there should be less than 0.1",
                    Check.roughly(best),
                    bestRate);
            return Finding.passed("%s left at rate %s".formatted(Check.roughly(best), Check.number(bestRate)));
        });
    }

    /** How much of the height is left. */
    private static double descend(Optimizer optimizer, double rate) {
        float[] curvature = {0.5f, 1, 1.5f, 2};
        Run run = new Run(optimizer, curvature.length, 1);
        double start = height(run.weights, curvature);
        float[] gradient = new float[curvature.length];
        for (int step = 1; step <= 2000; step++) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = curvature[i] * run.weights[i];
            }
            run.rule.step(run.weights, gradient, run.memory, step, rate);
        }
        double left = height(run.weights, curvature) / start;
        return Double.isNaN(left) ? Double.POSITIVE_INFINITY : left;
    }

    private static double height(float[] weights, float[] curvature) {
        double height = 0;
        for (int i = 0; i < weights.length; i++) {
            height += curvature[i] * weights[i] * weights[i] / 2;
        }
        return height;
    }

    /** Without a slope nothing moves: decay and noise are not the rule's business. */
    public static Check standsStill(Optimizer optimizer) {
        return new Check("stands-still", "without a gradient nothing moves", () -> {
            Run run = new Run(optimizer, 5, 1);
            float[] before = run.weights.clone();
            for (int step = 1; step <= 3; step++) {
                optimizer.step(run.weights, new float[5], run.memory, step, 0.1);
            }
            int differs = Arrays.mismatch(before, run.weights);
            Violation.unless(
                    differs < 0,
                    "with all gradients 0, weight %d moves from %s to %s; weight decay is the engine's, see"
                            + " weightDecay()",
                    differs,
                    differs < 0 ? 0 : before[differs],
                    differs < 0 ? 0 : run.weights[differs]);
            return Finding.passed("");
        });
    }

    /** The rate of the step counts, not the setting: schedules change it. */
    public static Check rate(Optimizer optimizer) {
        return new Check("rate", "a hundredth of the rate makes about a hundredth of the first step", () -> {
            double quick = Math.abs(firstMove(optimizer, 0.5f, 0.1));
            double slow = Math.abs(firstMove(optimizer, 0.5f, 0.001));
            Violation.unless(
                    slow > 0 && slow < quick / 50 && slow > quick / 200,
                    "the first step is %s at rate 0.1 and %s at rate 0.001; use the rate that step is given, not"
                            + " learningRate()",
                    Check.number(quick),
                    Check.number(slow));
            return Finding.passed("");
        });
    }

    /** Under a steady gradient, steps do not swell and shrink again, as they do with a wrong correction for the start. */
    public static Check start(Optimizer optimizer) {
        return Startup.check(optimizer);
    }

    /** Gradients of any size and any number of steps leave numbers behind. */
    public static Check finite(Optimizer optimizer) {
        return new Check("finite", "weights and memory stay finite for gradients from 1e-30 to 1e10", () -> {
            float[] sizes = {0, 1e-30f, -1e-10f, 1, -1e4f, 1e10f};
            Run run = new Run(optimizer, sizes.length, 1);
            for (int step = 1; step <= 100; step++) {
                optimizer.step(run.weights, sizes.clone(), run.memory, step, 1e-3);
            }
            optimizer.step(run.weights, sizes.clone(), run.memory, 1_000_000_000_000L, 1e-3);
            for (int i = 0; i < sizes.length; i++) {
                Violation.unless(
                        Float.isFinite(run.weights[i]),
                        "gradients of %s make the weight %s; is something divided by zero?",
                        sizes[i],
                        run.weights[i]);
                for (float[] vector : run.memory) {
                    Violation.unless(
                            Float.isFinite(vector[i]), "gradients of %s make the memory %s", sizes[i], vector[i]);
                }
            }
            return Finding.passed("");
        });
    }

    /** Denormal numbers make a step many times slower. */
    public static Check fades(Optimizer optimizer) {
        return new Check("fades", "memory fades to zero and does not linger just above, where a CPU is slow", () -> {
            Run run = new Run(optimizer, 64, 1).follow(1, 1);
            for (int step = 2; step <= 120_000; step++) {
                optimizer.step(run.weights, new float[64], run.memory, step, 1e-3);
            }
            for (int vector = 0; vector < run.memory.length; vector++) {
                for (float value : run.memory[vector]) {
                    Violation.unless(
                            value == 0 || Math.abs(value) >= 1e-30f,
                            "after 120000 steps without a gradient, memory %d still holds %s; add 0x1p-70f to what you"
                                    + " store there and subtract it again: that rounds such numbers to 0, and changes"
                                    + " no other",
                            vector,
                            value);
                }
            }
            return Finding.passed("");
        });
    }
}
