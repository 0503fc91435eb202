package org.barograph.text;

import java.util.Arrays;

/** A fixed set of normalised words, asked by hash. */
public final class WordSet {
    private final long[] hashes;

    private WordSet(long[] hashes) {
        this.hashes = hashes;
    }

    /** The set of the words in a text of words parted by spaces, each written as the tokenizer normalises it. */
    public static WordSet of(String words) {
        long[] hashes = Arrays.stream(words.trim().split(" +"))
                .mapToLong(Tokenizer::hash)
                .sorted()
                .toArray();
        return new WordSet(hashes);
    }

    /** Whether the word with this hash is in the set. */
    public boolean contains(long hash) {
        return Arrays.binarySearch(hashes, hash) >= 0;
    }
}
