package dev.nudge.datasets.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** A file that comes with the program. */
record ResourceSource(Class<?> owner, String name) implements Source {

    @Override
    public long size() {
        return 0;
    }

    @Override
    public InputStream stored() throws IOException {
        InputStream stream = owner.getResourceAsStream(name);
        if (stream == null) {
            throw new FileNotFoundException("resource " + name + " beside " + owner.getName());
        }
        return stream;
    }
}
