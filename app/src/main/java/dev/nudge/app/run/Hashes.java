package dev.nudge.app.run;

import dev.nudge.spi.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as hexadecimal text. */
public final class Hashes {

    private Hashes() {}

    /** Of numbers as little-endian float32. */
    public static String of(float[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(numbers);
        return of(buffer.array());
    }

    /** Of bytes. */
    static String of(byte... bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Of a file. */
    static String of(Path file) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
