package org.barograph.text;

import java.util.Arrays;

/**
 * The tokens and sentences of one text, as parallel arrays that are used again for the next text. Not thread-safe.
 *
 * <p>A token is a word or a number. Punctuation is not a token: it is kept as flags on the token that follows it.
 */
public final class TokenBuffer {
    /** First token of a sentence. */
    public static final int SENTENCE_START = 1;
    /** First token of a paragraph; also a sentence's first. */
    public static final int PARAGRAPH_START = 2;
    /** A comma stands before it. */
    public static final int COMMA = 4;
    /** A colon, semicolon, dash or bracket stands before it. */
    public static final int BREAK = 8;
    /** A quotation mark stands before it. */
    public static final int QUOTE = 16;
    /** It is a possessive: China's. The suffix is no part of the word nor of its place. */
    public static final int POSSESSIVE = 32;
    /** It begins with a digit. */
    public static final int NUMBER = 64;
    /** It is joined to the token before it by a hyphen. */
    public static final int HYPHEN = 128;
    /** It is written with dots inside: U.S. */
    public static final int DOTTED = 256;
    /** It has at least two letters, all of them capitals. */
    public static final int ALL_CAPS = 512;

    private static final int INITIAL_TOKENS = 512;
    private static final int INITIAL_CHARS = 4_096;

    private int size;
    private int sentences;
    private int[] starts = new int[INITIAL_TOKENS];
    private int[] ends = new int[INITIAL_TOKENS];
    private int[] flags = new int[INITIAL_TOKENS];
    private int[] words = new int[INITIAL_TOKENS];
    private long[] hashes = new long[INITIAL_TOKENS];
    private long[] capitals = new long[INITIAL_TOKENS];
    private char[] chars = new char[INITIAL_CHARS];
    private int[] sentenceStarts = new int[64];
    private int[] sentenceParagraphs = new int[64];

    /** Number of tokens. */
    public int size() {
        return size;
    }

    /** Number of sentences. */
    public int sentences() {
        return sentences;
    }

    /** Index of the first token of a sentence; for {@code sentence == sentences()} the number of tokens. */
    public int sentenceStart(int sentence) {
        return sentence >= sentences ? size : sentenceStarts[sentence];
    }

    /** Number of the paragraph a sentence stands in, from 0. */
    public int paragraph(int sentence) {
        return sentenceParagraphs[sentence];
    }

    /** First UTF-16 position of a token in the text. */
    public int start(int token) {
        return starts[token];
    }

    /** UTF-16 position after the last character of a token, without a possessive suffix. */
    public int end(int token) {
        return ends[token];
    }

    /** Id of the normalised word in the vocabulary, or {@link Vocabulary#UNKNOWN}. */
    public int word(int token) {
        return words[token];
    }

    /** 64-bit hash of the normalised word. */
    public long hash(int token) {
        return hashes[token];
    }

    /** Flags of a token; see the constants. */
    public int flags(int token) {
        return flags[token];
    }

    /** Whether a flag is set. */
    public boolean has(int token, int flag) {
        return (flags[token] & flag) != 0;
    }

    /** Which of the first 64 characters of the normalised word are written as capitals, bit 0 for the first. */
    public long capitals(int token) {
        return capitals[token];
    }

    /** Whether the word begins with a capital letter. */
    public boolean capitalised(int token) {
        return (capitals[token] & 1) != 0;
    }

    /** The characters of a text, in an array that is used again; what lies behind them is left from texts before. */
    char[] load(CharSequence text) {
        int length = text.length();
        if (chars.length < length) {
            chars = new char[Math.max(length, chars.length * 2)];
        }
        if (text instanceof String string) {
            string.getChars(0, length, chars, 0);
        } else {
            for (int i = 0; i < length; i++) {
                chars[i] = text.charAt(i);
            }
        }
        return chars;
    }

    void clear() {
        size = 0;
        sentences = 0;
    }

    void add(int start, int end, int flag, int word, long hash, long capital) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        flags[size] = flag;
        words[size] = word;
        hashes[size] = hash;
        capitals[size] = capital;
        if ((flag & SENTENCE_START) != 0) {
            addSentence((flag & PARAGRAPH_START) != 0);
        }
        size++;
    }

    private void addSentence(boolean paragraphStart) {
        if (sentences == sentenceStarts.length) {
            sentenceStarts = Arrays.copyOf(sentenceStarts, sentences * 2);
            sentenceParagraphs = Arrays.copyOf(sentenceParagraphs, sentences * 2);
        }
        sentenceStarts[sentences] = size;
        int before = sentences == 0 ? -1 : sentenceParagraphs[sentences - 1];
        sentenceParagraphs[sentences] = paragraphStart || before < 0 ? before + 1 : before;
        sentences++;
    }

    private void grow() {
        int length = size * 2;
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        flags = Arrays.copyOf(flags, length);
        words = Arrays.copyOf(words, length);
        hashes = Arrays.copyOf(hashes, length);
        capitals = Arrays.copyOf(capitals, length);
    }
}
