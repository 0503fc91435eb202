package org.barograph.coding;

import org.barograph.catalog.Actor;
import org.barograph.catalog.Actor.TermRole;
import org.barograph.catalog.ActorKind;
import org.barograph.coding.Lexicon.Name;
import org.barograph.text.MatchBuffer;
import org.barograph.text.TokenBuffer;

/** What the lexicon knows at a place of the sentence that is read. Places are token indices. */
final class TermMatches {
    static final int NONE = -1;

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final MatchBuffer matches;
    /** The sentence that is read: its tokens {@code [from, limit)}. */
    int from;

    int limit;
    /** Whether all its words are capitalised, so that a word's own capital says nothing. */
    boolean titleCase;

    TermMatches(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        this.matches = work.matches;
    }

    void begin(int sentence) {
        from = tokens.sentenceStart(sentence);
        limit = tokens.sentenceStart(sentence + 1);
        titleCase = work.titleCase[sentence];
    }

    /** The longest match of a kind at a token within the sentence; the first of equally long ones. */
    int longest(int token, int kind) {
        if (token >= limit) {
            return NONE;
        }
        int best = NONE;
        for (int m = work.firstMatch[token]; m < work.firstMatch[token + 1]; m++) {
            if (Lexicon.kind(matches.payload(m)) == kind && (best == NONE || matches.end(m) > matches.end(best))) {
                best = m;
            }
        }
        return best;
    }

    /** The longest name; among equally long ones a full name before a surname. */
    int bestName(int token) {
        return bestName(token, false);
    }

    /** The same behind a title, where a surname alone will do. */
    int bestNameBehindTitle(int token) {
        return bestName(token, true);
    }

    private int bestName(int token, boolean titled) {
        if (token >= limit) {
            return NONE;
        }
        int best = NONE;
        for (int m = work.firstMatch[token]; m < work.firstMatch[token + 1]; m++) {
            if (Lexicon.kind(matches.payload(m)) == Lexicon.NAME) {
                boolean longer = best == NONE || matches.end(m) > matches.end(best);
                boolean fuller = best != NONE
                        && matches.end(m) == matches.end(best)
                        && !isFull(name(best).term().role())
                        && isFull(name(m).term().role());
                if ((longer || fuller) && (name(m).term().role() != TermRole.SHORT || counts(m, titled))) {
                    best = m;
                }
            }
        }
        return best;
    }

    private static boolean isFull(TermRole role) {
        return role != TermRole.SURNAME && role != TermRole.SHORT;
    }

    /** Whether a short name can stand for its actor here. */
    private boolean counts(int match, boolean titled) {
        Actor actor = name(match).actor();
        int start = matches.start(match);
        int end = matches.end(match);
        if (actor.kind() == ActorKind.PERSON) {
            boolean known = titled || isNameClass(start - 1, NameWords.HONORIFIC) || work.seen.contains(actor);
            return known && !isMonth(start, end);
        }
        boolean word = tokens.has(start, TokenBuffer.ALL_CAPS)
                && (isShouted(start - 1) || isShouted(end) || (end < limit && isClass(end, Words.DETERMINER)));
        boolean longerName = end < limit && tokens.capitalised(end) && !isParted(end) && !hasKind(end, Lexicon.AGENT);
        boolean acts = start == from && tokens.has(start, TokenBuffer.ALL_CAPS) && hasKind(end, Lexicon.HEAD);
        boolean body = (acts || hasKind(end, Lexicon.AGENT)) && !isParted(end);
        return !word && !longerName && (body || work.seen.contains(actor));
    }

    /** Whether a word in capitals is no name: in a line of capitals any word is. */
    private boolean isShouted(int token) {
        return token >= from
                && token < limit
                && tokens.has(token, TokenBuffer.ALL_CAPS)
                && longest(token, Lexicon.NAME) == NONE;
    }

    /** Whether a surname that is a month stands where the month would. */
    private boolean isMonth(int start, int end) {
        if (!isNameClass(start, NameWords.MONTH)) {
            return false;
        }
        boolean calendar =
                isNameClass(start - 1, NameWords.CALENDAR) || (start > from && isClass(start - 1, Words.PREPOSITION));
        boolean number = (start > from && tokens.has(start - 1, TokenBuffer.NUMBER))
                || (end < limit && tokens.has(end, TokenBuffer.NUMBER));
        return calendar || number;
    }

    Name name(int match) {
        return lexicon.names.get(Lexicon.reference(matches.payload(match)));
    }

    boolean isPerson(int match) {
        return match != NONE && name(match).actor().kind() == ActorKind.PERSON;
    }

    /** Whether a name is more than a surname or another short name. */
    boolean isFullName(int match) {
        return isFull(name(match).term().role());
    }

    /** The token after a match, or {@link #NONE} for none. */
    int end(int match) {
        return match == NONE ? NONE : matches.end(match);
    }

    boolean hasKind(int token, int kind) {
        return token < limit && longest(token, kind) != NONE;
    }

    /** Whether a word is neither part of the grammar nor of a name, nor an event word. */
    boolean isPlain(int token) {
        return lexicon.wordClass(tokens.word(token)) == 0
                && !hasKind(token, Lexicon.HEAD)
                && bestName(token) == NONE
                && !hasKind(token, Lexicon.BLOCK);
    }

    boolean isParted(int token) {
        return tokens.has(token, TokenBuffer.COMMA | TokenBuffer.BREAK | TokenBuffer.QUOTE);
    }

    boolean isClass(int token, int wordClass) {
        return (lexicon.wordClass(tokens.word(token)) & wordClass) != 0;
    }

    boolean isNameClass(int token, int nameClass) {
        return token >= from && token < limit && (lexicon.nameClass(tokens.word(token)) & nameClass) != 0;
    }

    /** Whether a capitalised word stands at a place of which the lexicon knows nothing, or only that it is a surname. */
    boolean isUnknownName(int token) {
        if (!tokens.capitalised(token)
                || tokens.has(token, TokenBuffer.NUMBER)
                || lexicon.wordClass(tokens.word(token)) != 0) {
            return false;
        }
        for (int m = work.firstMatch[token]; m < work.firstMatch[token + 1]; m++) {
            boolean surname = Lexicon.kind(matches.payload(m)) == Lexicon.NAME
                    && name(m).actor().kind() == ActorKind.PERSON
                    && !isFullName(m);
            if (!surname) {
                return false;
            }
        }
        return true;
    }

    /** Whether "former" stands before a place, perhaps with a word such as "acting" between. */
    boolean isFormerBefore(int token) {
        if (token > from && isClass(token - 1, Words.FORMER)) {
            return true;
        }
        return token - 1 > from && isClass(token - 1, Words.TITLE_MODIFIER) && isClass(token - 2, Words.FORMER);
    }
}
