package dev.nudge.app.play;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.run.Json;
import dev.nudge.app.run.RunDirectory;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import io.javalin.websocket.WsConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;

/** The playground's server: the page, and a socket for each page that is open. */
public final class PlayServer implements AutoCloseable {

    private static final int PORTS_TO_TRY = 50;
    private static final int THREADS = 24;
    private static final int TEXT = 1024;
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final Laboratories laboratories;
    private final Doorkeeper doorkeeper;
    private final String host;
    private final Workers workers;
    private final Errands errands = new Errands();
    private final Uploads uploads;
    private final Visitors visitors;
    private final Javalin javalin;

    /** @param usualLoss the loss for a target column of a type, where an experiment says none */
    public PlayServer(
            String host,
            ExperimentReader reader,
            Plugins plugins,
            Function<ColumnType, Loss> usualLoss,
            Function<Loss, Optional<String>> check) {
        this(host, reader, plugins, usualLoss, check, Path.of(RunDirectory.RUNS), Bounds.usual());
    }

    PlayServer(
            String host,
            ExperimentReader reader,
            Plugins plugins,
            Function<ColumnType, Loss> usualLoss,
            Function<Loss, Optional<String>> check,
            Path runs,
            Bounds bounds) {
        this.host = host;
        this.laboratories = new Laboratories(
                reader,
                plugins,
                usualLoss,
                check,
                Optional.of(runs).filter(there -> Doorkeeper.ownMachine(host)),
                bounds,
                new Bounds.Budget(bounds.numbers()));
        this.doorkeeper = new Doorkeeper(host);
        this.uploads = new Uploads(bounds);
        this.workers = new Workers(Math.max(2, Runtime.getRuntime().availableProcessors() - 1));
        this.visitors = new Visitors(bounds.visitors());
        this.javalin = Javalin.create(this::configure);
    }

    /** Whether nobody but this machine can reach a server that listens there. */
    public static boolean ownMachine(String host) {
        return Doorkeeper.ownMachine(host);
    }

    /** Starts to listen; gives the port. Tries the next ports too, if any will do and this one is taken. */
    public int start(int port, boolean orNext) {
        Doorkeeper.requireAddress(host);
        try {
            javalin.start(host, orNext ? free(port) : port);
            inBackground(uploads::removeAbandoned, "play-clean-up");
            inBackground(this::warmUp, "play-warm-up");
            return javalin.port();
        } catch (JavalinBindException e) {
            throw new InputException(
                    "port %d of %s is in use, or not yours to use; name another with --port".formatted(port, host), e);
        }
    }

    /** What a browser asks for first is compressed, and the code for it compiled, while the browser is still starting. */
    private void warmUp() {
        for (String path : List.of("/", "/style.css", "/main.js", "/d3/dist/d3.min.js")) {
            try {
                URLConnection request = new URL("http", host, javalin.port(), path).openConnection(Proxy.NO_PROXY);
                request.setRequestProperty("Accept-Encoding", "gzip");
                request.getInputStream().readAllBytes();
            } catch (IOException e) {
                return; // then the browser waits a moment longer
            }
        }
    }

    private static void inBackground(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The first port that can be had; if none can, the first, whose error is then told. */
    private int free(int port) {
        return IntStream.range(port, port + PORTS_TO_TRY)
                .filter(this::canBeHad)
                .findFirst()
                .orElse(port);
    }

    private boolean canBeHad(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.generateEtags = true;
        config.http.maxRequestSize = TEXT;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
        config.jetty.modifyWebSocketServletFactory(factory -> {
            // On one machine, compressing takes longer than sending, and each socket would have its own state for it.
            factory.getAvailableExtensionNames().remove("permessage-deflate");
            factory.setIdleTimeout(SILENCE);
            factory.setMaxTextMessageSize(Bounds.MESSAGE);
            factory.setMaxBinaryMessageSize(1);
            factory.setMaxFrameSize(Bounds.MESSAGE);
        });
        // Javalin asks for a session with every socket. Nobody needs it, nor a cookie for it.
        config.jetty.modifyServletContextHandler(context -> {
            context.getSessionHandler().setUsingCookies(false);
            context.getSessionHandler().setMaxInactiveInterval(60);
        });
        config.staticFiles.add(files -> {
            files.directory = "/dev/nudge/app/play/page";
            files.location = Location.CLASSPATH;
            files.precompressMaxSize = 1 << 20;
            files.headers = Map.of("Cache-Control", "no-cache");
        });
        config.staticFiles.add(files -> {
            files.hostedPath = "/d3";
            files.directory = "/META-INF/resources/webjars/d3/7.9.0";
            files.location = Location.CLASSPATH;
            files.precompressMaxSize = 1 << 20;
            files.headers = Map.of("Cache-Control", "no-cache");
        });
        config.routes.before(this::admit);
        config.routes.wsBeforeUpgrade(this::admit);
        config.routes.ws("/socket", this::socket);
        config.routes.post("/upload", this::upload);
        config.routes.exception(
                Exception.class,
                (e, context) ->
                        context.status(HttpStatus.INTERNAL_SERVER_ERROR).result("This should not have happened.\n"));
    }

    private void admit(Context context) {
        String complaint = doorkeeper.complaint(context);
        if (!complaint.isEmpty()) {
            throw new ForbiddenResponse(complaint);
        }
        Doorkeeper.protect(context);
    }

    private void socket(WsConfig socket) {
        socket.onConnect(context -> {
            OwnFiles files = new OwnFiles(uploads, laboratories.bounds().files());
            Visitor visitor = new Visitor(context.session, laboratories, workers, errands, files);
            String page = Optional.ofNullable(context.queryParam("page")).orElse("");
            if (!visitors.add(context.sessionId(), visitor, page)) {
                String full = visitors.full();
                visitor.send("", Optional.empty(), new Reply("error", Map.of("message", full)));
                context.session.close(1013, full, Callback.NOOP);
            }
        });
        socket.onMessage(context -> visitors.of(context.sessionId()).ifPresent(who -> who.receive(context.message())));
        socket.onClose(context -> visitors.remove(context.sessionId()).ifPresent(Visitor::close));
    }

    /** Takes a file that a page sends, and answers with its key, or with what is wrong with it. */
    private void upload(Context context) throws IOException {
        Optional<Visitor> visitor =
                visitors.sender(Optional.ofNullable(context.queryParam("page")).orElse(""));
        String name = Optional.ofNullable(context.queryParam("name")).orElse("");
        try {
            OwnFiles files = visitor.orElseThrow(
                            () -> new InputException("no page that is open here sends this; load the page anew"))
                    .files();
            String key = files.receive(name, context.bodyInputStream(), context.contentLength());
            context.contentType("application/json")
                    .result(Json.line(Map.of("file", key, "name", OwnFiles.plain(name))));
        } catch (InputException e) {
            context.status(HttpStatus.BAD_REQUEST)
                    .header("Connection", "close") // What is still to come of it is not wanted.
                    .contentType("application/json")
                    .result(Json.line(Map.of("message", e.getMessage())));
        }
    }

    /** Where files that were sent are; nothing if there were none yet. */
    Path sent() {
        return uploads.place();
    }

    /** Numbers that may still be taken; all of them when nobody is here. */
    long left() {
        return laboratories.budget().left();
    }

    @Override
    public void close() {
        javalin.stop();
        visitors.close();
        workers.close();
        errands.close();
        uploads.close();
    }
}
