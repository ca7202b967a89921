package dev.nudge.app.plugins;

import dev.nudge.app.config.Components;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Names;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Plugin;
import dev.nudge.train.Schedule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All plugins: those that ship, and those in the plugin folders. */
public final class Plugins implements Components {

    private final Map<Class<?>, Registry<?>> registries = Map.of(
            Loss.class, new Registry<>(Loss.class),
            Optimizer.class, new Registry<>(Optimizer.class),
            DatasetLoader.class, new Registry<>(DatasetLoader.class));
    private final List<String> broken = new ArrayList<>();

    /** Finds, loads and registers; what is broken is kept to be told to those who ask. */
    public static Plugins in(List<Path> folders) {
        return shipped().with(folders, () -> {});
    }

    /** Those that ship. */
    public static Plugins shipped() {
        Plugins plugins = new Plugins();
        String home = System.getProperty("nudge.home");
        if (home == null) {
            plugins.registerAll(Plugin.class.getClassLoader(), Optional.empty());
            return plugins;
        }
        try (ShippedLoader loader = ShippedLoader.open(Path.of(home))) {
            plugins.registerAll(loader, Optional.empty());
            return plugins;
        } catch (IOException e) {
            throw new InputException(home + ": is no complete installation of nudge: " + e.getMessage(), e);
        }
    }

    /**
     * Adds those in folders to these.
     *
     * @param first what to do before any of their code runs, if there is any
     */
    public Plugins with(List<Path> folders, Runnable first) {
        List<PluginFinder.Found> found = new ArrayList<>();
        for (Path folder : folders) {
            found.addAll(PluginFinder.in(folder));
        }
        if (!found.isEmpty()) {
            first.run();
        }
        for (PluginFinder.Found plugin : found) {
            register(plugin);
        }
        return this;
    }

    /** Those of a jar, of a folder of plugins, or, if that makes more sense of it, of a folder that is one plugin. */
    public static Plugins at(Path place) {
        Plugins several = in(List.of(place));
        if (several.broken.isEmpty() || PluginFinder.jars(place).size() < 2) {
            return several;
        }
        Plugins one = in(List.of());
        one.register(new PluginFinder.Found(place, PluginFinder.jars(place)));
        return one.broken.isEmpty() ? one : several;
    }

    /** The kinds in the order of an experiment file. */
    public List<Registry<?>> kinds() {
        return List.of(registry(DatasetLoader.class), registry(Loss.class), registry(Optimizer.class));
    }

    /** The plugins of a kind. */
    @SuppressWarnings("unchecked")
    public <T extends Plugin> Registry<T> registry(Class<T> kind) {
        return (Registry<T>) registries.get(kind);
    }

    /** For each plugin that could not be loaded: which, why, and what to do. */
    public List<String> broken() {
        return List.copyOf(broken);
    }

    @Override
    public String kind(Class<?> type) {
        return type == DatasetLoader.class ? "dataset" : Names.kebab(type.getSimpleName());
    }

    @Override
    public boolean chosenByName(Class<?> type) {
        return registries.containsKey(type) || type == Schedule.class;
    }

    @Override
    public Map<String, ? extends Record> of(Class<?> type) {
        Map<String, Record> byName = new TreeMap<>();
        if (type == Schedule.class) {
            List.of(new Schedule.Constant(), new Schedule.Step(), new Schedule.Exponential(), new Schedule.Cosine())
                    .forEach(schedule -> byName.put(schedule.name(), (Record) schedule));
        } else {
            registries.get(type).all().forEach(plugin -> byName.put(plugin.name(), (Record) plugin.defaults()));
        }
        return byName;
    }

    @Override
    public List<String> remarks() {
        return broken();
    }

    private void register(PluginFinder.Found found) {
        try {
            int before = count();
            int faults = broken.size();
            registerAll(PluginLoader.open(found), Optional.of(found.place()));
            if (count() == before && broken.size() == faults) {
                broken.add(found.place() + ": has no plugin: no META-INF/services file names a class of dev.nudge.spi");
            }
        } catch (IOException e) {
            broken.add("%s: is no jar: %s; copy it again, or take it out of the folder"
                    .formatted(found.place(), e.getMessage()));
        }
    }

    private int count() {
        return registries.values().stream()
                .mapToInt(registry -> registry.all().size())
                .sum();
    }

    private void registerAll(ClassLoader loader, Optional<Path> place) {
        for (Registry<?> registry : kinds()) {
            registerKind(registry, loader, place);
        }
    }

    private <T extends Plugin> void registerKind(Registry<T> registry, ClassLoader loader, Optional<Path> place) {
        List<String> faults = new ArrayList<>();
        for (T plugin : PluginLoader.load(registry.kind(), loader, faults)) {
            Optional<Path> jar = place.isPresent() ? place : jar(plugin.getClass());
            Optional<String> fault = registry.add(new Registered<>(plugin, jar, place.isPresent()));
            if (fault.isPresent()) {
                faults.add(fault.get());
            }
        }
        for (String fault : faults) {
            broken.add((place.isPresent() ? place.get() + ": " : "") + fault);
        }
    }

    private static Optional<Path> jar(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            String location = source == null ? "" : source.getLocation().toString();
            return location.startsWith("file:") ? Optional.of(Path.of(URI.create(location))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
