package dev.nudge.testkit;

import dev.nudge.spi.Plugin;
import dev.nudge.testkit.check.PluginChecks;
import org.junit.jupiter.api.Test;

/** What every plugin must do; use the contract of its kind. */
public interface PluginContract {

    /** The plugin to test, with any settings. Each test asks for it anew. */
    Plugin subject();

    /** The plugin is a public record whose components an experiment file can give. */
    @Test
    default void isARecordOfSettings() {
        Verdict.of(PluginChecks.record(subject()));
    }

    /** {@code name()} is lower-case words joined by {@code -}, always the same. */
    @Test
    default void hasAName() {
        Verdict.of(PluginChecks.name(subject()));
    }

    /** {@code @Doc} says what the plugin and each of its settings is. */
    @Test
    default void saysWhatItIs() {
        Verdict.of(PluginChecks.docs(subject()));
    }

    /** The public constructor without arguments gives defaults that the canonical constructor accepts. */
    @Test
    default void hasDefaultsThatAreAllowed() {
        Verdict.of(PluginChecks.defaults(subject()));
    }

    /** The canonical constructor refuses numbers outside of {@code @Range}. */
    @Test
    default void refusesNumbersOutOfRange() {
        Verdict.of(PluginChecks.ranges(subject()));
    }
}
