package dev.nudge.datasets.source;

import dev.nudge.spi.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Tells how many bytes of a large source have been read. */
final class CountedStream extends FilterInputStream {

    // Smaller files are read before anybody could look at a progress bar.
    private static final long WORTH_TELLING = 4 << 20;
    private static final long STEP = 1 << 20;

    private final String what;
    private final long total;
    private final Progress progress;
    private long done;
    private long told;

    CountedStream(InputStream in, Source source, Progress progress) {
        super(in);
        this.what = "reading " + Path.of(source.name()).getFileName();
        this.total = source.size();
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(count);
        return count;
    }

    private void count(int bytes) {
        done += Math.max(bytes, 0);
        boolean ended = bytes < 0 && done > told;
        if (total >= WORTH_TELLING && (done - told >= STEP || ended)) {
            progress.report(what, done, total);
            told = done;
        }
    }
}
