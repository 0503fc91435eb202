package org.barograph.coding;

import org.barograph.text.TokenBuffer;

/** Tells headlines in which every word begins with a capital, so that capitals tell no names. */
final class Headline {
    /** A headline of capitals has at least so many, and at most one small word to so many of them. */
    private static final int MIN_CAPITALS = 3;

    private static final int MAX_SMALL_SHARE = 6;
    private static final int LONG_WORD = 3;

    private Headline() {}

    /** Whether the long words of the tokens {@code [from, limit)} all begin with a capital, but for function words. */
    static boolean isTitleCase(TokenBuffer tokens, Lexicon lexicon, int from, int limit) {
        int capitals = 0;
        int small = 0;
        for (int i = from + 1; i < limit; i++) {
            if (tokens.end(i) - tokens.start(i) > LONG_WORD && !tokens.has(i, TokenBuffer.NUMBER)) {
                if (tokens.capitalised(i)) {
                    capitals++;
                } else if (lexicon.wordClass(tokens.word(i)) == 0) {
                    small++;
                }
            }
        }
        return capitals >= MIN_CAPITALS && small * MAX_SMALL_SHARE <= capitals;
    }
}
