package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.run.Hashes;
import dev.nudge.app.run.Json;
import dev.nudge.app.run.RunReader;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.Progress;
import dev.nudge.train.Watcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pages send, and what may be done with them. */
class UploadTest {

    private static final Bounds BOUNDS = new Bounds(9, 9, 300, 1000, 10_000_000, 2, 100_000);

    private static final String CSV = "area,rooms,price\n"
            + String.join(
                    "",
                    IntStream.range(0, 60)
                            .mapToObj(i -> "%d,%d,%d\n".formatted(900 + 31 * i, i % 5, 100 + 7 * i + i % 3))
                            .toList());

    @TempDir
    Path folder;

    private PlayServer server;
    private int port;
    private OpenPage page;

    @BeforeEach
    void start() {
        start(BOUNDS);
    }

    private void start(Bounds bounds) {
        server = Servers.server(bounds, folder.resolve("runs"));
        port = server.start(0, false);
        page = new OpenPage(port);
    }

    @AfterEach
    void stop() {
        page.abort();
        server.close();
    }

    private HttpResponse<String> post(String secret, String name, byte[] bytes, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/upload?page=%s&name=%s".formatted(port, secret, name)))
                .POST(BodyPublishers.ofByteArray(bytes));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String name, String text) {
        return post(page.secret(), name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(HttpResponse<String> answer, String key) {
        try {
            return (String) ((Map<?, ?>) Json.read(answer.body())).get(key);
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private String sent(String name, String text) {
        HttpResponse<String> answer = send(name, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return field(answer, "file");
    }

    private static Map<String, Object> csv(String file) {
        return Map.of("name", "csv", "file", file);
    }

    private static Map<String, Object> experiment(String file) {
        Map<String, Object> experiment = new LinkedHashMap<>();
        experiment.put("dataset", csv(file));
        experiment.put("features", Map.of("target", "price"));
        experiment.put("split", Map.of("test", 0.2));
        experiment.put("training", Map.of("epochs", 5));
        return experiment;
    }

    private List<Path> kept() throws IOException {
        if (server.sent() == null || !Files.isDirectory(server.sent())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(server.sent())) {
            return files.filter(file -> file.toString().endsWith(".csv")).toList();
        }
    }

    @Test
    void whatWasSentIsInspectedAndTrained() {
        String file = sent("houses.csv", CSV);
        Map<?, ?> inspected =
                page.ask("lab", "inspect", Map.of("dataset", csv(file))).await("inspected");
        assertThat(inspected.get("rows")).isEqualTo(60.0);
        assertThat(inspected.get("target")).isEqualTo("price");
        List<?> first = (List<?>) inspected.get("first");
        assertThat(first).hasSize(8);
        assertThat(first.get(0)).isEqualTo(List.of(900.0, 0.0, 100.0));
        assertThat(((Map<?, ?>) inspected.get("dataset")).get("file")).isEqualTo(file);
        page.open("lab", experiment(file)).await("opened");
        page.ask("lab", "go", Map.of("step", 10)).stateAt(10);
    }

    @Test
    void aMapLeavesWordsAtWhatMostTrainingRowsSay() {
        String rows = IntStream.range(0, 30)
                .mapToObj(i -> "%d,%d,%s,%d\n"
                        .formatted(i, i % 7, List.of("a", "c", "b", "c").get(i % 4), 3 * i + i % 4))
                .collect(Collectors.joining());
        Map<String, Object> experiment = new LinkedHashMap<>(experiment(sent("k.csv", "x,y,kind,t\n" + rows)));
        experiment.put("features", Map.of("target", "t"));
        List<Map<String, Object>> asked = Stream.of("a", "b", "c")
                .map(kind -> Map.<String, Object>of("x", 4, "y", 2, "kind", kind))
                .toList();
        page.send(Map.of("figure", "lab", "type", "open", "experiment", experiment, "ask", asked));
        List<?> each =
                (List<?>) page.ask("lab", "go", Map.of("step", 30)).stateAt(30).get("asked");
        Map<String, ?> corners = Map.of(
                "x", Map.of("column", "x", "from", 0, "to", 4),
                "y", Map.of("column", "y", "from", 0, "to", 2),
                "size", 2);
        List<?> values = (List<?>) page.ask("lab", "map", corners).await("map").get("values");
        assertThat(each).doesNotHaveDuplicates();
        assertThat(values.get(3)).isEqualTo(each.get(2));
    }

    @Test
    void aFileOfAnotherPageIsNotThere() {
        String file = sent("houses.csv", CSV);
        OpenPage other = new OpenPage(port);
        assertThat(other.ask("lab", "inspect", Map.of("dataset", csv(file))).error())
                .contains("upload:1 is not here");
        assertThat(other.open("lab", experiment(file)).error()).contains("upload:1 is not here");
        other.ask("lab", "forget", Map.of("file", file)).await("forgotten");
        page.open("lab", experiment(file)).await("opened");
        other.close();
    }

    @Test
    void noPathIsOpenedHoweverItComes() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), CSV);
        sent("houses.csv", CSV);
        for (String path : List.of(secret.toString(), "../secret.csv", "upload:1/../../secret.csv", "/etc/passwd")) {
            assertThat(page.ask("lab", "inspect", Map.of("dataset", csv(path))).error())
                    .containsAnyOf("files cannot be opened from the page")
                    .doesNotContain(folder.toString());
        }
        for (String run : List.of("..", "../secret.csv", "/etc", "a/b", "", "x\u0000")) {
            assertThat(page.ask("lab", "run", Map.of("run", run)).error()).contains("no run of that name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2F..%2Fetc%2Fpasswd", "%00%0A%1B%5B31m", "..", "C%3A%5Cx%5Chouses.csv", ""})
    void aNameIsNeverAPath(String name) throws IOException {
        HttpResponse<String> answer = post(page.secret(), name, CSV.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(field(answer, "name")).matches("[\\p{L}\\p{N} ._-]+").doesNotContain("..");
        assertThat(kept())
                .singleElement()
                .satisfies(path -> assertThat(path.getFileName().toString()).matches("\\d+\\.csv"));
    }

    @Test
    void whatIsTooMuchIsRefusedAndNotKept() throws IOException {
        assertThat(field(send("a.csv", ""), "message")).isEqualTo("a.csv: is empty");
        assertThat(field(send("a.csv", "x\n" + "1\n".repeat(700)), "message")).contains("a.csv", "300 rows");
        assertThat(field(send("a.csv", "x".repeat(100_001)), "message")).contains("is larger than");
        assertThat(field(send("a.csv", "x".repeat(400_000)), "message")).contains("is larger than");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[10_000_000]);
        }
        assertThat(field(post(page.secret(), "a.csv", packed.toByteArray()), "message"))
                .contains("unpack it");
        assertThat(kept()).isEmpty();
        sent("a.csv", CSV);
        sent("b.csv", CSV);
        assertThat(field(send("c.csv", CSV), "message")).contains("2 files");
        page.ask("lab", "forget", Map.of("file", "upload:1")).await("forgotten");
        assertThat(sent("c.csv", CSV)).isEqualTo("upload:3");
        assertThat(kept()).hasSize(2);
    }

    @Test
    void whoIsNoOpenPageMaySendNothing() throws IOException {
        byte[] bytes = CSV.getBytes(StandardCharsets.UTF_8);
        for (String secret : List.of("", "0".repeat(32), "x", "%00")) {
            assertThat(post(secret, "a.csv", bytes).statusCode()).isEqualTo(400);
        }
        assertThat(post(page.secret(), "a.csv", bytes, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aFileThatEndsBeforeItsEndIsNotKept() throws IOException, InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head =
                    "POST /upload?page=%s&name=a.csv HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 5000\r\n\r\n"
                            .formatted(page.secret(), port);
            socket.getOutputStream().write((head + "area,price\n1,2\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            await(1);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("\tat ");
        }
        await(0);
        assertThat(sent("b.csv", CSV)).isEqualTo("upload:1");
    }

    @Test
    void filesGoWithThePageAndWithTheServer() throws IOException, InterruptedException {
        OpenPage other = new OpenPage(port);
        assertThat(post(other.secret(), "a.csv", CSV.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        sent("b.csv", CSV);
        await(2);
        other.abort();
        await(1);
        Path place = server.sent();
        if (Files.getFileStore(place).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(place)).hasSize(3);
        }
        server.close();
        assertThat(place).doesNotExist();
    }

    private void await(int files) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (kept().size() != files && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(kept()).hasSize(files);
    }

    @Test
    void anUglyTableIsRefusedWithItsLineAndNoPath() {
        String file = sent("ugly.csv", "a,b\n1,2\n3,4,5\n5,6\n7,8\n9,1\n");
        String error = page.ask("lab", "inspect", Map.of("dataset", csv(file))).error();
        assertThat(error)
                .startsWith("ugly.csv:")
                .contains("3")
                .doesNotContain(server.sent().toString());
        String heading = sent("heading.csv", "a,b\n");
        assertThat(page.ask("lab", "inspect", Map.of("dataset", csv(heading))).error())
                .contains("no rows");
    }

    @Test
    void whatIsSavedAsAnExperimentRunsBesideItsDataToTheSameWeights() throws IOException {
        String file = sent("my%20houses.csv", CSV);
        page.open("lab", experiment(file)).await("opened");
        page.ask("lab", "go", Map.of("step", 10)).stateAt(10);
        Map<?, ?> export = page.ask("lab", "export", Map.of()).await("file");
        assertThat((String) export.get("text")).contains("file: my houses.csv").doesNotContain("nudge-play-");
        Files.writeString(folder.resolve("my houses.csv"), CSV);
        Path saved = Files.writeString(folder.resolve("experiment.yaml"), (String) export.get("text"));
        assertThat(Hashes.of(train(saved))).isEqualTo(export.get("weightsHash"));
    }

    private static float[] train(Path experiment) {
        Prepared prepared = Prepared.of(
                new ExperimentReader(Servers.PLUGINS)
                        .read(experiment, List.of())
                        .experiment(),
                Servers::usualLoss,
                Progress.NONE);
        return new Laboratory().run(prepared, Watcher.NONE).model().weights();
    }

    @Test
    void aSavedRunIsListedHasItsDataAndCanBeOpened() throws IOException {
        String file = sent("houses.csv", CSV);
        page.open("lab", experiment(file)).await("opened");
        page.ask("lab", "go", Map.of("step", 10)).stateAt(10);
        Map<?, ?> export = page.ask("lab", "export", Map.of()).await("file");
        Map<?, ?> saved = page.ask("lab", "save", Map.of("name", "mine", "experiment", whole(export.get("experiment"))))
                .await("saved");
        assertThat(saved.get("weightsHash")).isEqualTo(export.get("weightsHash"));
        Path run = folder.resolve("runs").resolve((String) saved.get("run"));
        assertThat(RunReader.read(run).weightsHash()).isEqualTo(export.get("weightsHash"));
        assertThat(Hashes.of(train(run.resolve("experiment.yaml")))).isEqualTo(export.get("weightsHash"));
        page.close();
        page = new OpenPage(port);
        Map<?, ?> listed = (Map<?, ?>)
                ((List<?>) page.ask("lab", "runs", Map.of()).await("runs").get("runs")).get(0);
        assertThat(listed.get("folder")).isEqualTo(saved.get("run"));
        assertThat(((Map<?, ?>) listed.get("settings")).get("training.epochs")).isEqualTo("5");
        Map<?, ?> opened =
                page.ask("lab", "run", Map.of("run", listed.get("folder"))).await("run");
        assertThat(opened.toString()).doesNotContain(folder.toString());
        assertThat((List<?>) opened.get("train")).hasSize(5);
        page.send(Map.of("figure", "lab", "type", "open", "experiment", whole(opened.get("experiment"))))
                .await("opened");
        page.ask("lab", "go", Map.of("step", 10)).stateAt(10);
        assertThat(page.ask("lab", "export", Map.of()).await("file").get("weightsHash"))
                .isEqualTo(export.get("weightsHash"));
    }

    /** As a browser writes numbers: without .0. */
    private static Object whole(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> changed = new LinkedHashMap<>();
            map.forEach((key, value) -> changed.put((String) key, whole(value)));
            return changed;
        }
        if (tree instanceof List<?> list) {
            return list.stream().map(UploadTest::whole).toList();
        }
        return tree instanceof Double number && number == Math.rint(number) ? (Object) number.longValue() : tree;
    }

    @Test
    void aRunThatCannotBeMadeLeavesNothing() throws IOException {
        String file = sent("houses.csv", CSV);
        Map<String, Object> wrong = experiment(file);
        wrong.put("features", Map.of("target", "prize"));
        assertThat(page.ask("lab", "save", Map.of("name", "mine", "experiment", wrong))
                        .error())
                .contains("did you mean 'price'");
        assertThat(page.ask("lab", "save", Map.of("name", "../mine", "experiment", experiment(file)))
                        .error())
                .contains("save: name");
        if (Files.exists(folder.resolve("runs"))) {
            try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
                assertThat(runs).isEmpty();
            }
        }
    }

    @Test
    void allPagesTogetherHaveSoMuchRoom() throws IOException {
        String large = "x,y\n" + "1,%s\n".formatted("2".repeat(400)).repeat(240);
        List<OpenPage> pages = new ArrayList<>();
        String refused = "";
        for (int i = 0; i < 9 && refused.isEmpty(); i++) {
            OpenPage other = i == 0 ? page : new OpenPage(port);
            pages.add(other);
            for (int j = 0; j < 2 && refused.isEmpty(); j++) {
                HttpResponse<String> answer = post(other.secret(), "a.csv", large.getBytes(StandardCharsets.UTF_8));
                refused = answer.statusCode() == 200 ? "" : field(answer, "message");
            }
        }
        assertThat(refused).contains("finds no room");
        assertThat(kept()).hasSize(16);
        OpenPage last = pages.get(pages.size() - 1);
        page.ask("lab", "forget", Map.of("file", "upload:1")).await("forgotten");
        assertThat(post(last.secret(), "a.csv", large.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        pages.stream().skip(1).forEach(OpenPage::abort);
    }

    @Test
    void whatAKilledServerHasLeftIsRemovedAndWhatOthersUseIsNot() throws IOException {
        Path left = Files.createDirectory(folder.resolve("nudge-play-1"));
        Files.writeString(left.resolve("lock"), "");
        Files.writeString(left.resolve("1.csv"), CSV);
        Path strange = Files.createDirectory(folder.resolve("nudge-play-2"));
        Files.writeString(strange.resolve("1.csv"), CSV);
        try (UploadFolder alive = UploadFolder.in(folder)) {
            Files.writeString(alive.path().resolve("1.csv"), CSV);
            UploadFolder.removeAbandoned(folder);
            assertThat(left).doesNotExist();
            assertThat(strange.resolve("1.csv")).exists();
            assertThat(alive.path().resolve("1.csv")).exists();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            assertThat(folders.filter(Files::isDirectory)).containsExactly(strange);
        }
    }

    @Test
    void ofAWideTableFewRowsAreShown() {
        stop();
        start(Bounds.usual());
        String names =
                String.join(",", IntStream.range(0, 900).mapToObj(i -> "c" + i).toList());
        String row = "\n" + String.join(",", Collections.nCopies(900, "1"));
        String file = sent("wide.csv", names + row.repeat(55));
        Map<String, Object> wide = experiment(file);
        wide.put("features", Map.of("target", "c0"));
        wide.remove("split");
        Map<?, ?> opened = page.open("lab", wide).await("opened");
        assertThat((List<?>) opened.get("rows")).hasSizeLessThan(56).hasSize(50_000 / 900);
        Map<?, ?> rows = (Map<?, ?>) page.stateAt(0).get("rows");
        assertThat((List<?>) rows.get("predicted")).hasSameSizeAs((List<?>) opened.get("rows"));
    }

    @Test
    void aPageSavesOneRunAtATime() {
        String file = sent("houses.csv", CSV);
        Map<String, Object> endless = experiment(file);
        endless.put("training", Map.of("epochs", 100_000_000));
        page.ask("lab", "save", Map.of("name", "mine", "experiment", endless)).await("saving");
        assertThat(page.ask("lab", "save", Map.of("name", "mine", "experiment", endless))
                        .error())
                .contains("wait until it is done");
        OpenPage other = new OpenPage(port);
        other.ask("lab", "save", Map.of("name", "other", "experiment", Servers.HOUSES))
                .await("saved");
        other.close();
    }
}
