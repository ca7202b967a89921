package dev.nudge.app.bad;

import static dev.nudge.app.bad.BadInput.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Tables that cannot be read, or nothing be learned from. */
final class BadTables {

    private BadTables() {}

    static Stream<BadInput> all() {
        return Stream.of(asText(), asBytes(), packed(), toLearnFrom()).flatMap(inputs -> inputs);
    }

    private static Stream<BadInput> asText() {
        return Stream.of(
                table("empty", ""),
                table("blank lines", "\n\n  \n\r\n"),
                table("only a header", "area,price\n"),
                table("only comments", "# a\n# b\n"),
                table("a ragged row", "a,b\n1,2\n1,2,3\n1,2\n"),
                table("a short row", "a,b,c\n1,2,3\n4\n"),
                table("an open quote", "a,b\n1,2\n\"3,4\n5,6\n"),
                table("text behind a quote", "a,b\n\"1\" x,2\n3,4\n"),
                table("a zero", "a,b\n1,2\n3\0,4\n"),
                table("a name twice", "a,a\n1,2\n"),
                table("a name twice among many", "a," + "b,".repeat(5000) + "c\n" + "1,".repeat(5001) + "2\n"),
                table("a word far down", "a,b\n" + "1,2\n".repeat(2000) + "x,2\n"),
                table("a number beyond floats", "a,b\n1,2\n1e39,2\n"),
                table("a long word among numbers", "a,b\n" + "1,2\n".repeat(2000) + "x".repeat(100_000) + ",2\n"),
                table("an open quote and a giant cell", "a,b\n1,2\n\"" + "x".repeat(1 << 22)),
                table("a million columns and a ragged row", "1,".repeat(1_000_000) + "2\n1,2\n"),
                table("a long name twice", ("x".repeat(10_000) + ",").repeat(2) + "b\n1,2,3\n"));
    }

    private static Stream<BadInput> asBytes() {
        return Stream.of(
                table("UTF-16 cut off", Arrays.copyOf("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16), 15)),
                table("UTF-32", "a,b\n1,2\n".getBytes(Charset.forName("UTF-32"))),
                table("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13}),
                BadInput.of("table: none", "x.csv", folder -> {}, "inspect", "@x.csv"),
                BadInput.of("table: a folder", "is a directory", folder -> {}, "inspect", "@"),
                BadInput.of(
                        "table: of a folder without a name",
                        "x.csv",
                        folder -> Files.createDirectory(folder.resolve("x.csv")),
                        "inspect",
                        "@x.csv"));
    }

    private static Stream<BadInput> packed() {
        byte[] gzip = gzip("a,b\n1,2\n3,4\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        byte[] broken = gzip.clone();
        Arrays.fill(broken, 12, 30, (byte) 0x55);
        byte[] zip = zip("x.csv");
        return Stream.of(
                table("gzip cut off", Arrays.copyOf(gzip, gzip.length / 2)),
                table("gzip cut off in its header", Arrays.copyOf(gzip, 6)),
                table("gzip cut off before its checksum", Arrays.copyOf(gzip, gzip.length - 4)),
                table("gzip broken", broken),
                table("gzip of gzip", gzip(gzip)),
                table("gzip of nothing", gzip(new byte[0])),
                table(
                        "gzip of a single giant cell",
                        gzip(join("a,b\n\"".getBytes(StandardCharsets.UTF_8), new byte[80 << 20]))),
                table("zip", zip),
                table("zip cut off", Arrays.copyOf(zip, zip.length / 2)),
                table("zip of a file elsewhere", zip("../../x.csv")));
    }

    private static Stream<BadInput> toLearnFrom() {
        return Stream.of(
                experiment("no target said", "a,b\n1,2\n", "{}"),
                experiment("a target that is missing throughout", "a,b\n1,\n2,\n", "{target: b}"),
                experiment("a target of one class", "a,b\n1,x\n2,x\n", "{target: b}"),
                experiment("a feature that is no column", "a,b\n1,2\n2,3\n", "{target: b, columns: [c]}"),
                experiment("nothing but the target", "b\n2\n3\n", "{target: b}"),
                experiment("a column scaled that is not there", "a,b\n1,2\n2,3\n", "{target: b, scaling: {c: 2}}"),
                experiment("a missing value that must not be", "a,b\n1,2\n,3\n", "{target: b, missing: fail}"),
                experiment("no row without a missing value", "a,b\n,2\n,3\n", "{target: b, missing: drop}"),
                experiment("everything excluded", "a,b\n1,2\n2,3\n", "{target: b, exclude: [a]}"),
                BadInput.of(
                        "table: a setting that fits no table",
                        "x.csv",
                        file("x.csv", "a,b\n1,2\n"),
                        "inspect",
                        "{name: csv, file: x.csv, separator: long}"),
                BadInput.of(
                        "table: a setting that is none",
                        "there is no dataset",
                        file("x.csv", "a,b\n1,2\n"),
                        "inspect",
                        "{name: cvs, file: x.csv}"));
    }

    private static BadInput experiment(String name, String table, String features) {
        return BadInput.of(
                "table: " + name,
                "x.yaml",
                folder -> {
                    Files.writeString(folder.resolve("x.csv"), table);
                    Files.writeString(
                            folder.resolve("x.yaml"),
                            "dataset: {name: csv, file: x.csv}\nfeatures: " + features + "\n");
                },
                "run",
                "@x.yaml",
                "--out",
                "@run");
    }

    private static BadInput table(String name, String text) {
        return table(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static BadInput table(String name, byte[] bytes) {
        return BadInput.of("table: " + name, "x.csv", file("x.csv", bytes), "inspect", "@x.csv");
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part, 0, part.length);
        }
        return all.toByteArray();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] zip(String... names) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
