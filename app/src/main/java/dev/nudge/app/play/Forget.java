package dev.nudge.app.play;

import dev.nudge.spi.Doc;
import java.util.Map;

/** Takes a file away that the visitor has sent. */
record Forget(@Doc("a file that was sent, such as upload:1") String file) implements Errand {

    Forget() {
        this(null);
    }

    @Override
    public Reply run(Visitor visitor, Message message) {
        visitor.files().remove(file);
        return new Reply("forgotten", Map.of());
    }
}
