package dev.nudge.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nudge.app.cli.PluginFault;
import dev.nudge.app.cli.PluginOptions;
import dev.nudge.app.cli.Terminal;
import dev.nudge.app.config.Components;
import dev.nudge.app.plugins.Plugins;
import java.nio.file.Path;
import java.util.List;

/** Who gets what. Plugins are loaded when the first command asks for them: by then, the options are known. */
public final class NudgeModule extends AbstractModule {

    private final Terminal terminal;

    public NudgeModule(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    protected void configure() {
        bind(Terminal.class).toInstance(terminal);
        bind(PluginOptions.class).in(Singleton.class);
        bind(Components.class).to(Plugins.class);
    }

    @Provides
    @Singleton
    Plugins plugins(PluginOptions options) {
        List<Path> folders = options.folders();
        if (!folders.isEmpty()) {
            PluginFault.tellExits(terminal);
        }
        return Plugins.in(folders);
    }
}
