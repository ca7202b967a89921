package dev.nudge.app.play;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Loss;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, there is one clear answer, and the server goes on. */
class HostileMessagesTest {

    private static final List<String> UPGRADE = List.of(
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

    private static PlayServer server;
    private static int port;

    @BeforeAll
    static void start() {
        server = Servers.server(Bounds.usual());
        port = server.start(0, false);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> messages() {
        String open = "{'figure':'f','type':'open','experiment':{'dataset':'houses','features':{'target':'price'}%s}}";
        String to = "{'figure':'f','type':'%s'%s}";
        return Stream.of(
                Arguments.of("", "message: must be keys and values"),
                Arguments.of("[]", "message: must be keys and values"),
                Arguments.of("{", "message: is no JSON"),
                Arguments.of("{'figure':'f','figure':'g'}", "Duplicate"),
                Arguments.of("{} {}", "goes on after its end"),
                Arguments.of("{'figure':" + "[".repeat(30_000), "nested too deeply"),
                Arguments.of("{}", "figure: must be"),
                Arguments.of("{'figure':" + "9".repeat(2000) + "}", "a number or a name that is too long"),
                Arguments.of("{'figure':NaN}", "Non-standard token 'NaN'"),
                Arguments.of(
                        to.formatted(
                                "step",
                                IntStream.range(0, 5000)
                                        .mapToObj(i -> ",'k" + i + "':1")
                                        .collect(joining())),
                        " …"),
                Arguments.of("{'figure':'f','type':'forget'}", "a file that was sent"),
                Arguments.of("{'figure':'f','type':'stepp'}", "did you mean step?"),
                Arguments.of(to.formatted("step", ",'cuont':3"), "step has no such key; did you mean count?"),
                Arguments.of(to.formatted("step", ",'count':'3'"), "step.count: must be a whole number, got '3'"),
                Arguments.of(to.formatted("step", ",'count':1e999"), "step.count: must be a whole number"),
                Arguments.of(to.formatted("go", ",'step':-1"), "go.step: must be"),
                Arguments.of(to.formatted("set", ",'weights':{'7':1}"), "there is no weight '7'"),
                Arguments.of(to.formatted("set", ",'weights':{'0':1e300}"), "more than a float holds"),
                Arguments.of(to.formatted("set", ",'weights':{'0':null}"), "must be a number"),
                Arguments.of(to.formatted("surface", ",'size':100000"), "surface.size: must be"),
                Arguments.of(to.formatted("surface", ",'x':{'weight':9}"), "must be less than 2"),
                Arguments.of(to.formatted("arithmetic", ",'weight':2"), "must be less than 2"),
                Arguments.of(to.formatted("map", ""), "map: x: there is no feature '' with numbers; there are area"),
                Arguments.of(to.formatted("map", ",'x':{'column':'aera'},'y':{'column':'area'}"), "did you mean area?"),
                Arguments.of(
                        to.formatted("map", ",'x':{'column':'" + "a".repeat(999) + "'},'y':{'column':'area'}"),
                        "there are area"),
                Arguments.of(
                        to.formatted("map", ",'x':{'column':'area','to':1e300},'y':{'column':'area'}"),
                        "must be finite"),
                Arguments.of(
                        to.formatted("map", ",'x':{'column':'area'},'y':{'column':'area'},'size':101"), "map.size"),
                Arguments.of(to.formatted("map", ",'x':{'column':[]},'y':7"), "map.x.column: must be text"),
                Arguments.of(to.formatted("plugins", ""), "plugins.kind: must be set"),
                Arguments.of(to.formatted("plugins", ",'kind':'losss'"), "did you mean loss?"),
                Arguments.of(to.formatted("plugins", ",'kind':{}"), "plugins.kind: must be"),
                Arguments.of(to.formatted("softmax", ""), "must be 1 to 100 numbers, got 0"),
                Arguments.of(to.formatted("softmax", ",'scores':['x']"), "must be a number"),
                Arguments.of(to.formatted("softmax", ",'scores':[1e999]"), "must be finite"),
                Arguments.of(to.formatted("softmax", ",'scores':[[1]]"), "must be a number"),
                Arguments.of(to.formatted("softmax", ",'scores':[1" + ",1".repeat(100) + "]"), "got 101"),
                Arguments.of("{'figure':'" + "f".repeat(100) + "','type':'step'}", "name is too long"),
                Arguments.of("{'figure':'g','type':'step'}", "figure 'g' is not open"),
                Arguments.of("{'figure':'f','type':'open'}", "experiment: must be keys and values"),
                Arguments.of(open.formatted(",'optimizer':'momentun'"), "did you mean momentum?"),
                Arguments.of(open.formatted(",'optimizer':{'name':'gd','learning-rate':-1}"), "learning-rate: must be"),
                Arguments.of(open.formatted(",'split':{'folds':9}"), "cannot deal 3 rows into 9 folds"),
                Arguments.of(open.formatted(",'features2':1"), "did you mean features?"),
                Arguments.of(
                        open.formatted(",'network':{'hidden':[{'units':60000},{'units':9}]}"),
                        "weights; the page takes"),
                Arguments.of(
                        open.formatted(",'network':{'hidden':[{'units':60000},{'units':60000},{'units':60000}]}"),
                        "weights; the page takes"),
                Arguments.of(
                        "{'figure':'f','type':'open','experiment':{'dataset':{'name':'csv','file':'/etc/passwd'}}}",
                        "files cannot be opened from the page"),
                Arguments.of(
                        "{'figure':'f','type':'open','experiment':{'dataset':{'name':'generated','rows':2000000000}}}",
                        "rows"),
                Arguments.of(
                        "{'figure':'f','type':'open','ask':[{'aera':1}],'experiment':{'dataset':'houses'}}",
                        "did you mean area?"),
                Arguments.of(
                        "{'figure':'f','type':'open','ask':[{'area':'x'}],'experiment':{'dataset':'houses'}}",
                        "must be a number"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isAnsweredWithWhatIsWrong(String message, String error) {
        try (OpenPage page = new OpenPage(port)) {
            page.open("f", Servers.HOUSES).stateAt(0);
            String answer = page.sendText(message.replace('\'', '"')).error();
            assertThat(answer)
                    .contains(error)
                    .doesNotContain("should not have happened", "\tat ", "JsonReadFeature", "StreamRead")
                    .hasSizeLessThan(2100);
            page.open("f", Servers.HOUSES).stateAt(0);
        }
    }

    @Test
    void aMessageThatIsTooLongClosesItsSocketOnly() {
        try (OpenPage page = new OpenPage(port)) {
            OpenPage flood = new OpenPage(port);
            try {
                flood.sendText("{\"figure\":\"" + "f".repeat(200_000) + "\"}");
            } catch (CompletionException e) {
                // Closed before all of it was sent.
            }
            assertThat(flood.closed()).isIn(1009, 0);
            page.open("f", Servers.HOUSES).stateAt(0);
        }
    }

    @Test
    void whoTakesNoAnswersIsShutOut() throws IOException, InterruptedException {
        long all = server.left();
        try (Socket greedy = new Socket()) {
            greedy.setReceiveBufferSize(4096);
            greedy.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            greedy.getOutputStream().write(request("GET /socket HTTP/1.1", UPGRADE));
            greedy.getOutputStream()
                    .write(frame("{'figure':'f','type':'open','experiment':{'dataset':'houses','features':{'target':"
                            + "'price'}}}"));
            awaitLeft(left -> left < all);
            try {
                for (int i = 0; i < 250; i++) {
                    greedy.getOutputStream().write(frame("{'figure':'f','type':'surface','size':200}"));
                }
            } catch (IOException e) {
                // Shut out before it has asked for all of it.
            }
            awaitLeft(left -> left == all);
        }
    }

    private static void awaitLeft(LongPredicate wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!wanted.test(server.left()) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(server.left()).matches(wanted::test);
    }

    /** A text of less than 64 kB as a page sends it, masked with zeros. */
    private static byte[] frame(String text) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | 126))
                .putShort((short) bytes.length)
                .putInt(0)
                .put(bytes)
                .array();
    }

    private static byte[] request(String line, List<String> headers) {
        return "%s\r\nHost: localhost:%d\r\n%s\r\n\r\n"
                .formatted(line, port, String.join("\r\n", headers))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aSocketHasNoCookieAndIsNotCompressed() throws IOException {
        List<String> headers = new ArrayList<>(UPGRADE);
        headers.add("Sec-WebSocket-Extensions: permessage-deflate");
        assertThat(raw(new String(request("GET /socket HTTP/1.1", headers), StandardCharsets.ISO_8859_1)))
                .startsWith("HTTP/1.1 101")
                .doesNotContainIgnoringCase("cookie")
                .doesNotContainIgnoringCase("extensions");
    }

    @Test
    void manyQuestionsOfAFigureTakeTurnsWithItsStates() {
        try (OpenPage page = new OpenPage(port)) {
            page.open("f", Map.of("dataset", Map.of("name", "generated", "rows", 10_000)))
                    .stateAt(0);
            for (int i = 0; i < 20; i++) {
                page.ask("f", "surface", Map.of("size", 50));
                if (i == 10) {
                    page.ask("f", "step", Map.of("count", 1));
                }
            }
            int surfaces = 0;
            Map<?, ?> answer = page.await(any -> true);
            while (!answer.get("type").equals("state")) {
                surfaces++;
                answer = page.await(any -> true);
            }
            assertThat(surfaces).isLessThan(20);
        }
    }

    @Test
    void whatWasNotOpenedLeavesItsPlace() {
        try (OpenPage page = new OpenPage(port)) {
            for (int i = 0; i < Bounds.usual().figures() + 3; i++) {
                assertThat(page.open("f" + i, Map.of("dataset", "hauses")).error())
                        .contains("did you mean");
            }
            page.open("f", Servers.HOUSES).stateAt(0);
        }
    }

    @Test
    void foreignCodeThatFailsIsToldOfInWords() {
        Function<Loss, Optional<String>> fails = loss -> {
            throw new AssertionError("boom");
        };
        try (PlayServer failing = Servers.server(fails)) {
            OpenPage page = new OpenPage(failing.start(0, false));
            for (int i = 0; i < 4; i++) {
                assertThat(page.open("f", Servers.HOUSES).error())
                        .contains("boom", "--verbose")
                        .doesNotContain("java", "Error");
            }
            assertThat(failing.left()).isEqualTo(Bounds.usual().numbers());
        }
    }

    @Test
    void foreignCodeThatSleepsKeepsNobodyWaiting() {
        AtomicInteger calls = new AtomicInteger();
        Function<Loss, Optional<String>> sleeps = loss -> {
            if (calls.incrementAndGet() <= 6) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20));
            }
            return Optional.empty();
        };
        try (PlayServer slow = Servers.server(sleeps)) {
            int there = slow.start(0, false);
            OpenPage page = new OpenPage(there);
            for (int i = 0; i < 6; i++) {
                page.open("f" + i, Servers.HOUSES);
            }
            long started = System.nanoTime();
            new OpenPage(there).open("f", Servers.HOUSES).stateAt(0);
            assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(10));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, localhost, , 200",
        "GET / HTTP/1.1, 127.0.0.1, http://127.0.0.1, 200",
        "GET / HTTP/1.1, evil.example, , 403",
        "GET / HTTP/1.1, 127.0.0.1.evil.example, , 403",
        "GET / HTTP/1.1, localhost, http://evil.example, 403",
        "GET /lib/engine.js HTTP/1.1, evil.example, , 403",
        "GET /socket HTTP/1.1, evil.example, , 403",
        "GET /socket HTTP/1.1, localhost, http://evil.example, 403",
        "GET /socket HTTP/1.1, localhost, null, 403",
        "GET /../../secret HTTP/1.1, localhost, , 400",
        "GET /%2e%2e/%2e%2e/Main.class HTTP/1.1, localhost, , 400",
        "GET /nothing HTTP/1.1, localhost, , 404",
        "POST / HTTP/1.1, localhost, , 404"
    })
    void onlyItsOwnPageIsLetIn(String request, String host, String origin, int status) throws IOException {
        List<String> lines = new ArrayList<>(List.of(request, "Host: " + host + ":" + port));
        if (origin != null) {
            lines.add("Origin: " + (origin.equals("null") ? origin : origin + ":" + port));
        }
        lines.addAll(request.contains("socket") ? UPGRADE : List.of("Connection: close"));
        String answer = raw(String.join("\r\n", lines) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("\tat ");
        if (status == 200) {
            assertThat(answer)
                    .contains("X-Content-Type-Options: nosniff", "script-src 'self';", "style-src 'self';")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void garbageIsNoRequest() throws IOException {
        assertThat(raw("\u0000\u0001garbage\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            int next = 0;
            while (next >= 0 && !head.toString().endsWith("\r\n\r\n")) {
                next = in.read();
                head.append((char) next);
            }
            return head.toString();
        }
    }
}
