package org.barograph.text;

/** A fixed set of normalised words, asked by hash. */
public final class WordSet {
    private final Vocabulary words = new Vocabulary();

    private WordSet() {}

    /** The set of the words in a text of words parted by spaces, each written as the tokenizer normalises it. */
    public static WordSet of(String words) {
        WordSet set = new WordSet();
        for (String word : words.trim().split(" +")) {
            set.words.intern(WordHash.of(word));
        }
        return set;
    }

    /** Whether the word with this hash is in the set. */
    public boolean contains(long hash) {
        return words.id(hash) != Vocabulary.UNKNOWN;
    }
}
