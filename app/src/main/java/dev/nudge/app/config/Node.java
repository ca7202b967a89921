package dev.nudge.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of an experiment file before it means anything, and where it stands. */
public sealed interface Node {

    /** Where it stands. */
    Place place();

    /** What it is, for messages. */
    String inWords();

    /** A single value. */
    record Scalar(Place place, String text, boolean quoted) implements Node {

        /** Whether it is an empty value, as {@code key:} without anything behind it. */
        boolean nothing() {
            return !quoted && (text.isEmpty() || text.equals("null") || text.equals("~"));
        }

        @Override
        public String inWords() {
            return nothing() ? "nothing" : "'" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "'";
        }
    }

    /** A list of values. */
    record Items(Place place, List<Node> items) implements Node {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String inWords() {
            return "a list";
        }
    }

    /** Values by key, in the order of the file. */
    record Entries(Place place, Map<String, Entry> entries) implements Node {

        public Entries {
            entries = new LinkedHashMap<>(entries);
        }

        /** The value of a key. */
        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** The same with another value for a key. */
        Entries with(String key, Node value) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, new Entry(value.place(), value));
            return new Entries(place, changed);
        }

        /** The same without a key. */
        public Entries without(String key) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Entries(place, changed);
        }

        @Override
        public String inWords() {
            return "keys and values";
        }
    }

    /** A value and where its key stands. */
    record Entry(Place keyPlace, Node value) {}
}
