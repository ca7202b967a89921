package dev.nudge.app.cli;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.plugins.Registered;
import dev.nudge.app.plugins.Registry;
import dev.nudge.spi.Doc;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Mixin;

@Command(
        name = "plugins",
        description =
                "Lists losses, optimizers and datasets, shows one, checks those of others, starts one of your own.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            PluginsCommand.ListCommand.class,
            PluginsShowCommand.class,
            PluginsCheckCommand.class,
            PluginsNewCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  nudge plugins",
            "  nudge plugins show huber",
            "  nudge plugins check quantile-1.0.jar",
            "  nudge plugins new my-loss --kind loss"
        })
final class PluginsCommand implements Callable<Integer> {

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
        PluginText text = new PluginText(terminal);
        for (Registry<?> registry : provider.get().kinds()) {
            terminal.out().println(text.bold(provider.get().kind(registry.kind())));
            TextTable table = PluginText.table(24);
            registry.all()
                    .forEach(plugin ->
                            table.addRowValues("  " + plugin.name(), about(plugin) + PluginText.from(plugin)));
            terminal.out().println(table);
        }
        provider.get().broken().forEach(broken -> terminal.err().println(OneScreen.of("cannot be used: " + broken)));
        return 0;
    }

    /** The first sentence. */
    private static String about(Registered<?> plugin) {
        Doc doc = plugin.defaults().getClass().getAnnotation(Doc.class);
        return doc == null ? "" : doc.value().replaceAll("(?s)(?<=[a-z]{3})\\. .*", ".");
    }

    @Command(
            name = "list",
            description = "Lists losses, optimizers and datasets, as nudge plugins alone does.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footer = {"", "Example:", "  nudge plugins list --plugins my-plugins"})
    static final class ListCommand implements Callable<Integer> {

        private final PluginsCommand plugins;

        @Inject
        ListCommand(PluginsCommand plugins) {
            this.plugins = plugins;
        }

        @Override
        public Integer call() {
            return plugins.call();
        }
    }
}
