package org.barograph.text;

import java.text.Normalizer;

/**
 * How a character counts in a word: lower-cased and without diacritics, so that {@code Erdoğan} and {@code ERDOGAN} are
 * one word.
 */
final class CharFolding {
    /** Folds to nothing: combining marks, soft hyphens, zero-width characters. */
    static final char IGNORED = 0;

    private static final int TABLE_SIZE = 0x2000;
    private static final char[] TABLE = table();

    private CharFolding() {}

    /** The folded character, or {@link #IGNORED}. Letters that fold to two characters give the first of them. */
    static char fold(char c) {
        if (c < TABLE_SIZE) {
            return TABLE[c];
        }
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return TABLE[c - 0xFEE0];
        }
        if ((c >= '\u200B' && c <= '\u200F') || c == '\u2060' || c == '\uFEFF') {
            return IGNORED;
        }
        return Character.toLowerCase(c);
    }

    /** The second character of a letter that folds to two ({@code ß}, {@code æ}), or {@link #IGNORED}. */
    static char second(char c) {
        return switch (c) {
            case '\u00DF' -> 's';
            case '\u00C6', '\u00E6', '\u0152', '\u0153' -> 'e';
            default -> IGNORED;
        };
    }

    /** Whether each such character is a word of its own, since the script writes no spaces. */
    static boolean isIdeograph(char c) {
        return (c >= '\u3040' && c <= '\u30FF')
                || (c >= '\u3400' && c <= '\u4DBF')
                || (c >= '\u4E00' && c <= '\u9FFF')
                || (c >= '\uF900' && c <= '\uFAFF');
    }

    private static char[] table() {
        char[] table = new char[TABLE_SIZE];
        for (char c = 0; c < TABLE_SIZE; c++) {
            table[c] = derive(c);
        }
        return table;
    }

    private static char derive(char c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || c == '\u00AD') {
            return IGNORED;
        }
        return switch (c) {
            case '\u00DF' -> 's';
            case '\u00C6', '\u00E6', '\u018F', '\u0259' -> 'a';
            case '\u0152', '\u0153', '\u00D8', '\u00F8' -> 'o';
            case '\u0141', '\u0142' -> 'l';
            case '\u0110', '\u0111', '\u00D0', '\u00F0' -> 'd';
            case '\u00DE', '\u00FE' -> 't';
            case '\u0130', '\u0131' -> 'i';
            default -> {
                String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
                yield Character.toLowerCase(decomposed.charAt(0));
            }
        };
    }
}
