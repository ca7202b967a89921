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
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "plugins",
        description = "Lists losses, optimizers and datasets, or shows one with its formula and settings.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Examples:", "  nudge plugins", "  nudge plugins list", "  nudge plugins show huber"})
final class PluginsCommand implements Callable<Integer> {

    /** What to do. */
    enum Action {
        list,
        show
    }

    @Parameters(index = "0", arity = "0..1", defaultValue = "list", description = "list or show.")
    Action action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The name of the plugin to show.")
    String name;

    @Mixin
    PluginOptions options;

    private final Terminal terminal;
    private final Provider<Plugins> provider;

    @Inject
    PluginsCommand(Terminal terminal, Provider<Plugins> provider) {
        this.terminal = terminal;
        this.provider = provider;
    }

    @Override
    public Integer call() {
        if (action == Action.list) {
            list();
        } else {
            show();
        }
        return 0;
    }

    private void list() {
        for (Registry<?> registry : provider.get().kinds()) {
            terminal.out().println(bold(provider.get().kind(registry.kind())));
            TextTable table = table(24);
            registry.all().forEach(plugin -> table.addRowValues("  " + plugin.name(), about(plugin) + from(plugin)));
            terminal.out().println(table);
        }
        provider.get().broken().forEach(broken -> terminal.err().println(OneScreen.of("cannot be used: " + broken)));
    }

    private void show() {
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
            throw new InputException("there is no plugin '%s'%s; `nudge plugins` lists them"
                    .formatted(
                            name,
                            Names.nearest(name, known)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("")));
        }
    }

    private void show(Class<?> kind, Registered<?> plugin) {
        PrintStream out = terminal.out();
        Plugin defaults = plugin.defaults();
        Doc doc = defaults.getClass().getAnnotation(Doc.class);
        out.println(bold(plugin.name()) + ", " + provider.get().kind(kind));
        if (doc != null) {
            paragraph("what", doc.value());
            paragraph("formula", doc.formula());
            paragraph("choose when", doc.chooseWhen());
            paragraph("source", doc.source());
        }
        paragraph("class", defaults.getClass().getName() + from(plugin));
        List<Setting> settings = Setting.of((Record) defaults);
        out.println("\n" + (settings.isEmpty() ? "It has no settings." : bold("settings")));
        for (Setting setting : settings) {
            out.println("  " + setting.key() + ": " + setting.typeInWords()
                    + setting.range().map(range -> " in " + range).orElse("") + ", "
                    + (setting.required() ? "must be set" : "default " + byDefault(setting)));
            paragraph("", setting.doc());
        }
    }

    private static String byDefault(Setting setting) {
        Object value = ExperimentWriter.tree(setting.defaultValue());
        return value instanceof String text ? text : Json.line(value);
    }

    /** The first sentence. */
    private static String about(Registered<?> plugin) {
        Doc doc = plugin.defaults().getClass().getAnnotation(Doc.class);
        return doc == null ? "" : doc.value().replaceAll("(?s)(?<=[a-z]{3})\\. .*", ".");
    }

    private static String from(Registered<?> plugin) {
        return plugin.thirdParty() ? plugin.jar().map(jar -> " in " + jar).orElse("") : "";
    }

    private void paragraph(String label, String text) {
        if (!text.isEmpty()) {
            TextTable table = table(14);
            table.addRowValues(label.isEmpty() ? " " : label, text.strip());
            terminal.out().print(table);
        }
    }

    /** A narrow column and a wide one, whose text is wrapped. */
    private static TextTable table(int narrow) {
        return TextTable.forColumns(
                Help.defaultColorScheme(Ansi.OFF),
                new Column(narrow, 0, Column.Overflow.SPAN),
                new Column(Cli.WIDTH - narrow, 0, Column.Overflow.WRAP));
    }

    private String bold(String text) {
        Ansi ansi = terminal.outAnsi();
        return ansi.string("@|bold " + text + "|@");
    }
}
