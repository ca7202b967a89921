package dev.nudge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code nudge run} describes its options without annotations; they must be what other commands have by annotations. */
class OptionsByHandTest {

    @Command(mixinStandardHelpOptions = true)
    private static final class Annotated {}

    @Test
    void pluginOptions() {
        CommandSpec byHand = CommandSpec.create();
        new PluginOptions().addTo(byHand);
        assertSame(byHand, CommandSpec.forAnnotatedObject(new PluginOptions()));
    }

    @Test
    void checkpointOptions() {
        CommandSpec byHand = CommandSpec.create();
        new CheckpointOptions().addTo(byHand);
        assertSame(byHand, CommandSpec.forAnnotatedObject(new CheckpointOptions()));
    }

    @Test
    void helpAndVersion() {
        CommandSpec byHand = CommandSpec.create();
        Cli.addHelp(byHand);
        assertSame(byHand, CommandSpec.forAnnotatedObject(new Annotated()));
    }

    @Test
    void theirValuesAreTaken() {
        CommandSpec spec = CommandSpec.create();
        PluginOptions plugins = new PluginOptions();
        CheckpointOptions checkpoints = new CheckpointOptions();
        plugins.addTo(spec);
        checkpoints.addTo(spec);
        var parsed = new CommandLine(spec)
                .parseArgs("--plugins", "a", "--plugins", "b.jar", "--verbose", "--checkpoint-every", "0.5");
        plugins.take(parsed);
        checkpoints.take(parsed);
        assertThat(plugins.again()).isEqualTo(" --plugins a --plugins b.jar");
        assertThat(plugins.verbose).isTrue();
        assertThat(checkpoints.interval()).isEqualTo(java.time.Duration.ofMillis(500));
    }

    @Test
    void absentOnesHaveTheirDefaults() {
        CommandSpec spec = CommandSpec.create();
        PluginOptions plugins = new PluginOptions();
        CheckpointOptions checkpoints = new CheckpointOptions();
        plugins.addTo(spec);
        checkpoints.addTo(spec);
        var parsed = new CommandLine(spec).parseArgs();
        plugins.take(parsed);
        checkpoints.take(parsed);
        assertThat(plugins.again()).isEmpty();
        assertThat(plugins.verbose).isFalse();
        assertThat(checkpoints.interval()).isEqualTo(java.time.Duration.ofSeconds(3));
    }

    private static void assertSame(CommandSpec byHand, CommandSpec annotated) {
        assertThat(described(byHand)).isEqualTo(described(annotated)).isNotEmpty();
    }

    private static Map<String, List<Object>> described(CommandSpec spec) {
        return spec.options().stream().collect(Collectors.toMap(OptionSpec::longestName, OptionsByHandTest::described));
    }

    private static List<Object> described(OptionSpec option) {
        return List.of(
                Arrays.asList(option.names()),
                option.arity().max() == 0 ? "" : option.paramLabel(), // of a flag nobody sees it
                Arrays.asList(option.description()),
                option.type(),
                Arrays.asList(option.auxiliaryTypes()),
                option.arity(),
                option.scopeType(),
                String.valueOf(option.defaultValue()),
                option.usageHelp(),
                option.versionHelp());
    }
}
