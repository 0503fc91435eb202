package org.barograph.text;

import java.util.Arrays;

/**
 * The normalised words that matter, each with a small id. A word is known by its 64-bit hash alone: that
 * another word shares the hash of one of 100,000 is too rare to matter (one in 10¹⁴).
 */
public final class Vocabulary {
    /** Id of every word that is not in the vocabulary. */
    public static final int UNKNOWN = -1;

    private static final int FREE = 0;

    /** Hash of each word by its id. */
    private long[] hashes = new long[1024];

    /** Ids plus 1 by slot, or {@link #FREE}; a third of the slots are taken at most, so that most strange words end at the first. */
    private int[] slots = new int[1024];

    private int size;

    /** Number of words; ids are 0 to size − 1. */
    public int size() {
        return size;
    }

    /** Id of the word with this hash, or {@link #UNKNOWN}. */
    public int id(long hash) {
        int mask = slots.length - 1;
        int slot = slot(hash, mask);
        int taken;
        while ((taken = slots[slot]) != FREE) {
            if (hashes[taken - 1] == hash) {
                return taken - 1;
            }
            slot = (slot + 1) & mask;
        }
        return UNKNOWN;
    }

    /** Id of the word with this hash, added if it is new. */
    public int intern(long hash) {
        int known = id(hash);
        if (known != UNKNOWN) {
            return known;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size] = hash;
        if (size * 3 > slots.length) {
            rehash();
        }
        put(size);
        return size++;
    }

    private void put(int id) {
        int mask = slots.length - 1;
        int slot = slot(hashes[id], mask);
        while (slots[slot] != FREE) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = id + 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int id = 0; id < size; id++) {
            put(id);
        }
    }

    private static int slot(long hash, int mask) {
        return (int) (hash ^ (hash >>> 32)) & mask;
    }
}
