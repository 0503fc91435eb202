package org.barograph.text;

/** What stands between two words: flags of the word behind it, and whether a sentence or paragraph ends in it. */
final class WordGap {
    private static final WordSet ABBREVIATIONS = WordSet.of(
            "mr mrs ms dr prof rev hon gen col lt sgt cpl capt cmdr maj adm brig pres sen rep gov amb sec min insp supt"
                    + " st mt ft jr sr no nos vs etc inc co corp ltd bros dept univ assn est approx fig vol jan feb mar"
                    + " apr jun jul aug sep sept oct nov dec al cf ed");
    private static final WordSet STARTERS =
            WordSet.of("the a an in on at it its he she they we but and this that these those there after as his her"
                    + " their if when while for however meanwhile no one some many both last");

    private int flags;
    private int newlines;
    private boolean spaced;
    private boolean terminal;
    private boolean stop;

    /** Flags of {@link TokenBuffer} for the word behind it. */
    int flags() {
        return flags;
    }

    void clear() {
        flags = 0;
        newlines = 0;
        spaced = false;
        terminal = false;
        stop = false;
    }

    /** Adds a character that is part of no word and no hyphen. */
    void add(char c) {
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
            case ',', '\u3001' -> flags |= TokenBuffer.COMMA;
            case ';', ':', '(', ')', '[', ']', '\u2013', '\u2014', '\u2022', '|' -> flags |= TokenBuffer.BREAK;
            case '"', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB', '\u2018', '\u2019', '\'', '`' ->
                flags |= TokenBuffer.QUOTE;
            default -> {
                if (Character.isWhitespace(c)) {
                    spaced = true;
                }
            }
        }
    }

    /** Adds a hyphen, which joins the words beside it or is a dash. */
    void addHyphen(boolean joins) {
        flags |= joins ? TokenBuffer.HYPHEN : TokenBuffer.BREAK;
    }

    static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011';
    }

    /** Whether a paragraph ends: at a blank line, or at a line's end behind a full stop. */
    boolean endsParagraph() {
        return newlines >= 2 || (newlines == 1 && (terminal || stop));
    }

    /** Whether a sentence may end: with a space and a mark that can end one, the dot of an abbreviation included. */
    boolean mayEndSentence(boolean dottedBefore) {
        return spaced && (terminal || stop || dottedBefore);
    }

    /**
     * Whether a sentence ends that may end.
     *
     * @param first first character of the word behind it
     * @param next hash of that word
     * @param before hash of the word before
     * @param lengthBefore number of characters of the word before
     * @param dottedBefore whether the word before is written with dots
     * @param digitBefore whether a digit stands directly before
     */
    boolean endsSentence(
            char first, long next, long before, int lengthBefore, boolean dottedBefore, boolean digitBefore) {
        if (Character.isLowerCase(first)) {
            return false;
        }
        if (terminal) {
            return true;
        }
        if (dottedBefore) {
            return Character.isUpperCase(first) && STARTERS.contains(next);
        }
        return lengthBefore > 1 ? !ABBREVIATIONS.contains(before) : digitBefore;
    }
}
