package dev.nudge.app.wiring;

import dev.nudge.app.cli.PluginFault;
import dev.nudge.app.cli.PluginOptions;
import dev.nudge.app.cli.Terminal;
import dev.nudge.app.plugins.Plugins;
import jakarta.inject.Provider;
import java.util.concurrent.CompletableFuture;

/**
 * The plugins. Nearly every command needs those that ship, and they take a while to load: that is begun at once, on another
 * thread. Those in folders follow when a command asks for them: by then, the options are known.
 */
public final class PluginsAhead implements Provider<Plugins> {

    private final Terminal terminal;
    private final PluginOptions options;
    private final CompletableFuture<Plugins> shipped = CompletableFuture.supplyAsync(Plugins::shipped);
    private Plugins all; // guarded by this

    public PluginsAhead(Terminal terminal, PluginOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    @Override
    public synchronized Plugins get() {
        if (all == null) {
            all = shipped.join().with(options.folders(), () -> PluginFault.tellExits(terminal));
        }
        return all;
    }
}
