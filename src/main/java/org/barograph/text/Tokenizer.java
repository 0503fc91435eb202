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

    private static final int ASCII = 128;
    private static final byte SMALL = 0;
    private static final byte CAPITAL = 1;
    private static final byte DIGIT = 2;
    private static final byte DOT = 3;
    private static final byte COMMA = 4;
    /** Ends a word whatever stands before and behind it. */
    private static final byte SEPARATOR = 5;
    /** Not ASCII, or an apostrophe: it depends. */
    private static final byte OTHER = 6;

    private static final byte[] KINDS = kinds();

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
        new Scan(out.load(text), text.length(), hardBreak, vocabulary, intern, out).run();
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC' || c == '\u2018' || c == '\u00B4' || c == '`';
    }

    static boolean isWord(char c) {
        if (c < ASCII) {
            return KINDS[c] <= DIGIT;
        }
        return Character.isLetterOrDigit(c) || (Character.isSurrogate(c) && !isEmojiHalf(c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What each ASCII character is to a word. */
    private static byte[] kinds() {
        byte[] kinds = new byte[ASCII];
        for (char c = 0; c < ASCII; c++) {
            if (c >= 'a' && c <= 'z') {
                kinds[c] = SMALL;
            } else if (c >= 'A' && c <= 'Z') {
                kinds[c] = CAPITAL;
            } else if (isDigit(c)) {
                kinds[c] = DIGIT;
            } else if (c == '.') {
                kinds[c] = DOT;
            } else if (c == ',') {
                kinds[c] = COMMA;
            } else {
                kinds[c] = isApostrophe(c) ? OTHER : SEPARATOR;
            }
        }
        return kinds;
    }

    private static boolean isEmojiHalf(char c) {
        return c >= '\uD83C' && c <= '\uD83E';
    }

    /** One pass over one text. */
    private static final class Scan {
        private final char[] text;
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
        private int wordLength;
        /** Word characters since the word's last dot. */
        private int chunk;

        private boolean digitsOnly;
        /** Whether all of its characters so far are capitals or digits. */
        private boolean upper;

        private int end;
        private int flags;

        Scan(char[] text, int length, int hardBreak, Vocabulary vocabulary, boolean intern, TokenBuffer out) {
            this.text = text;
            this.length = length;
            this.hardBreak = hardBreak;
            this.vocabulary = vocabulary;
            this.intern = intern;
            this.out = out;
        }

        void run() {
            while (position < length) {
                char c = text[position];
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
            boolean joins = lastEnd == position && position + 1 < length && isWord(text[position + 1]);
            pending |= joins ? TokenBuffer.HYPHEN : TokenBuffer.BREAK;
        }

        private void word() {
            int start = position;
            flags = 0;
            if (!readAscii()) {
                readRest();
                finishDots();
            }
            if (isDigit(text[start])) {
                flags |= TokenBuffer.NUMBER;
            }
            if (upper && letters >= 2) {
                flags |= TokenBuffer.ALL_CAPS;
            }
            emit(start);
        }

        /** Reads the ASCII letters and digits at a word's beginning; true when the word ends behind them. */
        private boolean readAscii() {
            char[] chars = text;
            int start = position;
            int at = start;
            long read = SEED;
            long large = 0;
            int capitalCount = 0;
            int digits = 0;
            int kind = OTHER;
            while (at < length) {
                char c = chars[at];
                kind = c < ASCII ? KINDS[c] : OTHER;
                if (kind == CAPITAL) {
                    large |= at - start < 64 ? 1L << (at - start) : 0;
                    capitalCount++;
                    c += 'a' - 'A';
                } else if (kind == DIGIT) {
                    digits++;
                } else if (kind != SMALL) {
                    break;
                }
                read = (read ^ c) * PRIME;
                at++;
            }
            hash = read;
            capitals = large;
            wordLength = at - start;
            chunk = wordLength;
            letters = wordLength - digits;
            digitsOnly = digits == wordLength;
            upper = capitalCount + digits == wordLength;
            position = at;
            end = at;
            return at == length
                    || kind == SEPARATOR
                    || (kind == COMMA && !digitsOnly)
                    || (kind == DOT && !digitsOnly && chunk > 1);
        }

        private void readRest() {
            while (position < length) {
                char c = text[position];
                if (isWord(c)) {
                    if (CharFolding.isIdeograph(c)) {
                        if (wordLength == 0) {
                            add(c);
                            wordLength++;
                            digitsOnly = false;
                            upper = false;
                            end = ++position;
                        }
                        return;
                    }
                    letter(c);
                    end = ++position;
                } else if (isApostrophe(c)) {
                    if (apostrophe(c)) {
                        return;
                    }
                } else if (c == '.') {
                    if (!dot()) {
                        return;
                    }
                    if (digitsOnly) {
                        add('.');
                        wordLength++;
                    }
                    chunk = 0;
                } else if ((c == ',' && digitsOnly && digitAt(position + 1) && digitAt(position - 1))
                        || (c >= ASCII && isIgnored(c))) {
                    position++;
                } else {
                    return;
                }
            }
        }

        private void letter(char c) {
            char folded = CharFolding.fold(c);
            if (folded == CharFolding.IGNORED) {
                return;
            }
            boolean capital = c < ASCII ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
            if (capital && wordLength < 64) {
                capitals |= 1L << wordLength;
            }
            boolean digit = isDigit(folded);
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

        private void add(char c) {
            hash = (hash ^ c) * PRIME;
        }

        private static boolean isIgnored(char c) {
            return c == '\u00AD' || (c >= '\u0300' && CharFolding.fold(c) == CharFolding.IGNORED);
        }

        /** Reads an apostrophe inside or after a word; true when the word ends with it. */
        private boolean apostrophe(char c) {
            boolean more = position + 1 < length && isWord(text[position + 1]);
            if (!more) {
                char before = text[position - 1];
                if (c != '`' && (before == 's' || before == 'S') && letters > 2) {
                    flags |= TokenBuffer.POSSESSIVE;
                    position++;
                }
                return true;
            }
            char next = text[position + 1];
            boolean last = position + 2 >= length || !isWord(text[position + 2]);
            if ((next == 's' || next == 'S') && last) {
                flags |= TokenBuffer.POSSESSIVE;
                position += 2;
                return true;
            }
            position++;
            return false;
        }

        /** Reads a dot after a word character; true when the word goes on behind it. */
        private boolean dot() {
            if (digitsOnly) {
                if (digitAt(position + 1)) {
                    position++;
                    return true;
                }
                return false;
            }
            boolean letterNext = position + 1 < length && Character.isLetter(text[position + 1]);
            boolean single = chunk == 1 && (letters == 1 || (flags & TokenBuffer.DOTTED) != 0);
            if (single && letterNext) {
                flags |= TokenBuffer.DOTTED;
                position++;
                return true;
            }
            return false;
        }

        private void finishDots() {
            boolean dotted = (flags & TokenBuffer.DOTTED) != 0;
            if (dotted && position < length && text[position] == '.' && chunk == 1) {
                position++;
                end = position;
                possessiveAfterDot();
            }
        }

        private void possessiveAfterDot() {
            if (position + 1 < length && isApostrophe(text[position])) {
                char next = text[position + 1];
                boolean last = position + 2 >= length || !isWord(text[position + 2]);
                if ((next == 's' || next == 'S') && last) {
                    flags |= TokenBuffer.POSSESSIVE;
                    position += 2;
                }
            }
        }

        private boolean digitAt(int at) {
            return at >= 0 && at < length && isDigit(text[at]);
        }

        private void emit(int start) {
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
            char c = text[start];
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
