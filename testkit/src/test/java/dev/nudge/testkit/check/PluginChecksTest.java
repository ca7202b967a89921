package dev.nudge.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Plugin;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each fault of a record is found by the checks that should find it, and by no other; what is right passes. */
class PluginChecksTest {

    @Test
    void whatIsRightPasses() {
        assertThat(Failures.of(new WrongRecords.Right())).isEmpty();
        assertThat(PluginChecks.defaults(new WrongRecords.Right()).run())
                .isEqualTo(Finding.passed("share 0.5, number 1"));
        assertThat(PluginChecks.ranges(new WrongRecords.Right()).run().details())
                .isEqualTo("8 numbers outside were refused");
    }

    @Test
    void aDefaultThatItsOwnConstructorRefuses() {
        assertThat(only("defaults", new WrongRecords.RefusesItsDefault(0.5)))
                .startsWith("new RefusesItsDefault() refuses its own defaults: ")
                .endsWith("share must be greater than 0 and less than 1, got 1.5");
    }

    @Test
    void aDefaultOutOfItsRange() {
        Map<String, String> failures = Failures.of(new WrongRecords.DefaultOutOfRange());
        assertThat(failures).containsOnlyKeys("defaults", "ranges");
        assertThat(failures.get("defaults")).isEqualTo("the default of share, 1.5, is outside of its range (0, 1)");
    }

    @Test
    void aRangeThatIsNotEnforced() {
        assertThat(only("ranges", new WrongRecords.TakesAnything()))
                .startsWith("share = NaN is outside of its range (0, 1), and the constructor takes it")
                .contains("Require.settings(TakesAnything.class, ...)");
    }

    @Test
    void noDefaults() {
        assertThat(only("defaults", new WrongRecords.NoDefaults(1)))
                .isEqualTo("NoDefaults has no constructor without arguments, which gives the defaults");
    }

    @Test
    void aMissingDoc() {
        assertThat(only("docs", new WrongRecords.NoDoc())).isEqualTo("NoDoc has no @Doc");
        assertThat(only("docs", new WrongRecords.NoDocOfASetting())).isEqualTo("the setting share has no @Doc");
    }

    @Test
    void aNameThatNoFileCanSay() {
        assertThat(only("name", new WrongRecords.StrangeName())).isEqualTo("name() gives 'Strange Name'");
    }

    @Test
    void whatIsNoPublicRecordOfSettings() {
        assertThat(only("record", new WrongRecords.StrangeSetting())).startsWith("share is of type float, ");
        assertThat(Failures.of(new WrongRecords.Hidden()).get("record")).endsWith("Hidden is not public");
    }

    private static String only(String check, Plugin plugin) {
        Map<String, String> failures = Failures.of(plugin);
        assertThat(failures).containsOnlyKeys(check);
        return failures.get(check);
    }
}
