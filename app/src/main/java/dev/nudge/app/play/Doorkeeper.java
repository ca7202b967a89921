package dev.nudge.app.play;

import dev.nudge.spi.InputException;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Lets in who calls this server by a name of its own. A page elsewhere could otherwise have its own name point here and
 * then read what is here, or open our socket with the browser of somebody who sits at this machine.
 */
final class Doorkeeper {

    private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+){3}|\\[[0-9a-f:.]+\\]");

    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Set<String> names = new TreeSet<>(OWN);
    private final boolean byAnyNumber;

    /** Whether nobody but this machine can reach a server that listens there. */
    static boolean ownMachine(String host) {
        return OWN.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Throws if nothing can listen there. */
    static void requireAddress(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!host.isEmpty()
                    && (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null)) {
                return;
            }
        } catch (UnknownHostException | SocketException e) {
            // said below
        }
        throw new InputException(
                "--host: '%s' is no address of this machine; 127.0.0.1 is for this machine alone, 0.0.0.0"
                                .formatted(host)
                        + " for the whole network");
    }

    /** @param host where the server listens, as it was told */
    Doorkeeper(String host) {
        this.byAnyNumber = !names.contains(host);
        names.add(host.toLowerCase(Locale.ROOT));
        if (byAnyNumber) {
            try {
                names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
            } catch (UnknownHostException e) {
                // then it is called by its numbers
            }
        }
    }

    /** Why a request is not let in, or an empty text. */
    String complaint(Context request) {
        String host = request.header("Host");
        if (host == null || !knows(host)) {
            return "This is nudge play, and it is not called by %s name. Open the address that it has printed.\n"
                    .formatted(host == null ? "any" : "that");
        }
        String origin = request.header("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            return "Pages of other servers may not use this one.\n";
        }
        return "";
    }

    private boolean knows(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return names.contains(name) || (byAnyNumber && NUMBERS.matcher(name).matches());
    }

    /** What a page may load: only what comes from here, no script or style within the text. */
    static void protect(Context request) {
        String host = request.header("Host");
        request.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self' ws://" + host
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
    }
}
