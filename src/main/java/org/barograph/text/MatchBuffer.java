package org.barograph.text;

import java.util.Arrays;

/** Matches of terms, as parallel arrays that are used again. Not thread-safe. */
public final class MatchBuffer {
    private int size;
    private int[] payloads = new int[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];

    /** Number of matches. */
    public int size() {
        return size;
    }

    /** What was given with the term. */
    public int payload(int match) {
        return payloads[match];
    }

    /** First token of the match. */
    public int start(int match) {
        return starts[match];
    }

    /** Token after the last one of the match. */
    public int end(int match) {
        return ends[match];
    }

    /** Forgets all matches. */
    public void clear() {
        size = 0;
    }

    void add(int payload, int start, int end) {
        if (size == payloads.length) {
            payloads = Arrays.copyOf(payloads, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        payloads[size] = payload;
        starts[size] = start;
        ends[size] = end;
        size++;
    }
}
