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

    /** How they begin, what the file then is, and what to do. The bytes stand as characters of the same numbers, ? is any. */
    private record Kind(String bytes, String what, String remedy) {

        boolean begins(String text) {
            for (int i = 0; i < bytes.length(); i++) {
                if (i >= text.length() || (bytes.charAt(i) != '?' && bytes.charAt(i) != text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final Kind[] KINDS = {
        new Kind("PK\u0003\u0004", "a zip archive, as Excel workbooks are", UNPACK + ", or save the sheet as CSV"),
        new Kind("\u00d0\u00cf\u0011\u00e0", "an old Excel workbook, or the like", "save the sheet as CSV"),
        new Kind("\u0089PNG\r\n", "a picture (PNG), not a table", AS_CSV),
        new Kind("\u00ff\u00d8\u00ff", "a picture (JPEG), not a table", AS_CSV),
        new Kind("GIF87a", "a picture (GIF), not a table", AS_CSV),
        new Kind("GIF89a", "a picture (GIF), not a table", AS_CSV),
        new Kind("RIFF????WEBP", "a picture (WebP), not a table", AS_CSV),
        new Kind("II*\0", "a picture (TIFF), not a table", AS_CSV),
        new Kind("MM\0*", "a picture (TIFF), not a table", AS_CSV),
        new Kind("RIFF????WAVE", "a sound (WAV), not a table", AS_CSV),
        new Kind("\0\0??ftyp", "a film or a picture (MP4, HEIC), not a table", AS_CSV),
        new Kind("%PDF-", "a PDF document, not a table", AS_CSV),
        new Kind("SQLite format 3\0", "a database (SQLite)", EXPORT),
        new Kind("PAR1\u0015", "a Parquet file", EXPORT),
        new Kind("ARROW1\0", "an Arrow file", EXPORT),
        new Kind("\u0089HDF\r\n", "an HDF5 file", EXPORT),
        new Kind("\u0093NUMPY", "a NumPy array", EXPORT),
        new Kind("BZh?1AY&SY", "compressed (bzip2)", UNPACK),
        new Kind("\u00fd7zXZ\0", "compressed (xz)", UNPACK),
        new Kind("(\u00b5/\u00fd", "compressed (Zstandard)", UNPACK),
        new Kind("7z\u00bc\u00af", "a 7z archive", UNPACK),
        new Kind("Rar!\u001a", "a RAR archive", UNPACK),
        new Kind("\u007fELF", "a program, not a table", AS_CSV),
        new Kind("<!DOCTYPE html", "a web page, not a table", "download the file itself"),
        new Kind("<!doctype html", "a web page, not a table", "download the file itself"),
    };

    private Foreign() {}

    /** Throws with what it is and what to do if a file that begins so is no text. */
    static void refuse(String name, byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        for (Kind kind : KINDS) {
            if (kind.begins(text)) {
                throw new InputException(name + ": is " + kind.what() + "; " + kind.remedy());
            }
        }
    }
}
