package org.barograph.text;

/** The 64-bit hash that stands for a normalised word: FNV-1a over its UTF-16 characters, then mixed. */
final class WordHash {
    /** Of no characters: FNV's offset basis. */
    static final long SEED = 0xcbf29ce484222325L;

    /** FNV's prime of 64 bits. */
    static final long PRIME = 0x100000001b3L;

    /** 2⁶⁴ divided by the golden ratio, odd: spreads the bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private WordHash() {}

    /** Hash of a word that is already normalised (lower case, no diacritics). */
    static long of(CharSequence word) {
        long hash = SEED;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * PRIME;
        }
        return finish(hash);
    }

    /** The hash of a word whose characters have been taken in one by one. */
    static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * SPREAD;
        return mixed ^ (mixed >>> 29);
    }
}
