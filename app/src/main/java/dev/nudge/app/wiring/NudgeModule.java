package dev.nudge.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import dev.nudge.app.cli.PluginOptions;
import dev.nudge.app.cli.Terminal;
import dev.nudge.app.config.Components;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;

/** Who gets what. */
public final class NudgeModule extends AbstractModule {

    private final Terminal terminal;
    private final PluginOptions options;
    private final PluginsAhead plugins;

    public NudgeModule(Terminal terminal, PluginOptions options, PluginsAhead plugins) {
        this.terminal = terminal;
        this.options = options;
        this.plugins = plugins;
    }

    @Override
    protected void configure() {
        Provider<Components> components = getProvider(Components.class);
        bind(Terminal.class).toInstance(terminal);
        bind(PluginOptions.class).toInstance(options);
        bind(Plugins.class).toProvider(plugins);
        bind(Components.class).to(Plugins.class);
        bind(ExperimentReader.class).toProvider(() -> new ExperimentReader(components.get()));
    }
}
