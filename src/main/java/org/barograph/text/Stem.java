package org.barograph.text;

/**
 * What British and American spelling, number and tense of a word have in common: {@code labour} and {@code labor},
 * {@code travelled} and {@code traveling}, {@code centre} and {@code centers}. It is no word, and different words may
 * share it: for comparing texts, not for reading them.
 */
final class Stem {
    private static final int LEAST_SPELT = 6;
    private static final int LEAST_LEFT = 4;
    private static final String[] NONE = {};
    private static final String[] IN_D = {"ied", "ed"};
    private static final String[] IN_E = {"re", "e"};
    private static final String[] IN_G = {"ing"};
    private static final String[] IN_R = {"er"};
    private static final String[] IN_S = {"ings", "ies", "ers", "es", "s"};
    private static final String[] IN_Y = {"y"};

    private Stem() {}

    /**
     * Shortens a word to its stem.
     *
     * @param word the word in small letters without diacritics; changed
     * @param length number of its characters
     * @return number of characters of the stem
     */
    static int shorten(char[] word, int length) {
        if (length < LEAST_LEFT + 1) {
            return length;
        }
        int left = length >= LEAST_SPELT ? americanised(word, length) : length;
        for (String ending : endingsIn(word[left - 1])) {
            if (left - ending.length() >= LEAST_LEFT && endsWith(word, left, ending)) {
                left -= ending.length();
                break;
            }
        }
        return left > LEAST_LEFT && word[left - 1] == word[left - 2] ? left - 1 : left;
    }

    private static String[] endingsIn(char last) {
        return switch (last) {
            case 'd' -> IN_D;
            case 'e' -> IN_E;
            case 'g' -> IN_G;
            case 'r' -> IN_R;
            case 's' -> IN_S;
            case 'y' -> IN_Y;
            default -> NONE;
        };
    }

    private static boolean endsWith(char[] word, int length, String ending) {
        for (int i = 0; i < ending.length(); i++) {
            if (word[length - ending.length() + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Writes {@code our} as {@code or}, {@code is} and {@code ys} before a vowel with z, {@code ence} as {@code ense}, {@code ae} and {@code oe} as e. */
    private static int americanised(char[] word, int length) {
        int out = 2;
        for (int i = 2; i < length; i++) {
            char c = word[i];
            char before = word[i - 1];
            char after = i + 1 < length ? word[i + 1] : 0;
            boolean our = c == 'u' && before == 'o' && after == 'r';
            boolean digraph = (c == 'a' || c == 'o') && after == 'e' && i + 2 < length;
            if (our || digraph) {
                continue;
            }
            boolean verb =
                    c == 's' && (before == 'i' || before == 'y') && (after == 'e' || after == 'i' || after == 'a');
            boolean noun = c == 'c' && before == 'n' && after == 'e';
            word[out++] = verb ? 'z' : noun ? 's' : c;
        }
        boolean programme = out > LEAST_SPELT && word[out - 1] == 'e' && word[out - 2] == 'm' && word[out - 3] == 'm';
        return programme ? out - 2 : out;
    }
}
