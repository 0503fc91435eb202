package org.barograph.text;

/**
 * Cuts a text into tokens and sentences in one pass, without regular expressions and without allocating more than the
 * buffer's growth.
 *
 * <p>Words are letters and digits of any script, folded by {@link CharFolding}. {@code U.S.} is one word {@code us},
 * {@code don't} is {@code dont}, {@code 1,141} is {@code 1141}; possessive suffixes are flags; hyphens part words.
 * Sentences end at {@code . ! ?} before a capital or a digit unless an abbreviation or an initial stands before it, at
 * blank lines, at a line's end after a full stop, and at the latest after {@value #MAX_SENTENCE_TOKENS} tokens, so that
 * whatever is quadratic in a sentence stays linear in the text.
 */
public final class Tokenizer {
    /** The longest sentence, in tokens. */
    public static final int MAX_SENTENCE_TOKENS = 200;

    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private static final WordSet ABBREVIATIONS = WordSet.of(
            "mr mrs ms dr prof rev hon gen col lt sgt cpl capt cmdr maj adm brig pres sen rep gov amb sec min insp supt"
                    + " st mt ft jr sr no nos vs etc inc co corp ltd bros dept univ assn est approx fig vol jan feb mar"
                    + " apr jun jul aug sep sept oct nov dec al cf ed");
    private static final WordSet STARTERS =
            WordSet.of("the a an in on at it its he she they we but and this that these those there after as his her"
                    + " their if when while for however meanwhile no one some many both last");

    private Tokenizer() {}

    /** Hash of a word that is already normalised (lower case, no diacritics). */
    static long hash(CharSequence word) {
        long hash = SEED;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * PRIME;
        }
        return finish(hash);
    }

    /**
     * Tokenizes a text into a buffer, replacing what was in it.
     *
     * @param text the text; any UTF-16, also broken
     * @param hardBreak position at which a new paragraph begins whatever stands there, such as a title's end; −1 for
     *     none
     * @param vocabulary gives the ids of words
     * @param out filled with the tokens
     */
    public static void tokenize(CharSequence text, int hardBreak, Vocabulary vocabulary, TokenBuffer out) {
        tokenize(text, hardBreak, vocabulary, false, out);
    }

    static void tokenize(CharSequence text, int hardBreak, Vocabulary vocabulary, boolean intern, TokenBuffer out) {
        out.clear();
        new Scan(text, hardBreak, vocabulary, intern, out).run();
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC' || c == '\u2018' || c == '\u00B4' || c == '`';
    }

    static boolean isWord(char c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return Character.isLetterOrDigit(c) || (Character.isSurrogate(c) && !isEmojiHalf(c));
    }

    private static boolean isEmojiHalf(char c) {
        return c >= '\uD83C' && c <= '\uD83E';
    }

    /** One pass over one text. */
    private static final class Scan {
        private final CharSequence text;
        private final int length;
        private final int hardBreak;
        private final Vocabulary vocabulary;
        private final boolean intern;
        private final TokenBuffer out;

        private int position;
        private int pending;
        private int newlines;
        private boolean spaced;
        private boolean terminal;
        private boolean stop;
        private boolean dottedBefore;
        private long lastHash;
        private int lastLength;
        private int sentenceTokens;
        private int lastEnd = -1;

        private long hash;
        private long capitals;
        private int letters;
        private int end;
        private int flags;

        Scan(CharSequence text, int hardBreak, Vocabulary vocabulary, boolean intern, TokenBuffer out) {
            this.text = text;
            this.length = text.length();
            this.hardBreak = hardBreak;
            this.vocabulary = vocabulary;
            this.intern = intern;
            this.out = out;
        }

        void run() {
            while (position < length) {
                char c = text.charAt(position);
                if (isWord(c)) {
                    word();
                } else {
                    separator(c);
                    position++;
                }
            }
        }

        private void separator(char c) {
            switch (c) {
                case ' ', '\t', '\u00A0', '\r' -> spaced = true;
                case '\n', '\u2028', '\u0085' -> {
                    newlines++;
                    spaced = true;
                }
                case '\u2029' -> {
                    newlines += 2;
                    spaced = true;
                }
                case '.' -> stop = true;
                case '!', '?', '\u2026', '\u3002', '\uFF01', '\uFF1F' -> terminal = true;
                case ',', '\u3001' -> pending |= TokenBuffer.COMMA;
                case ';', ':', '(', ')', '[', ']', '\u2013', '\u2014', '\u2022', '|' -> pending |= TokenBuffer.BREAK;
                case '-', '\u2010', '\u2011' -> hyphen();
                case '"', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB', '\u2018', '\u2019', '\'', '`' ->
                    pending |= TokenBuffer.QUOTE;
                default -> {
                    if (Character.isWhitespace(c)) {
                        spaced = true;
                    }
                }
            }
        }

        private void hyphen() {
            boolean joins = lastEnd == position && position + 1 < length && isWord(text.charAt(position + 1));
            pending |= joins ? TokenBuffer.HYPHEN : TokenBuffer.BREAK;
        }

        private void word() {
            int start = position;
            hash = SEED;
            capitals = 0;
            letters = 0;
            flags = 0;
            end = start;
            int chunk = 0;
            int wordLength = 0;
            boolean digitsOnly = true;
            boolean upper = true;
            char first = text.charAt(position);
            while (position < length) {
                char c = text.charAt(position);
                if (isWord(c)) {
                    if (CharFolding.isIdeograph(c)) {
                        if (wordLength == 0) {
                            add(c);
                            wordLength++;
                            digitsOnly = false;
                            upper = false;
                            end = ++position;
                        }
                        break;
                    }
                    char folded = CharFolding.fold(c);
                    if (folded != CharFolding.IGNORED) {
                        boolean capital = c < 128 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
                        if (capital && wordLength < 64) {
                            capitals |= 1L << wordLength;
                        }
                        boolean digit = folded >= '0' && folded <= '9';
                        digitsOnly &= digit;
                        upper &= capital || digit;
                        if (!digit) {
                            letters++;
                        }
                        add(folded);
                        wordLength++;
                        char second = CharFolding.second(c);
                        if (second != CharFolding.IGNORED) {
                            add(second);
                            wordLength++;
                        }
                        chunk++;
                    }
                    end = ++position;
                } else if (isApostrophe(c)) {
                    if (apostrophe(c)) {
                        break;
                    }
                } else if (c == '.') {
                    if (!dot(digitsOnly, chunk)) {
                        break;
                    }
                    if (digitsOnly) {
                        add('.');
                        wordLength++;
                    }
                    chunk = 0;
                } else if (c == ',' && digitsOnly && digitAt(position + 1) && digitAt(position - 1)) {
                    position++;
                } else if (c >= 128 && isIgnored(c)) {
                    position++;
                } else {
                    break;
                }
            }
            finishDots(chunk);
            if (first >= '0' && first <= '9') {
                flags |= TokenBuffer.NUMBER;
            }
            if (upper && letters >= 2) {
                flags |= TokenBuffer.ALL_CAPS;
            }
            emit(start, wordLength);
        }

        private void add(char c) {
            hash = (hash ^ c) * PRIME;
        }

        private static boolean isIgnored(char c) {
            return c == '\u00AD' || (c >= '\u0300' && CharFolding.fold(c) == CharFolding.IGNORED);
        }

        /** Reads an apostrophe inside or after a word; true when the word ends with it. */
        private boolean apostrophe(char c) {
            boolean more = position + 1 < length && isWord(text.charAt(position + 1));
            if (!more) {
                char before = text.charAt(position - 1);
                if (c != '`' && (before == 's' || before == 'S') && letters > 2) {
                    flags |= TokenBuffer.POSSESSIVE;
                    position++;
                }
                return true;
            }
            char next = text.charAt(position + 1);
            boolean last = position + 2 >= length || !isWord(text.charAt(position + 2));
            if ((next == 's' || next == 'S') && last) {
                flags |= TokenBuffer.POSSESSIVE;
                position += 2;
                return true;
            }
            position++;
            return false;
        }

        /** Reads a dot after a word character; true when the word goes on behind it. */
        private boolean dot(boolean digitsOnly, int chunk) {
            if (digitsOnly) {
                if (digitAt(position + 1)) {
                    position++;
                    return true;
                }
                return false;
            }
            boolean letterNext = position + 1 < length && Character.isLetter(text.charAt(position + 1));
            boolean single = chunk == 1 && (letters == 1 || (flags & TokenBuffer.DOTTED) != 0);
            if (single && letterNext) {
                flags |= TokenBuffer.DOTTED;
                position++;
                return true;
            }
            return false;
        }

        private void finishDots(int chunk) {
            boolean dotted = (flags & TokenBuffer.DOTTED) != 0;
            if (dotted && position < length && text.charAt(position) == '.' && chunk == 1) {
                position++;
                end = position;
                possessiveAfterDot();
            }
        }

        private void possessiveAfterDot() {
            if (position + 1 < length && isApostrophe(text.charAt(position))) {
                char next = text.charAt(position + 1);
                boolean last = position + 2 >= length || !isWord(text.charAt(position + 2));
                if ((next == 's' || next == 'S') && last) {
                    flags |= TokenBuffer.POSSESSIVE;
                    position += 2;
                }
            }
        }

        private boolean digitAt(int at) {
            return at >= 0 && at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }

        private void emit(int start, int wordLength) {
            if (wordLength == 0) {
                return;
            }
            long finished = finish(hash);
            boolean paragraph = out.size() == 0
                    || newlines >= 2
                    || (newlines == 1 && (terminal || stop))
                    || (lastEnd <= hardBreak && start >= hardBreak && hardBreak > 0);
            boolean sentence = paragraph || endsBefore(start, finished) || sentenceTokens >= MAX_SENTENCE_TOKENS;
            int all = flags | pending;
            if (sentence) {
                all |= TokenBuffer.SENTENCE_START;
                sentenceTokens = 0;
            }
            if (paragraph) {
                all |= TokenBuffer.PARAGRAPH_START;
            }
            int word = intern ? vocabulary.intern(finished) : vocabulary.id(finished);
            out.add(start, end, all, word, finished, capitals);
            sentenceTokens++;
            lastHash = finished;
            lastLength = wordLength;
            lastEnd = end;
            dottedBefore = (flags & TokenBuffer.DOTTED) != 0;
            pending = 0;
            newlines = 0;
            spaced = false;
            terminal = false;
            stop = false;
        }

        private boolean endsBefore(int start, long next) {
            if (!spaced || !(terminal || stop || dottedBefore)) {
                return false;
            }
            char c = text.charAt(start);
            boolean opens = Character.isUpperCase(c) || Character.isDigit(c) || !Character.isLowerCase(c);
            if (!opens) {
                return false;
            }
            if (terminal) {
                return true;
            }
            if (dottedBefore) {
                return Character.isUpperCase(c) && STARTERS.contains(next);
            }
            return lastLength > 1 ? !ABBREVIATIONS.contains(lastHash) : isDigitBefore();
        }

        private boolean isDigitBefore() {
            return digitAt(lastEnd - 1);
        }
    }
}
