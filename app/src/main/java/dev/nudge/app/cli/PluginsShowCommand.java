package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.config.Setting;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.plugins.Registered;
import dev.nudge.app.plugins.Registry;
import dev.nudge.app.run.Json;
import dev.nudge.spi.Doc;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import dev.nudge.spi.Plugin;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a plugin: its formula, its source, when to choose it, and its settings.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example:", "  nudge plugins show huber"})
final class PluginsShowCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The name of the plugin.")
    String name;

    private final Terminal terminal;
    private final Provider<Plugins> provider;
    private final PluginText text;

    @Inject
    PluginsShowCommand(Terminal terminal, Provider<Plugins> provider) {
        this.terminal = terminal;
        this.provider = provider;
        this.text = new PluginText(terminal);
    }

    @Override
    public Integer call() {
        if (name == null) {
            throw new InputException("plugins show: name the plugin, such as nudge plugins show huber");
        }
        List<String> known = new ArrayList<>();
        boolean found = false;
        for (Registry<?> registry : provider.get().kinds()) {
            registry.all().forEach(plugin -> known.add(plugin.name()));
            var plugin = registry.find(name);
            plugin.ifPresent(present -> show(registry.kind(), present));
            found |= plugin.isPresent();
        }
        if (!found) {
            throw unknown(name, known);
        }
        return 0;
    }

    static InputException unknown(String name, List<String> known) {
        return new InputException("there is no plugin '%s'%s; `nudge plugins` lists them"
                .formatted(
                        name,
                        Names.nearest(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("")));
    }

    private void show(Class<?> kind, Registered<?> plugin) {
        PrintStream out = terminal.out();
        Plugin defaults = plugin.defaults();
        Doc doc = defaults.getClass().getAnnotation(Doc.class);
        out.println(text.bold(plugin.name()) + ", " + provider.get().kind(kind));
        if (doc != null) {
            text.paragraph("what", doc.value());
            text.paragraph("formula", doc.formula());
            text.paragraph("choose when", doc.chooseWhen());
            text.paragraph("source", doc.source());
        }
        text.paragraph("class", defaults.getClass().getName() + PluginText.from(plugin));
        List<Setting> settings = Setting.of((Record) defaults);
        out.println("\n" + (settings.isEmpty() ? "It has no settings." : text.bold("settings")));
        for (Setting setting : settings) {
            out.println("  " + setting.key() + ": " + setting.typeInWords()
                    + setting.range().map(range -> " in " + range).orElse("") + ", "
                    + (setting.required() ? "must be set" : "default " + byDefault(setting)));
            text.paragraph("", setting.doc());
        }
    }

    private static String byDefault(Setting setting) {
        Object value = ExperimentWriter.tree(setting.defaultValue());
        return value instanceof String word ? word : Json.line(value);
    }
}
