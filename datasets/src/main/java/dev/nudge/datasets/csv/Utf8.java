package dev.nudge.datasets.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from other encodings. */
final class Utf8 {

    private Utf8() {}

    /** Whether the bytes are UTF-8, or would be with more bytes after them. */
    static boolean begins(byte[] bytes) {
        return !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), false)
                .isError();
    }
}
