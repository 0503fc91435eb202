package org.barograph.text;

/** Which characters words are made of, and what parts them. */
final class WordChars {
    static final int ASCII = 128;
    static final byte SMALL = 0;
    static final byte CAPITAL = 1;
    static final byte DIGIT = 2;
    static final byte DOT = 3;
    static final byte COMMA = 4;
    /** Ends a word whatever stands before and behind it. */
    static final byte SEPARATOR = 5;
    /** Not ASCII, or an apostrophe: it depends. */
    static final byte OTHER = 6;

    private static final byte[] KINDS = kinds();

    private WordChars() {}

    /** What a character is to a word. */
    static int kind(char c) {
        return c < ASCII ? KINDS[c] : OTHER;
    }

    /** Whether a character is part of a word: letters and digits of any script. */
    static boolean isWord(char c) {
        if (c < ASCII) {
            return KINDS[c] <= DIGIT;
        }
        return Character.isLetterOrDigit(c) || (Character.isSurrogate(c) && !isEmojiHalf(c));
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC' || c == '\u2018' || c == '\u00B4' || c == '`';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a character is written within words and counts for nothing, such as a soft hyphen. */
    static boolean isIgnored(char c) {
        return c == '\u00AD' || (c >= '\u0300' && CharFolding.fold(c) == CharFolding.IGNORED);
    }

    private static boolean isEmojiHalf(char c) {
        return c >= '\uD83C' && c <= '\uD83E';
    }

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
}
