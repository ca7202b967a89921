package dev.nudge.app.cli;

import dev.nudge.app.config.PluginSettings;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.plugins.Registered;
import dev.nudge.app.plugins.Registry;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Plugin;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description =
                "Checks plugins: whether a loss's gradient is the slope of its value, whether an optimizer resumes"
                        + " to the same bits, whether a dataset loads twice alike, and more; a line for each check.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  nudge plugins check quantile-1.0.jar",
            "  nudge plugins check quantile --plugins my-plugins --set q=0.9",
            "  nudge plugins check huber",
            "",
            "Exit codes: 0 all checks passed, 2 one has failed, or a jar is broken."
        })
final class PluginsCheckCommand implements Callable<Integer> {

    private static final long SECONDS_PER_CHECK = 20;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "JAR|FOLDER|NAME",
            description = "A jar, a folder of jars, or the name of a plugin. Default: all that did not ship.")
    String what;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the plugin, such as q=0.9, or the file that a dataset reads.")
    List<String> settings = new ArrayList<>();

    private final Terminal terminal;
    private final Provider<Plugins> provider;

    @Inject
    PluginsCheckCommand(Terminal terminal, Provider<Plugins> provider) {
        this.terminal = terminal;
        this.provider = provider;
    }

    @Override
    public Integer call() {
        boolean place = what != null && Files.exists(Path.of(what));
        if (place) {
            PluginFault.tellExits(terminal);
        }
        Plugins plugins = place ? Plugins.at(Path.of(what)) : provider.get();
        Map<Registered<?>, String> chosen = chosen(plugins, place || what == null);
        List<String> broken = place || what == null ? plugins.broken() : List.of();
        if (chosen.isEmpty() && broken.isEmpty()) {
            throw nothing(plugins);
        }
        if (chosen.size() > 1 && !settings.isEmpty()) {
            throw new InputException("--set: there are %d plugins; name one, as in nudge plugins check %s --plugins ..."
                    .formatted(chosen.size(), chosen.keySet().iterator().next().name()));
        }
        CheckReport report = new CheckReport(terminal, SECONDS_PER_CHECK);
        chosen.forEach((registered, kind) -> {
            Plugin plugin = PluginSettings.with(registered.defaults(), settings, plugins);
            report.check(plugin, kind, PluginText.from(registered));
        });
        broken.forEach(report::broken);
        return report.conclude() ? 0 : Cli.INPUT;
    }

    /** Each plugin with its kind in words. */
    private Map<Registered<?>, String> chosen(Plugins plugins, boolean all) {
        Map<Registered<?>, String> chosen = new LinkedHashMap<>();
        for (Registry<?> registry : plugins.kinds()) {
            for (Registered<?> plugin : registry.all()) {
                if (all ? plugin.thirdParty() : plugin.name().equals(what)) {
                    chosen.put(plugin, plugins.kind(registry.kind()));
                }
            }
        }
        return chosen;
    }

    private InputException nothing(Plugins plugins) {
        if (what == null) {
            return new InputException(
                    "there are no plugins but those that ship; name a jar, a folder, or a plugin, as in"
                            + " nudge plugins check my-loss-1.0.jar");
        }
        if (Files.exists(Path.of(what))) {
            return new InputException(what + ": there is no jar in this folder, and no folder of jars");
        }
        List<String> known = new ArrayList<>();
        plugins.kinds().forEach(registry -> registry.all().forEach(plugin -> known.add(plugin.name())));
        String remarks = String.join("\n  ", plugins.broken());
        InputException unknown = PluginsShowCommand.unknown(what, known);
        return new InputException(what + ": is no file or folder, and " + unknown.getMessage()
                + (remarks.isEmpty() ? "" : "\n  " + remarks));
    }
}
