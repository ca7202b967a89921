package dev.nudge.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import dev.nudge.app.cli.PluginFault;
import dev.nudge.app.cli.PluginOptions;
import dev.nudge.app.cli.Terminal;
import dev.nudge.app.config.Components;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import java.util.concurrent.CompletableFuture;

/**
 * Who gets what. Plugins are loaded when the first command asks for them: by then, the options are known. What {@code
 * nudge run} needs is bound without annotations, which would take longer to read than all the rest; the other commands
 * have theirs.
 */
public final class NudgeModule extends AbstractModule {

    private final Terminal terminal;
    private final PluginOptions options;
    /** Nearly every command needs them, and they take a while to load. */
    private final CompletableFuture<Plugins> shipped = CompletableFuture.supplyAsync(Plugins::shipped);

    public NudgeModule(Terminal terminal, PluginOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    @Override
    protected void configure() {
        Provider<Plugins> plugins = getProvider(Plugins.class);
        bind(Terminal.class).toInstance(terminal);
        bind(PluginOptions.class).toProvider(() -> options);
        bind(Plugins.class).toProvider(this::plugins).in(Scopes.SINGLETON);
        bind(Components.class).to(Plugins.class);
        bind(ExperimentReader.class).toProvider(() -> new ExperimentReader(plugins.get()));
    }

    private Plugins plugins() {
        return shipped.join().with(options.folders(), () -> PluginFault.tellExits(terminal));
    }
}
