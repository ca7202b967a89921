package dev.nudge.app.run;

import dev.nudge.kernel.Kernels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where a run takes place: the program, the JVM and the machine. */
final class Environment {

    private Environment() {}

    static Map<String, Object> tree(int threads) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "nudge",
                Optional.ofNullable(Environment.class.getPackage().getImplementationVersion())
                        .orElse("development"));
        tree.put("java", Runtime.version().toString());
        tree.put("vm", System.getProperty("java.vm.name"));
        tree.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        tree.put("processors", Runtime.getRuntime().availableProcessors());
        tree.put("kernel", Kernels.best().description());
        tree.put("threads", threads);
        return tree;
    }
}
