package dev.nudge.testkit.check;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;

/** Losses whose formulas are right, and whose records have one fault each. */
public final class WrongRecords {

    private WrongRecords() {}

    /** The squared error. */
    interface Formulas extends PointwiseLoss {
        @Override
        default double value(double output, double target) {
            return (output - target) * (output - target);
        }

        @Override
        default double slope(double output, double target) {
            return 2 * (output - target);
        }
    }

    @Doc("Right.")
    public record Right(
            @Doc("a share") @Range("(0, 1]") double share,
            @Doc("a number") @Range("[1, 10]") int number) implements Formulas {
        public Right {
            Require.settings(Right.class, share, number);
        }

        public Right() {
            this(0.5, 1);
        }
    }

    @Doc("Its own constructor refuses its default.")
    public record RefusesItsDefault(
            @Doc("a share") @Range("(0, 1)") double share) implements Formulas {
        public RefusesItsDefault {
            Require.settings(RefusesItsDefault.class, share);
        }

        public RefusesItsDefault() {
            this(1.5);
        }
    }

    @Doc("Its default lies outside of its range, and nobody minds.")
    public record DefaultOutOfRange(
            @Doc("a share") @Range("(0, 1)") double share) implements Formulas {
        public DefaultOutOfRange() {
            this(1.5);
        }
    }

    @Doc("Takes any number.")
    public record TakesAnything(
            @Doc("a share") @Range("(0, 1)") double share) implements Formulas {
        public TakesAnything() {
            this(0.5);
        }
    }

    @Doc("Has no defaults.")
    public record NoDefaults(@Doc("a share") double share) implements Formulas {}

    public record NoDoc() implements Formulas {}

    @Doc("A setting is not explained.")
    public record NoDocOfASetting(double share) implements Formulas {
        public NoDocOfASetting() {
            this(0.5);
        }
    }

    @Doc("A name that no file can say.")
    public record StrangeName() implements Formulas {
        @Override
        public String name() {
            return "Strange Name";
        }
    }

    @Doc("A setting that no file can give.")
    public record StrangeSetting(@Doc("a share") float share) implements Formulas {
        public StrangeSetting() {
            this(0.5f);
        }
    }

    @Doc("Not public.")
    record Hidden() implements Formulas {}
}
