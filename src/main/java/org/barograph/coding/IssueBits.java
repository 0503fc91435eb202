package org.barograph.coding;

import java.util.Arrays;

/** A set of issues for each sentence of a text; used again for the next text. An issue is its place among all by id. */
final class IssueBits {
    private final int stride;
    private long[] bits = new long[64];

    IssueBits(int issues) {
        stride = longs(issues);
    }

    /** Begins a text of so many sentences, none of which has an issue. */
    void begin(int sentences) {
        if (bits.length < sentences * stride) {
            bits = new long[sentences * stride * 2];
        } else {
            Arrays.fill(bits, 0, sentences * stride, 0);
        }
    }

    void add(int sentence, int issue) {
        bits[sentence * stride + (issue >> 6)] |= 1L << (issue & 63);
    }

    /** Adds all issues of a set to a sentence. */
    void addAll(int sentence, long[] set) {
        for (int k = 0; k < stride; k++) {
            bits[sentence * stride + k] |= set[k];
        }
    }

    boolean has(int sentence, int issue) {
        return (bits[sentence * stride + (issue >> 6)] >>> (issue & 63) & 1) != 0;
    }

    /** Adds the issues of a sentence to a set and returns whether it has any. */
    boolean addTo(long[] set, int sentence) {
        boolean any = false;
        for (int k = 0; k < stride; k++) {
            long word = bits[sentence * stride + k];
            set[k] |= word;
            any |= word != 0;
        }
        return any;
    }

    /** Takes the issues of a sentence out of a set. */
    void removeFrom(long[] set, int sentence) {
        for (int k = 0; k < stride; k++) {
            set[k] &= ~bits[sentence * stride + k];
        }
    }

    /** Number of longs that a set of issues takes, 64 to a long. */
    static int longs(int issues) {
        return (issues + 63) / 64;
    }

    static boolean has(long[] set, int issue) {
        return (set[issue >> 6] >>> (issue & 63) & 1) != 0;
    }

    static void add(long[] set, int issue) {
        set[issue >> 6] |= 1L << (issue & 63);
    }
}
