package dev.nudge.datasets.csv;

import dev.nudge.spi.Require;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** From bytes to characters, in the charset given or else the one that the bytes show. */
final class Decoding {

    private static final int LOOK = 1024;

    private Decoding() {}

    /** The charset of a setting; empty for {@code auto}. */
    static Optional<Charset> charset(String setting) {
        if (setting.equals(Marks.AUTO)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(setting));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            Require.that(false, "charset", "must be auto or a charset such as UTF-8 or windows-1252, got " + setting);
            throw e;
        }
    }

    static Reader reader(InputStream in, Optional<Charset> given) throws IOException {
        if (given.isPresent()) {
            return strict(in, given.get());
        }
        byte[] head = in.readNBytes(LOOK);
        PushbackInputStream whole = new PushbackInputStream(in, LOOK);
        whole.unread(head);
        Optional<Charset> shown = shown(head);
        return shown.isPresent() ? strict(whole, shown.get()) : new AsciiFirst(whole);
    }

    private static Optional<Charset> shown(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        int pairs = head.length / 2;
        int evenZeros = zeros(head, 0);
        int oddZeros = zeros(head, 1);
        // Mostly ASCII in UTF-16 has a zero in nearly each pair, always on the same side.
        if (pairs > 1 && oddZeros > 0.7 * pairs && evenZeros == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (pairs > 1 && evenZeros > 0.7 * pairs && oddZeros == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] head, int from) {
        int zeros = 0;
        for (int i = from; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static Reader strict(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** What follows the first bytes that are no ASCII: UTF-8, or the charset of old Windows programs. */
    static Reader afterAscii(byte[] bytes, InputStream rest) {
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(bytes), rest);
        if (Utf8.begins(bytes)) {
            return strict(in, StandardCharsets.UTF_8);
        }
        // Five bytes have no meaning in windows-1252; a replacement character is better than no table.
        return new InputStreamReader(
                in,
                Charset.forName("windows-1252")
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }
}
