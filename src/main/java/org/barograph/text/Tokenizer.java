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

    private Tokenizer() {}

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

    /** One pass over one text. */
    private static final class Scan {
        private final char[] text;
        private final int length;
        private final int hardBreak;
        private final Vocabulary vocabulary;
        private final boolean intern;
        private final TokenBuffer out;

        private final WordGap gap = new WordGap();
        private int position;
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
                if (WordChars.isWord(c)) {
                    word();
                } else {
                    separator(c);
                    position++;
                }
            }
        }

        private void separator(char c) {
            if (WordGap.isHyphen(c)) {
                gap.addHyphen(lastEnd == position && position + 1 < length && WordChars.isWord(text[position + 1]));
            } else {
                gap.add(c);
            }
        }

        private void word() {
            int start = position;
            flags = 0;
            if (!readAscii()) {
                readRest();
                finishDots();
            }
            if (WordChars.isDigit(text[start])) {
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
            long read = WordHash.SEED;
            long large = 0;
            int capitalCount = 0;
            int digits = 0;
            int kind = WordChars.OTHER;
            while (at < length) {
                char c = chars[at];
                kind = WordChars.kind(c);
                if (kind == WordChars.CAPITAL) {
                    large |= at - start < 64 ? 1L << (at - start) : 0;
                    capitalCount++;
                    c += 'a' - 'A';
                } else if (kind == WordChars.DIGIT) {
                    digits++;
                } else if (kind != WordChars.SMALL) {
                    break;
                }
                read = (read ^ c) * WordHash.PRIME;
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
                    || kind == WordChars.SEPARATOR
                    || (kind == WordChars.COMMA && !digitsOnly)
                    || (kind == WordChars.DOT && !digitsOnly && chunk > 1);
        }

        private void readRest() {
            while (position < length) {
                char c = text[position];
                if (WordChars.isWord(c)) {
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
                } else if (WordChars.isApostrophe(c)) {
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
                        || (c >= WordChars.ASCII && WordChars.isIgnored(c))) {
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
            boolean capital = c < WordChars.ASCII ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
            if (capital && wordLength < 64) {
                capitals |= 1L << wordLength;
            }
            boolean digit = WordChars.isDigit(folded);
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
            hash = (hash ^ c) * WordHash.PRIME;
        }

        /** Reads an apostrophe inside or after a word; true when the word ends with it. */
        private boolean apostrophe(char c) {
            boolean more = position + 1 < length && WordChars.isWord(text[position + 1]);
            if (!more) {
                char before = text[position - 1];
                if (c != '`' && (before == 's' || before == 'S') && letters > 2) {
                    flags |= TokenBuffer.POSSESSIVE;
                    position++;
                }
                return true;
            }
            char next = text[position + 1];
            boolean last = position + 2 >= length || !WordChars.isWord(text[position + 2]);
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
            if (position + 1 < length && WordChars.isApostrophe(text[position])) {
                char next = text[position + 1];
                boolean last = position + 2 >= length || !WordChars.isWord(text[position + 2]);
                if ((next == 's' || next == 'S') && last) {
                    flags |= TokenBuffer.POSSESSIVE;
                    position += 2;
                }
            }
        }

        private boolean digitAt(int at) {
            return at >= 0 && at < length && WordChars.isDigit(text[at]);
        }

        private void emit(int start) {
            if (wordLength == 0) {
                return;
            }
            long finished = WordHash.finish(hash);
            boolean paragraph = out.size() == 0
                    || gap.endsParagraph()
                    || (lastEnd <= hardBreak && start >= hardBreak && hardBreak > 0);
            boolean sentence = paragraph || endsBefore(start, finished) || sentenceTokens >= MAX_SENTENCE_TOKENS;
            int all = flags | gap.flags();
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
            gap.clear();
        }

        private boolean endsBefore(int start, long next) {
            return gap.mayEndSentence(dottedBefore)
                    && gap.endsSentence(text[start], next, lastHash, lastLength, dottedBefore, digitAt(lastEnd - 1));
        }
    }
}
