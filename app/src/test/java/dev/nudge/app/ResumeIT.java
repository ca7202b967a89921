package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.nudge;
import static dev.nudge.app.NudgeProcess.shell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.plugins.PluginJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeIT {

    /** As many as it takes to trust it; continuous integration kills fewer on the second JDK. */
    private static final int KILLS = Integer.getInteger("nudge.kills", 20);

    @TempDir
    Path folder;

    private Path run;

    @BeforeEach
    void writeExperiment() throws IOException {
        run = folder.resolve("run");
        writeData(1);
        Files.writeString(folder.resolve("x.yaml"), """
                dataset: {name: csv, file: data.csv}
                features: {target: y}
                split: {test: 0.2, validation: 0.2}
                network: {hidden: [{units: 12, activation: relu}], dropout: 0.1}
                optimizer: adam
                training: {epochs: 600, batch-size: 16, schedule: cosine, early-stopping: {patience: 600}}
                """);
    }

    private void writeData(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 600; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            text.append(a).append(',').append(b).append(',').append(a * b).append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), text);
    }

    /** The program dies at random moments, from its first to its last, until it has died often enough. */
    @Test
    void killedAtAnyMomentItEndsWithTheSameBits() throws IOException, InterruptedException {
        long started = System.nanoTime();
        String expected = hash("run", "x.yaml", "--out", "whole", "--quiet");
        long whole = (System.nanoTime() - started) / 1_000_000;
        Random random = new Random();
        int ofRunsWithCheckpoint = 0;
        int completed = 0;
        int kills = 0;
        // The moments are random: some more if too many came before the first checkpoint.
        while (kills < KILLS || (ofRunsWithCheckpoint <= KILLS / 4 && kills < 5 * KILLS)) {
            NudgeProcess process = begun() ? resume("0.01") : start("0.01");
            process.waitAtMost(random.nextLong(whole));
            if (process.kill()) {
                kills++;
                ofRunsWithCheckpoint += Files.exists(run.resolve("checkpoint/state.safetensors")) ? 1 : 0;
            }
            // Some die after the last file is written and before the process has ended.
            if (Files.exists(run.resolve("summary.json"))) {
                assertThat(NudgeProcess.summary(run).get("weightsHash")).isEqualTo(expected);
                completed++;
                delete(run);
            }
        }
        if (begun()) {
            resume("3").result().exits(0);
            completed++;
            assertThat(NudgeProcess.summary(run).get("weightsHash")).isEqualTo(expected);
            assertThat(run.toFile().list()).noneMatch(name -> name.endsWith(".part"));
            assertThat(metricsWithoutSeconds(run)).isEqualTo(metricsWithoutSeconds(folder.resolve("whole")));
        }
        System.out.printf(
                "killed %d times, %d of them after a checkpoint; %d runs came to their end, all with the same bits%n",
                kills, ofRunsWithCheckpoint, completed);
        assertThat(ofRunsWithCheckpoint).as("kills after a checkpoint").isGreaterThan(KILLS / 4);
    }

    @Test
    void afterCtrlCItGoesOn() throws IOException, InterruptedException {
        String expected = hash("run", "x.yaml", "--out", "whole", "--quiet");
        NudgeProcess process = start("0.01");
        process.waitUntil(() -> Files.exists(run.resolve("checkpoint/state.safetensors")));
        process.interrupt();
        NudgeProcess.Result result = process.result().exits(130);
        assertThat(result.out()).contains("go on with  nudge resume run");
        assertThat(NudgeProcess.summary(run).get("status")).isEqualTo("interrupted");
        assertThat(nudge(folder, "reproduce", "run").exits(0).out()).contains("the bits agree");

        NudgeProcess.Result resumed = nudge(folder, "resume", "run").exits(0);
        assertThat(resumed.out()).contains("resumed     after ", "600 epochs, 13800 steps");
        assertThat(NudgeProcess.summary(run).get("weightsHash")).isEqualTo(expected);
        assertThat(metricsWithoutSeconds(run)).isEqualTo(metricsWithoutSeconds(folder.resolve("whole")));
        assertThat(run.resolve("checkpoint")).doesNotExist();
        assertThat(nudge(folder, "resume", "run").exits(0).out()).contains("run: is done, there is nothing to resume");
    }

    /** A file may become so large and no larger, as on a disk that is full; then there is room again. */
    @Test
    void afterAFullDiskItGoesOn() throws IOException {
        String expected = hash("run", "x.yaml", "--out", "whole", "--quiet");
        NudgeProcess.Result full =
                shell(folder, "ulimit -f 60; ./nudge run x.yaml --out run --checkpoint-every 0.01 --quiet");
        full.exits(2);
        assertThat(full.err())
                .contains("metrics.csv: cannot be written: ", "go on with: nudge resume run")
                .hasLineCount(2);
        assertThat(run.toFile().list()).containsExactly("checkpoint");
        nudge(folder, "resume", "run", "--quiet").exits(0);
        assertThat(NudgeProcess.summary(run).get("weightsHash")).isEqualTo(expected);
    }

    @Test
    void anotherDataFileIsRefused() throws IOException, InterruptedException {
        killWhenBegun();
        writeData(2);
        assertRefused("data file " + folder.toRealPath().resolve("data.csv") + " had SHA-256 ");
        Files.delete(folder.resolve("data.csv"));
        assertRefused("now it is not there");
        writeData(1);
        nudge(folder, "resume", "run", "--quiet").exits(0);
    }

    @Test
    void anotherPluginIsRefused() throws IOException, InterruptedException {
        Path jar = folder.resolve("plugins/tuned.jar");
        PluginJar.withLoss("Tuned", "").write(jar);
        byte[] original = Files.readAllBytes(jar);
        killWhenBegun("--plugins", "plugins", "--set", "loss=tuned");
        PluginJar.withLoss("Tuned", "public String toString() { return \"retuned\"; }")
                .write(jar);
        assertRefused("plugin tuned (tuned.jar) had SHA-256 ", "--plugins", "plugins");
        Files.write(jar, original);
        Path elsewhere = Files.move(folder.resolve("plugins"), folder.resolve("elsewhere"));
        assertThat(nudge(folder, "resume", "run").exits(2).err())
                .isEqualTo("run: the run used the plugin tuned (tuned.jar), which is not there; "
                        + "name its jar with --plugins\n");
        Files.move(elsewhere, folder.resolve("plugins"));
        nudge(folder, "resume", "run", "--quiet", "--plugins", "plugins").exits(0);
    }

    @Test
    void twoAtOnceAreRefused() throws IOException, InterruptedException {
        NudgeProcess process = start("0.01", "--set", "training={epochs: 10000000, early-stopping: none}");
        waitForStart(process);
        NudgeProcess.Result second = nudge(folder, "resume", "run").exits(2);
        assertThat(second.err()).contains("another nudge is training this run");
        assertThat(nudge(folder, "run", "x.yaml", "--out", "run").exits(2).err())
                .contains("another nudge is training this run");
        assertThat(process.running()).isTrue();
        process.interrupt();
        process.result().exits(130);
    }

    @Test
    void whatTheRecordWasMadeFromIsComparedWhenItIsReproduced() throws IOException {
        nudge(folder, "run", "x.yaml", "--out", "run", "--quiet").exits(0);
        assertThat(nudge(folder, "reproduce", "run").exits(0).out()).contains("the bits agree: weights ");
        writeData(2);
        NudgeProcess.Result other = nudge(folder, "reproduce", "run").exits(4);
        assertThat(other.out())
                .contains("data.csv had SHA-256 ", "the bits do not agree:", "weightsHash was ", "train.loss was ");
        assertThat(run.resolve("summary.json")).exists();
    }

    private void assertRefused(String why, String... options) {
        String[] arguments = Stream.concat(Stream.of("resume", "run"), Arrays.stream(options))
                .toArray(String[]::new);
        NudgeProcess.Result result = nudge(folder, arguments).exits(2);
        assertThat(result.err()).contains("run: cannot go on, it would not be the same run:", why);
    }

    private void killWhenBegun(String... options) throws IOException, InterruptedException {
        NudgeProcess process = start("0.01", options);
        waitForStart(process);
        assertThat(process.kill()).isTrue();
    }

    private void waitForStart(NudgeProcess process) throws InterruptedException {
        process.waitUntil(() -> Files.exists(run.resolve("checkpoint/started.json")));
    }

    private NudgeProcess start(String interval, String... options) {
        List<String> arguments = Stream.concat(
                        Stream.of("run", "x.yaml", "--out", "run", "--checkpoint-every", interval),
                        Arrays.stream(options))
                .toList();
        return NudgeProcess.start(folder, arguments.toArray(String[]::new));
    }

    private NudgeProcess resume(String interval) {
        return NudgeProcess.start(folder, "resume", "run", "--checkpoint-every", interval);
    }

    private boolean begun() {
        return Files.exists(run.resolve("checkpoint/experiment.yaml"));
    }

    private String hash(String... arguments) {
        nudge(folder, arguments).exits(0);
        Map<?, ?> summary = NudgeProcess.summary(folder.resolve("whole"));
        return summary.get("weightsHash").toString();
    }

    private static List<String> metricsWithoutSeconds(Path run) throws IOException {
        return Files.readAllLines(run.resolve("metrics.csv")).stream()
                .map(line -> line.replaceFirst("^(\\d+,\\d+),[^,]+", "$1"))
                .toList();
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
