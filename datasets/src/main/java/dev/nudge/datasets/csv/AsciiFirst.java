package dev.nudge.datasets.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads ASCII, and decides on the charset only at the first byte that is none: up to there all candidates agree, and so
 * a file need not be read twice.
 */
final class AsciiFirst extends Reader {

    private static final int LOOK = 1 << 16;

    private final InputStream in;
    private final byte[] bytes = new byte[1 << 13];
    private final CharsetDecoder ascii = StandardCharsets.US_ASCII.newDecoder();
    private Reader decided;

    AsciiFirst(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        if (decided != null) {
            return decided.read(characters, offset, length);
        }
        int count = in.read(bytes, 0, Math.min(length, bytes.length));
        if (count < 0) {
            return count;
        }
        ByteBuffer from = ByteBuffer.wrap(bytes, 0, count);
        ascii.decode(from, CharBuffer.wrap(characters, offset, length), false);
        if (!from.hasRemaining()) {
            return count;
        }
        int read = from.position();
        decide(Arrays.copyOfRange(bytes, read, count));
        return read > 0 ? read : decided.read(characters, offset, length);
    }

    private void decide(byte[] first) throws IOException {
        byte[] more = in.readNBytes(LOOK);
        byte[] seen = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, seen, first.length, more.length);
        decided = Decoding.afterAscii(seen, in);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
