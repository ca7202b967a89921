package dev.nudge.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    private static final List<String> LOSSES = List.of("mse", "mae", "huber", "log-cosh", "cross-entropy", "poisson");

    @ParameterizedTest
    @CsvSource({
        "learningRate, learning-rate",
        "LogCosh, log-cosh",
        "LEAKY_RELU, leaky-relu",
        "beta1, beta1",
        "beta1Decay, beta1-decay",
        "mse, mse"
    })
    void writesAJavaNameAsAKey(String name, String key) {
        assertThat(Names.kebab(name)).isEqualTo(key);
    }

    @Property
    void aKeyStaysAsItIs(@ForAll @AlphaChars String name) {
        String key = Names.kebab(name);
        assertThat(key).matches("[a-z-]*");
        assertThat(Names.kebab(key)).isEqualTo(key);
    }

    @Property
    void findsWhatWasMeantWhenOneLetterIsMissing(
            @ForAll @IntRange(max = 5) int which, @ForAll @IntRange(max = 100) int where) {
        String meant = LOSSES.get(which);
        int missing = 1 + where % (meant.length() - 1);
        String typed = meant.substring(0, missing) + meant.substring(missing + 1);
        // "me" and "ma" may be either of mse and mae
        assertThat(Names.nearest(typed, LOSSES)).get().satisfies(found -> {
            if (meant.length() > 3) {
                assertThat(found).isEqualTo(meant);
            }
        });
    }

    @Property
    void findsNothingInNothing(@ForAll @StringLength(max = 20) String name) {
        assertThat(Names.nearest(name, List.of())).isEmpty();
    }

    @Test
    void doesNotMindCapitals() {
        assertThat(Names.nearest("HUBER", LOSSES)).contains("huber");
        assertThat(Names.nearest("Cross-Entropie", LOSSES)).contains("cross-entropy");
    }

    @Test
    void suggestsNothingThatIsFarOff() {
        assertThat(Names.nearest("banana", LOSSES)).isEmpty();
        assertThat(Names.nearest("", LOSSES)).isEmpty();
    }
}
