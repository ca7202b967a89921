package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.run.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** A page as the server sees it: a socket that sends messages and collects answers. */
final class OpenPage implements WebSocket.Listener, AutoCloseable {

    private static final long GUARD_SECONDS = 30;
    private static final AtomicLong COUNT = new AtomicLong();

    private final BlockingQueue<Map<?, ?>> answers = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final String secret =
            HexFormat.of().toHexDigits(COUNT.incrementAndGet()).repeat(2);
    private final WebSocket socket;
    private volatile int closed;

    OpenPage(int port) {
        URI address = URI.create("ws://localhost:" + port + "/socket?page=" + secret);
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                answers.add((Map<?, ?>) Json.read(text.toString()));
            } catch (IOException e) {
                answers.add(Map.of("type", "no JSON: " + text));
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed = code;
        answers.add(Map.of("type", "closed"));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        answers.add(Map.of("type", "closed"));
    }

    /** What it needs to send files. */
    String secret() {
        return secret;
    }

    OpenPage send(Object message) {
        return sendText(message instanceof String given ? given : Json.line(message));
    }

    OpenPage sendText(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    OpenPage open(String figure, Map<String, ?> experiment) {
        return send(Map.of("figure", figure, "type", "open", "experiment", experiment));
    }

    OpenPage ask(String figure, String type, Map<String, ?> content) {
        Map<String, Object> message = new LinkedHashMap<>(content);
        message.put("figure", figure);
        message.put("type", type);
        return send(message);
    }

    /** The next answer of a type. States that come meanwhile are drawn. */
    Map<?, ?> await(String type) {
        return await(answer -> answer.get("type").equals(type));
    }

    /** The first state, from now on, that is as wanted. */
    Map<?, ?> state(Predicate<Map<?, ?>> wanted) {
        return await(answer -> answer.get("type").equals("state") && wanted.test(answer));
    }

    /** The state after so many steps, at rest. */
    Map<?, ?> stateAt(long step) {
        return state(state -> number(state, "step") == step && !"trains".equals(state.get("status")));
    }

    Map<?, ?> await(Predicate<Map<?, ?>> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GUARD_SECONDS);
        while (System.nanoTime() < end) {
            Map<?, ?> answer = next();
            if (answer == null) {
                continue;
            }
            if (answer.get("type").equals("state")) {
                ask((String) answer.get("figure"), "drawn", Map.of());
            }
            if (wanted.test(answer)) {
                return answer;
            }
        }
        throw new AssertionError("no such answer");
    }

    /** What comes next, drawn or not; null if nothing does for a while. */
    Map<?, ?> next() {
        try {
            return answers.poll(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String error() {
        return (String) await("error").get("message");
    }

    /** The code with which the server has closed the socket; 0 while it is open. */
    int closed() {
        await("closed");
        return closed;
    }

    static double number(Map<?, ?> tree, String key) {
        assertThat(tree.get(key)).as(key).isInstanceOf(Double.class);
        return (Double) tree.get(key);
    }

    @SuppressWarnings("unchecked")
    static List<Double> numbers(Object list) {
        return (List<Double>) list;
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** Goes away without a word, as a page on a machine that dies. */
    void abort() {
        socket.abort();
    }
}
