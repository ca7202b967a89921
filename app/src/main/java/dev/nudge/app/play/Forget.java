package dev.nudge.app.play;

import java.util.Map;

/** Takes a file away that the visitor has sent. */
record Forget(String file) implements Errand {

    Forget() {
        this(null);
    }

    @Override
    public Reply run(Visitor visitor, Message message) {
        visitor.files().remove(file);
        return new Reply("forgotten", Map.of());
    }
}
