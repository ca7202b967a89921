package dev.nudge.datasets.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Different words, numbered in the order in which they come; found without making a string of each cell. */
final class Words {

    private final List<String> words = new ArrayList<>();
    // What is compared: the characters of all words one after the other, where those of each end, and their hashes.
    private char[] characters = new char[32];
    private int[] ends = new int[4];
    private int[] hashes = new int[4];
    // The number of a word plus one, where its hash points to or in the first free place behind; at least half is free.
    private int[] slots = new int[8];

    /** The number of a word; -1 if it is new. */
    int find(String word) {
        return find(word.toCharArray(), 0, word.length());
    }

    /** The number of the word that stands at a place in a text; -1 if it is new. */
    int find(char[] text, int from, int to) {
        return slots[slot(text, from, to, hash(text, from, to))] - 1;
    }

    /** The number of a new word. */
    int add(String word) {
        int number = words.size();
        if (2 * number >= slots.length) {
            grow();
        }
        int start = number == 0 ? 0 : ends[number - 1];
        int end = start + word.length();
        if (end > characters.length) {
            characters = Arrays.copyOf(characters, 2 * end);
        }
        word.getChars(0, word.length(), characters, start);
        ends[number] = end;
        hashes[number] = hash(characters, start, end);
        words.add(word);
        slots[slot(characters, start, end, hashes[number])] = number + 1;
        return number;
    }

    private void grow() {
        ends = Arrays.copyOf(ends, slots.length);
        hashes = Arrays.copyOf(hashes, slots.length);
        slots = new int[2 * slots.length];
        for (int number = 0; number < words.size(); number++) {
            int slot = first(hashes[number]);
            while (slots[slot] > 0) {
                slot = next(slot);
            }
            slots[slot] = number + 1;
        }
    }

    /** Where a word is, or belongs. */
    private int slot(char[] text, int from, int to, int hash) {
        int slot = first(hash);
        while (slots[slot] > 0 && !isAt(slots[slot] - 1, text, from, to, hash)) {
            slot = next(slot);
        }
        return slot;
    }

    private boolean isAt(int number, char[] text, int from, int to, int hash) {
        int start = number == 0 ? 0 : ends[number - 1];
        return hashes[number] == hash && Arrays.equals(characters, start, ends[number], text, from, to);
    }

    private int first(int hash) {
        return (hash ^ hash >>> 16) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private static int hash(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        // Words that differ in their last characters only, as numbered ones do, are spread out.
        return hash * 0x9E3779B9;
    }

    List<String> all() {
        return words;
    }

    void clear() {
        if (!words.isEmpty()) {
            words.clear();
            Arrays.fill(slots, 0);
        }
    }
}
