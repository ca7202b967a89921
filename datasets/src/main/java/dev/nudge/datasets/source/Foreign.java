package dev.nudge.datasets.source;

import dev.nudge.spi.InputException;
import java.nio.charset.StandardCharsets;

/** Files that are no text, as their first bytes say: what people take for a table now and then. */
final class Foreign {

    /** How many bytes it takes to know. */
    static final int LOOK = 16;

    private static final String AS_CSV = "a table is a text file with a row per line, such as CSV";
    private static final String UNPACK = "unpack it";
    private static final String EXPORT = "export the table as CSV";

    /** Where they begin, how, what the file then is, and what to do. The bytes stand as characters of the same numbers. */
    private record Kind(int at, String bytes, String what, String remedy) {}

    private static final Kind[] KINDS = {
        new Kind(0, "PK\u0003\u0004", "a zip archive, as Excel workbooks are", UNPACK + ", or save the sheet as CSV"),
        new Kind(0, "\u00d0\u00cf\u0011\u00e0", "an old Excel workbook, or the like", "save the sheet as CSV"),
        new Kind(0, "\u0089PNG\r\n", "a picture (PNG), not a table", AS_CSV),
        new Kind(0, "\u00ff\u00d8\u00ff", "a picture (JPEG), not a table", AS_CSV),
        new Kind(0, "GIF87a", "a picture (GIF), not a table", AS_CSV),
        new Kind(0, "GIF89a", "a picture (GIF), not a table", AS_CSV),
        new Kind(8, "WEBP", "a picture (WebP), not a table", AS_CSV),
        new Kind(0, "II*\0", "a picture (TIFF), not a table", AS_CSV),
        new Kind(0, "MM\0*", "a picture (TIFF), not a table", AS_CSV),
        new Kind(8, "WAVE", "a sound (WAV), not a table", AS_CSV),
        new Kind(4, "ftyp", "a film or a picture (MP4, HEIC), not a table", AS_CSV),
        new Kind(0, "%PDF-", "a PDF document, not a table", AS_CSV),
        new Kind(0, "SQLite format 3\0", "a database (SQLite)", EXPORT),
        new Kind(0, "PAR1\u0015", "a Parquet file", EXPORT),
        new Kind(0, "ARROW1\0", "an Arrow file", EXPORT),
        new Kind(0, "\u0089HDF\r\n", "an HDF5 file", EXPORT),
        new Kind(0, "\u0093NUMPY", "a NumPy array", EXPORT),
        new Kind(4, "1AY&SY", "compressed (bzip2)", UNPACK),
        new Kind(0, "\u00fd7zXZ\0", "compressed (xz)", UNPACK),
        new Kind(0, "(\u00b5/\u00fd", "compressed (Zstandard)", UNPACK),
        new Kind(0, "7z\u00bc\u00af", "a 7z archive", UNPACK),
        new Kind(0, "Rar!\u001a", "a RAR archive", UNPACK),
        new Kind(0, "\u007fELF", "a program, not a table", AS_CSV),
        new Kind(0, "<!DOCTYPE html", "a web page, not a table", "download the file itself"),
        new Kind(0, "<!doctype html", "a web page, not a table", "download the file itself"),
    };

    private Foreign() {}

    /** Throws with what it is and what to do if a file that begins so is no text. */
    static void refuse(String name, byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        for (Kind kind : KINDS) {
            if (text.startsWith(kind.bytes(), kind.at())) {
                throw new InputException(name + ": is " + kind.what() + "; " + kind.remedy());
            }
        }
    }
}
