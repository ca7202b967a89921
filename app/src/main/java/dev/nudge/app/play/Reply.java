package dev.nudge.app.play;

import java.util.Map;

/** An answer: its type, and the keys and values of the message. */
record Reply(String type, Map<String, ?> content) {}
