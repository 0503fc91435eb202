package org.barograph.coding;

import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** The noun phrases and verb groups of a sentence: which phrase is a verb's subject, and where its object may stand. */
final class Syntax extends InSentence {
    /** What the subject of a verb is. */
    enum Subject {
        /** A noun phrase: {@link #phraseStart()}, {@link #phraseHead()}, {@link #phraseEnd()}. */
        PHRASE,
        /** That of the verb at {@link #governor()}. */
        INHERITED,
        PRONOUN,
        /** It could not be told. */
        UNKNOWN
    }

    /** How many relative clauses a phrase is followed out of. */
    private static final int MAX_DEPTH = 3;

    private int phraseStart;
    private int phraseHead;
    private int phraseEnd;
    private int governor;
    private boolean relative;

    Syntax(Lexicon lexicon, Workspace work) {
        super(lexicon, work);
    }

    int phraseStart() {
        return phraseStart;
    }

    /** Last word of the phrase without what hangs on it. */
    int phraseHead() {
        return phraseHead;
    }

    /** After the last word, with prepositional phrases that hang on it. */
    int phraseEnd() {
        return phraseEnd;
    }

    int governor() {
        return governor;
    }

    /** Whether the verb stands in a relative clause or is a participle that describes the phrase. */
    boolean relative() {
        return relative;
    }

    byte tag(int token) {
        return work.tags[token];
    }

    boolean isVerbal(int token) {
        return tag(token) == Tagger.VERB || tag(token) == Tagger.AUXILIARY;
    }

    /** First token of the verb group that a verb ends: auxiliaries, adverbs between and before them, "to". */
    int groupStart(int verb) {
        int start = verb;
        while (start > from && !isParted(start)) {
            byte tag = tag(start - 1);
            if (tag == Tagger.AUXILIARY || tag == Tagger.TO) {
                start--;
            } else if (tag == Tagger.ADVERB) {
                start--;
            } else {
                break;
            }
        }
        return start;
    }

    /** Finds the subject of the verb at a token. */
    Subject subject(int verb) {
        relative = false;
        governor = NONE;
        int start = groupStart(verb);
        int at = start - 1;
        if (at < from) {
            return Subject.UNKNOWN;
        }
        int first = start;
        while (first < verb && tag(first) == Tagger.ADVERB) {
            first++;
        }
        boolean infinitive = tag(first) == Tagger.TO;
        int forms = lexicon.verbForms(tokens.word(verb));
        boolean bare = start == verb || tag(first) == Tagger.VERB;
        boolean participle = bare && (forms & (VerbForms.PAST | VerbForms.BASE | VerbForms.THIRD)) == 0;
        if (tokens.has(start, TokenBuffer.BREAK)) {
            return inherited(at);
        }
        if (tokens.has(start, TokenBuffer.COMMA)) {
            return participle || infinitive ? inherited(at) : acrossParenthesis(at);
        }
        switch (tag(at)) {
            case Tagger.NOMINAL, Tagger.DETERMINER -> {
                if (infinitive) {
                    return inheritedOrPhrase(at);
                }
                relative = participle;
                return phrase(at);
            }
            case Tagger.RELATIVE -> {
                relative = true;
                return at > from && tag(at - 1) == Tagger.NOMINAL ? nearest(at - 1) : inherited(at - 1);
            }
            case Tagger.PRONOUN -> {
                return Subject.PRONOUN;
            }
            case Tagger.VERB -> {
                int opener = relativeBefore(at);
                return opener == NONE ? inherited(at) : phrase(opener - 1);
            }
            case Tagger.CONJUNCTION, Tagger.PREPOSITION, Tagger.SUBORDINATOR, Tagger.AUXILIARY -> {
                return inherited(at);
            }
            default -> {
                return Subject.UNKNOWN;
            }
        }
    }

    /** The relative pronoun behind a noun whose clause the verb at a token ends, or NONE. */
    private int relativeBefore(int verb) {
        for (int t = verb - 1; t > from + 1 && !isParted(t + 1); t--) {
            if (tag(t) == Tagger.RELATIVE && tag(t - 1) == Tagger.NOMINAL) {
                return t;
            }
        }
        return NONE;
    }

    private boolean isParted(int token) {
        return tokens.has(token, TokenBuffer.COMMA | TokenBuffer.BREAK);
    }

    /** An infinitive behind a noun phrase: of what governs it; a headline's "Israel to strike". */
    private Subject inheritedOrPhrase(int at) {
        int verb = verbBefore(at);
        if (verb == NONE) {
            return phrase(at);
        }
        governor = verb;
        return Subject.INHERITED;
    }

    private Subject inherited(int at) {
        int verb = verbBefore(at);
        if (verb == NONE) {
            return Subject.UNKNOWN;
        }
        governor = verb;
        return Subject.INHERITED;
    }

    /** The verb read last before a place, itself included; an auxiliary counts where no verb follows it. */
    int verbBefore(int at) {
        for (int t = at; t >= from; t--) {
            if (isVerbal(t)) {
                return t;
            }
        }
        return NONE;
    }

    /** The subject stands before a parenthesis between commas; without one the verb continues the clause before. */
    private Subject acrossParenthesis(int at) {
        for (int t = at; t > from; t--) {
            if (tokens.has(t, TokenBuffer.BREAK)) {
                return Subject.UNKNOWN;
            }
            if (tokens.has(t, TokenBuffer.COMMA)) {
                if (tag(t - 1) != Tagger.NOMINAL) {
                    return inherited(at);
                }
                int verb = verbBefore(t - 1);
                boolean free = verb == NONE || phraseBegin(t - 1) > verb + 1 || isSpeech(verb);
                return free ? phrase(t - 1) : inherited(at);
            }
        }
        return inherited(at);
    }

    private boolean isSpeech(int verb) {
        return isClass(verb, Words.SPEECH);
    }

    /** Whether a clause may follow a verb without "that". */
    private boolean takesClause(int verb) {
        return isSpeech(verb) || WordLists.TAKING_CLAUSE.contains(tokens.hash(verb));
    }

    /** First token of the noun phrase that a token is in. */
    int phraseBegin(int at) {
        int start = at;
        while (start > from && !isParted(start) && tag(start) != Tagger.DETERMINER) {
            byte tag = tag(start - 1);
            if (tag != Tagger.NOMINAL && tag != Tagger.DETERMINER) {
                break;
            }
            start--;
        }
        return start;
    }

    /** The phrase that the one found last is joined to by "and" or a comma, if it is no object; false if there is none. */
    boolean toConjunct() {
        int before = phraseStart - 1;
        boolean and = before > from && tag(before) == Tagger.CONJUNCTION;
        int end = and ? before - 1 : before;
        if (!and || tag(end) != Tagger.NOMINAL) {
            return false;
        }
        int start = phraseBegin(end);
        if (start > from && tag(start - 1) == Tagger.VERB && !isParted(start)) {
            return false;
        }
        phrase(end);
        return true;
    }

    /** The phrase in apposition to the one found last: a tycoon, a former minister, said; false if there is none. */
    boolean toApposition() {
        int start = phraseEnd;
        boolean opens = start < limit
                && tokens.has(start, TokenBuffer.COMMA)
                && (tag(start) == Tagger.NOMINAL || tag(start) == Tagger.DETERMINER);
        if (!opens) {
            return false;
        }
        int end = start + 1;
        while (end < limit && !isParted(end) && tag(end) == Tagger.NOMINAL) {
            end++;
        }
        phraseStart = start;
        phraseHead = end - 1;
        phraseEnd = end;
        return true;
    }

    /** Whether the phrase found last begins with its, his, her or their. */
    boolean isOwned() {
        return isClass(phraseStart, Words.OWNER);
    }

    private Subject nearest(int at) {
        phraseStart = phraseBegin(at);
        phraseHead = at;
        phraseEnd = at + 1;
        return Subject.PHRASE;
    }

    /** The noun phrase that ends at a token, and from there to the left the one that it hangs on. */
    private Subject phrase(int at) {
        int end = at;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            widen(end);
            int outer = outerOfClause();
            if (outer == NONE) {
                break;
            }
            end = outer;
        }
        phraseEnd = at + 1;
        return Subject.PHRASE;
    }

    private void widen(int at) {
        int head = at;
        int start = phraseBegin(at);
        while (start - 2 >= from && tag(start - 1) == Tagger.PREPOSITION && !isParted(start) && !isParted(start - 1)) {
            int end = start - 2;
            while (end > from && tag(end) == Tagger.ADVERB && !isParted(end)) {
                end--;
            }
            if (tag(end) != Tagger.NOMINAL) {
                break;
            }
            int outer = phraseBegin(end);
            if (outer > from && tag(outer - 1) == Tagger.VERB && !isParted(outer)) {
                break;
            }
            head = end;
            start = outer;
        }
        phraseStart = start;
        phraseHead = head;
    }

    /**
     * The end of the phrase that a relative clause or participle describes in which the phrase found last stands: the
     * people in "the people who fled Syria", the men in "the men jailed in Oman"; or NONE.
     */
    private int outerOfClause() {
        int verb = phraseStart - 1;
        if (isParted(phraseStart)) {
            return NONE;
        }
        while (verb > from && (tag(verb) == Tagger.PREPOSITION || tag(verb) == Tagger.ADVERB) && !isParted(verb)) {
            verb--;
        }
        if (verb <= from || tag(verb) != Tagger.VERB || takesClause(verb)) {
            return NONE;
        }
        int start = groupStart(verb);
        int before = start - 1;
        if (before <= from || isParted(start)) {
            return NONE;
        }
        int opener = tag(before) == Tagger.NOMINAL ? phraseBegin(before) - 1 : before;
        if (opener > from && tag(opener) == Tagger.RELATIVE) {
            before = opener;
        }
        if (tag(before) == Tagger.RELATIVE) {
            return tag(before - 1) == Tagger.NOMINAL ? before - 1 : NONE;
        }
        boolean nonFinite = (lexicon.verbForms(tokens.word(verb)) & (VerbForms.ING | VerbForms.PARTICIPLE)) != 0;
        boolean gerund = tag(before) == Tagger.PREPOSITION && before - 1 > from;
        int described = gerund ? before - 1 : before;
        if (start != verb || !nonFinite) {
            return NONE;
        }
        if (gerund && tag(described) == Tagger.VERB) {
            described = groupStart(described) - 1;
        }
        return described > from && tag(described) == Tagger.NOMINAL ? described : NONE;
    }

    /**
     * The actor that the phrase found last is, or that owns it: the mention of its head, else the nearest before the
     * head, else the one behind "of" or a place; NONE if it is none.
     */
    int actor() {
        int covering = work.mentionAt[phraseHead];
        if (covering != NONE) {
            return acting(covering);
        }
        for (int t = phraseHead - 1; t >= phraseStart; t--) {
            if (work.mentionAt[t] != NONE) {
                return acting(work.mentionAt[t]);
            }
        }
        int owner = Words.OF | Words.LOCATIVE | Words.LINK;
        boolean hangs = false;
        for (int t = phraseHead + 1; t < Math.min(phraseEnd, limit); t++) {
            if (tag(t) == Tagger.PREPOSITION) {
                hangs = isClass(t, owner);
            }
            if (hangs && work.mentionAt[t] != NONE) {
                return acting(work.mentionAt[t]);
            }
        }
        return NONE;
    }

    private int acting(int mention) {
        return work.mentions[mention].is(Mention.DEPENDENT) ? NONE : mention;
    }
}
