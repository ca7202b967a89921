package dev.nudge.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The program as a person starts it, {@code bin/nudge} of the distribution in a folder, and what became of it. */
final class NudgeProcess {

    /** Guards against a program that hangs; says nothing about how fast it is. */
    private static final long GUARD_SECONDS = 120;

    private static final Path DISTRIBUTION =
            Path.of(System.getProperty("nudge.distribution", "target/nudge")).toAbsolutePath();

    static {
        makeArchive();
    }

    private final Process process;
    private final Path out;
    private final Path err;

    private NudgeProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a process has left. */
    record Result(int exitCode, String out, String err) {

        Result exits(int expected) {
            assertThat(exitCode)
                    .as("exit code; output:%n%s%nerrors:%n%s", out, err)
                    .isEqualTo(expected);
            return this;
        }

        List<String> outLines() {
            return out.lines().toList();
        }
    }

    static Path distribution() {
        return DISTRIBUTION;
    }

    static String experiment(String name) {
        return DISTRIBUTION.resolve("experiments").resolve(name + ".yaml").toString();
    }

    /** The class-data archive, which the launcher would otherwise make in the background of the first test. */
    private static void makeArchive() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    DISTRIBUTION.resolve("bin").resolve("nudge").toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("NUDGE_ARCHIVE", "make");
            assertThat(builder.start().waitFor(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs {@code nudge} with these arguments to its end. */
    static Result nudge(Path folder, String... arguments) {
        return start(folder, arguments).result();
    }

    /** Runs a line of bash, in which {@code ./nudge} is the program. */
    static Result shell(Path folder, String line) {
        String program = "'" + DISTRIBUTION.resolve("bin").resolve("nudge") + "'";
        return start(folder, List.of("bash", "-c", line.replace("./nudge", program)))
                .result();
    }

    /** Starts {@code nudge} with these arguments. */
    static NudgeProcess start(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(DISTRIBUTION.resolve("bin").resolve("nudge").toString()));
        command.addAll(List.of(arguments));
        return start(folder, command);
    }

    /** Runs the program on a Java without options of ours: without the Vector API's module. */
    static Result plainJava(Path folder, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 23) {
            // As the launcher does: Guava asks for what newer JVMs warn of.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", DISTRIBUTION.resolve("lib") + "/*", "dev.nudge.app.Main"));
        command.addAll(List.of(arguments));
        return start(folder, command).result();
    }

    private static NudgeProcess start(Path folder, List<String> command) {
        try {
            Path out = Files.createTempFile("nudge", ".out");
            Path err = Files.createTempFile("nudge", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            Map<String, String> environment = builder.environment();
            List.of("NUDGE_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "NO_COLOR")
                    .forEach(environment::remove);
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("LC_ALL", "C.UTF-8");
            return new NudgeProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits until a file of its is there; looks now and then, since no process tells when it has made one. */
    void waitUntil(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GUARD_SECONDS);
        while (process.isAlive() && !done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it hangs").isLessThan(end);
            process.waitFor(10, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits so many milliseconds, or until it has ended. */
    void waitAtMost(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Kills it, as a machine that dies would; true if it was still alive. */
    boolean kill() throws IOException, InterruptedException {
        boolean alive = process.isAlive();
        process.destroyForcibly().waitFor();
        Files.delete(out);
        Files.delete(err);
        return alive && process.exitValue() != 0;
    }

    /** What it has written so far. */
    String written() {
        return text(out);
    }

    boolean running() {
        return process.isAlive();
    }

    /** Waits for its end. No line that it wrote may be the JVM's own. */
    Result result() {
        try {
            if (!process.waitFor(GUARD_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("it hangs; output: " + text(out) + " errors: " + text(err));
            }
            Result result = new Result(process.exitValue(), text(out), text(err));
            Files.delete(out);
            Files.delete(err);
            for (String text : List.of(result.out(), result.err())) {
                assertThat(text).doesNotContain("WARNING:", "incubator", "\tat ", "Exception in thread", "SLF4J");
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** summary.json of a run directory. */
    static Map<?, ?> summary(Path run) {
        try {
            return (Map<?, ?>) Json.read(Files.readString(run.resolve("summary.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value below keys of a summary. */
    static Object at(Map<?, ?> tree, String... keys) {
        Object value = tree;
        for (String key : keys) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }

    static double number(Map<?, ?> tree, String... keys) {
        return (Double) at(tree, keys);
    }
}
