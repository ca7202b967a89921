package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonTest {

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("trees") Object tree) throws IOException {
        assertThat(Json.read(Json.text(tree))).isEqualTo(tree);
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.strings().map(text -> (Object) text),
                Arbitraries.of(true, false).map(truth -> (Object) truth),
                Arbitraries.just(null));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(list -> (Object) new ArrayList<>(list)),
                        Arbitraries.maps(Arbitraries.strings(), inner)
                                .ofMaxSize(3)
                                .map(map -> (Object) new LinkedHashMap<>(map))),
                0,
                4);
    }

    @Example
    void numbersThatJsonDoesNotHaveAreNull() throws IOException {
        List<Object> numbers = Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0);
        assertThat(Json.text(numbers)).isEqualTo("[ null, null, null, -0.0 ]\n");
        assertThat(Json.read(Json.text(numbers))).isEqualTo(Arrays.asList(null, null, null, -0.0));
    }

    @Example
    void numbersOfEveryType() {
        assertThat(Json.text(List.of(1, 2L, 3.5, 1.5f, Long.MAX_VALUE)))
                .isEqualTo("[ 1, 2, 3.5, 1.5, 9223372036854775807 ]\n");
    }

    @Example
    void isIndented() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("b", List.of("x", true));
        tree.put("a", Map.of("c", 1));
        assertThat(Json.text(tree)).isEqualTo("{\n  \"b\" : [ \"x\", true ],\n  \"a\" : {\n    \"c\" : 1\n  }\n}\n");
    }

    @Property
    void isStrict(@ForAll("broken") String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IOException.class);
    }

    @Provide
    Arbitrary<String> broken() {
        return Arbitraries.of(
                "",
                " ",
                "{",
                "[1, 2",
                "[1,]",
                "{\"a\": 1, \"a\": 2}",
                "{a: 1}",
                "{'a': 1}",
                "{\"a\" 1}",
                "1 2",
                "{} {}",
                "NaN",
                "Infinity",
                "// comment\n1",
                "01",
                "\"half",
                "]",
                "nul",
                "[".repeat(100_000));
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            Json.read(text);
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
