package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.run.Json;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever one changes in an experiment, it is one still, or the problem has its place. */
class MutatedExperimentTest {

    private static final Plugins PLUGINS = Plugins.in(List.of());
    private static final Object[] VALUES = {
        "x",
        "",
        "none",
        "all",
        -1,
        0,
        1,
        2.5,
        1e15,
        true,
        List.of(),
        List.of("x", 1),
        Map.of(),
        Map.of("name", "x"),
        Map.of("a", Map.of("b", 1))
    };

    private static Draft draft;

    @BeforeContainer
    static void createFolder() throws IOException {
        draft = new Draft(Files.createTempDirectory("mutated"));
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(draft.file());
        Files.delete(draft.folder());
    }

    @Property(tries = 400)
    void isReadOrRefusedWithItsPlace(@ForAll long seed) {
        Random random = new Random(seed);
        Object tree = ExperimentWriter.tree(RandomExperiment.of(PLUGINS, random));
        Object mutated = mutated(tree, random);
        String text = Json.text(mutated); // which YAML is, and has a line for each value
        boolean fits = ExperimentSchemaTest.complaints(ExperimentSchemaTest.SCHEMA, text)
                .isEmpty();
        try {
            assertThat(draft.read(text).experiment()).isNotNull();
            assertThat(fits).as("read, and so must fit the schema: %s", text).isTrue();
        } catch (InputException refused) {
            assertThat(refused.getMessage().lines().findFirst().orElseThrow())
                    .as(text)
                    .containsPattern("x\\.yaml:\\d+:\\d+: [a-z-]+");
        }
    }

    /** The tree with another value, without a value, or with a key of another name. */
    private static Object mutated(Object tree, Random random) {
        if (tree instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(4) > 0) {
            List<Object> keys = new ArrayList<>(map.keySet());
            Object chosen = keys.get(random.nextInt(keys.size()));
            Map<Object, Object> changed = new LinkedHashMap<>();
            int how = random.nextInt(6);
            map.forEach((key, value) -> {
                if (key != chosen) {
                    changed.put(key, value);
                } else if (how == 0) {
                    changed.put(key + "x", value);
                } else if (how > 1) {
                    changed.put(key, mutated(value, random));
                }
            });
            return changed;
        }
        if (tree instanceof List<?> list && !list.isEmpty() && random.nextBoolean()) {
            List<Object> changed = new ArrayList<>(list);
            int at = random.nextInt(list.size());
            changed.set(at, mutated(list.get(at), random));
            return changed;
        }
        return VALUES[random.nextInt(VALUES.length)];
    }
}
