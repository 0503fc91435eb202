package org.barograph.text;

import java.util.Arrays;

/**
 * The normalised words that matter, each with a small id. A word is known by its 64-bit hash alone: that
 * another word shares the hash of one of 100,000 is too rare to matter (one in 10¹⁴).
 */
public final class Vocabulary {
    /** Id of every word that is not in the vocabulary. */
    public static final int UNKNOWN = -1;

    private long[] keys = new long[1024];
    private int[] ids = filled(1024);
    private int size;

    /** Number of words; ids are 0 to size − 1. */
    public int size() {
        return size;
    }

    /** Id of the word with this hash, or {@link #UNKNOWN}. */
    public int id(long hash) {
        int mask = keys.length - 1;
        int slot = slot(hash, mask);
        while (ids[slot] != UNKNOWN) {
            if (keys[slot] == hash) {
                return ids[slot];
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
        if (size * 3 > keys.length) {
            rehash();
        }
        put(hash, size);
        return size++;
    }

    private void put(long hash, int id) {
        int mask = keys.length - 1;
        int slot = slot(hash, mask);
        while (ids[slot] != UNKNOWN) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = hash;
        ids[slot] = id;
    }

    private void rehash() {
        long[] oldKeys = keys;
        int[] oldIds = ids;
        keys = new long[oldKeys.length * 2];
        ids = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldIds[i] != UNKNOWN) {
                put(oldKeys[i], oldIds[i]);
            }
        }
    }

    private static int slot(long hash, int mask) {
        return (int) (hash ^ (hash >>> 32)) & mask;
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, UNKNOWN);
        return array;
    }
}
