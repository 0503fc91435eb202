package org.barograph.coding;

import java.util.Locale;
import org.barograph.text.TokenBuffer;

/**
 * How large an event is said to be: 30 killed, 200 soldiers, a dozen missiles. It moves the Goldstein value of material
 * conflict towards the end of its scale, by an eighth of the distance for each power of ten and at most by half.
 */
final class Magnitude {
    /** The largest share of the distance to the end of the scale. */
    private static final double MAX_SHARE = 0.5;

    /** So many powers of ten would make the whole distance. */
    private static final double POWERS_PER_SHARE = 8;

    private static final double GOLDSTEIN_LIMIT = 10;

    /** Digits of a number that are read; a longer one counts for nothing. */
    private static final int MAX_DIGITS = 9;

    /** How many tokens behind an event word its number may stand. */
    private static final int MAX_AFTER = 3;

    /** How many tokens before an event word its number may stand. */
    private static final int MAX_BEFORE = 6;

    /** How many adjectives may stand between a number and what it counts. */
    private static final int MAX_NOUN_PHRASE = 2;

    /** A number without commas from here to the last one is a year. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2100;

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;

    Magnitude(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
    }

    /**
     * A Goldstein value scaled with a count.
     *
     * @param count what was counted; 1 or less changes nothing
     * @return in [-10, 10], of the same sign
     */
    static double scale(double goldstein, long count) {
        if (count <= 1) {
            return goldstein;
        }
        double share = Math.min(MAX_SHARE, StrictMath.log10(count) / POWERS_PER_SHARE);
        double distance = GOLDSTEIN_LIMIT - Math.abs(goldstein);
        double scaled = goldstein + Math.signum(goldstein) * distance * share;
        return StrictMath.rint(scaled * 10) / 10;
    }

    /** Whether a CAMEO code is one of material conflict that numbers make heavier: force, coercion, assault, fight. */
    static boolean applies(String cameo) {
        return cameo.startsWith("15")
                || cameo.startsWith("17")
                || cameo.startsWith("18")
                || cameo.startsWith("19")
                || cameo.startsWith("20");
    }

    /** The number that belongs to an event word in the sentence of tokens {@code [from, limit)}, or 0. */
    long of(Candidate candidate, int from, int limit) {
        int last = Math.min(limit, Math.max(candidate.end, candidate.headEnd + MAX_AFTER));
        for (int t = candidate.headEnd; t < last; t++) {
            long value = value(t);
            if (value > 0 && (t < candidate.end || isCounted(t, limit))) {
                return value;
            }
        }
        for (int t = candidate.start - 1; t >= Math.max(from, candidate.start - MAX_BEFORE); t--) {
            if (tokens.has(t + 1, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
                return 0;
            }
            long value = value(t);
            if (value > 0 && (t + 1 == candidate.start || isCounted(t, candidate.start))) {
                return value;
            }
        }
        return 0;
    }

    /** Whether people or forces follow a number, or nothing that would be another unit. */
    private boolean isCounted(int token, int limit) {
        int next = token + 1;
        if (next >= limit || tokens.has(next, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
            return true;
        }
        int wordClass = lexicon.wordClass(tokens.word(next));
        if ((wordClass & (Words.PREPOSITION | Words.AND)) != 0) {
            return (wordClass & Words.OF) == 0;
        }
        for (int t = next; t < Math.min(limit, next + MAX_NOUN_PHRASE + 1); t++) {
            for (int m = work.firstMatch[t]; m < work.firstMatch[t + 1]; m++) {
                int kind = Lexicon.kind(work.matches.payload(m));
                if (kind == Lexicon.AGENT || kind == Lexicon.ROLE) {
                    return true;
                }
            }
        }
        return false;
    }

    private long value(int token) {
        if (tokens.has(token, TokenBuffer.NUMBER)) {
            return digits(token);
        }
        boolean quantity = (lexicon.wordClass(tokens.word(token)) & Words.QUANTITY) != 0;
        if (!quantity) {
            return 0;
        }
        return switch (work.text
                .substring(tokens.start(token), tokens.end(token))
                .toLowerCase(Locale.ROOT)) {
            case "two" -> 2;
            case "three" -> 3;
            case "four" -> 4;
            case "five" -> 5;
            case "six" -> 6;
            case "seven" -> 7;
            case "eight" -> 8;
            case "nine" -> 9;
            case "ten" -> 10;
            case "dozens", "tens" -> 24;
            case "scores" -> 40;
            case "hundreds" -> 200;
            case "thousands" -> 2_000;
            case "millions" -> 2_000_000;
            default -> 0;
        };
    }

    /** The number of digits and commas alone, or 0; a year is none. */
    private long digits(int token) {
        long value = 0;
        int digits = 0;
        boolean comma = false;
        for (int i = tokens.start(token); i < tokens.end(token); i++) {
            char c = work.text.charAt(i);
            if (c == ',') {
                comma = true;
            } else if (c >= '0' && c <= '9' && digits < MAX_DIGITS) {
                value = value * 10 + (c - '0');
                digits++;
            } else {
                return 0;
            }
        }
        boolean year = !comma && value >= FIRST_YEAR && value <= LAST_YEAR;
        return year ? 0 : value;
    }
}
