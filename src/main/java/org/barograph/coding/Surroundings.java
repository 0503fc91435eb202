package org.barograph.coding;

import org.barograph.text.TokenBuffer;

/** What stands around a mention: a preposition before it, a mention that it is joined to, who is cited. */
final class Surroundings {
    /** How many tokens of its noun phrase may stand between a preposition and a mention. */
    private static final int MAX_NOUN_PHRASE = 4;

    private final Lexicon lexicon;
    private final TokenBuffer tokens;
    private final TermMatches terms;

    Surroundings(Lexicon lexicon, Workspace work, TermMatches terms) {
        this.lexicon = lexicon;
        this.tokens = work.tokens;
        this.terms = terms;
    }

    /**
     * Sets the flags of a mention.
     *
     * @param before the mention before it in the sentence, or null
     */
    void read(Mention mention, Mention before) {
        int from = terms.from;
        int start = mention.start;
        int back = start - 1;
        int steps = 0;
        while (back >= from && steps < MAX_NOUN_PHRASE && isNounPhraseWord(back) && !terms.isParted(back + 1)) {
            back--;
            steps++;
        }
        if (back >= from && terms.isClass(back, Words.PREPOSITION) && !terms.isParted(back + 1)) {
            boolean quantity = terms.isClass(back, Words.OF) && back > from && terms.isClass(back - 1, Words.QUANTITY);
            if (!quantity) {
                mention.flags |= Mention.OBLIQUE;
                if (terms.isClass(back, Words.LOCATIVE) || isPartOf(back)) {
                    mention.flags |= Mention.LOCATIVE;
                }
            }
            if (back > from && terms.isClass(back - 1, Words.ACCORDING)) {
                mention.flags |= Mention.CITED;
            }
        }
        boolean comma = start > from && tokens.has(start, TokenBuffer.COMMA);
        if (mention.end < terms.limit && terms.isClass(mention.end, Words.SPEECH) && comma) {
            mention.flags |= Mention.CITED;
        }
        if (before != null) {
            join(before, mention);
        }
    }

    /** Whether a preposition joins a land to a part of it in which something happened: in the east of. */
    private boolean isPartOf(int of) {
        int part = of - 1;
        if (part <= terms.from || !terms.isClass(of, Words.OF) || !WordLists.PARTS.contains(tokens.hash(part))) {
            return false;
        }
        int at = terms.isClass(part - 1, Words.DETERMINER) ? part - 2 : part - 1;
        return at >= terms.from && terms.isClass(at, Words.LOCATIVE);
    }

    /** Sets whether a mention goes on the list of the mention before it: the US, Japan and the EU. */
    private void join(Mention before, Mention mention) {
        boolean and = false;
        for (int t = before.end; t < mention.start; t++) {
            boolean conjunction = terms.isClass(t, Words.AND);
            and |= conjunction;
            boolean adjective =
                    and && mention.is(Mention.UNATTACHED) && (isNounPhraseWord(t) || terms.isClass(t, Words.DEPENDENT));
            if (!conjunction
                    && !adjective
                    && !terms.isClass(t, Words.DETERMINER)
                    && !terms.isClass(t, Words.TITLE_MODIFIER)) {
                return;
            }
        }
        boolean gap = mention.start > before.end;
        boolean hyphen = !gap && tokens.has(mention.start, TokenBuffer.HYPHEN);
        boolean comma = tokens.has(before.end, TokenBuffer.COMMA);
        if (tokens.has(before.end, TokenBuffer.BREAK)
                || before.is(Mention.DEPENDENT)
                || mention.is(Mention.DEPENDENT)) {
            return;
        }
        boolean samePlace = comma && !and && mention.country.equals(before.country);
        if ((and || comma || hyphen) && !samePlace) {
            mention.flags |= Mention.JOINED;
            if (before.is(Mention.OBLIQUE)) {
                mention.flags |= Mention.OBLIQUE | (before.flags & Mention.LOCATIVE);
            }
            if (hyphen) {
                mention.flags |= Mention.PAIRED;
            }
        }
    }

    private boolean isNounPhraseWord(int token) {
        int wordClass = lexicon.wordClass(tokens.word(token));
        if ((wordClass & (Words.DETERMINER | Words.TITLE_MODIFIER)) != 0) {
            return (wordClass & Words.PREPOSITION) == 0;
        }
        return wordClass == 0 && !terms.hasKind(token, Lexicon.HEAD) && !terms.hasKind(token, Lexicon.NAME);
    }
}
