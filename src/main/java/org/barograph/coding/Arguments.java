package org.barograph.coding;

import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** Who stands where around an event word: object, owner, place, and who is behind "by". */
final class Arguments extends InSentence {
    /** How many tokens behind a verb "by" or "from" may stand. */
    private static final int MAX_BY = 9;
    /** How many tokens may stand between one "by" and the next: by a shell that was fired by. */
    private static final int MAX_CHAIN = 15;

    /** How many tokens behind a noun its target may stand, and before it the verb that takes it back. */
    private static final int MAX_NOUN_REACH = 9;

    /** How many tokens may stand between a noun and who owns it. */
    private static final int MAX_OWNER_GAP = 3;

    private final Syntax syntax;
    private boolean far;

    Arguments(Lexicon lexicon, Workspace work, Syntax syntax) {
        super(lexicon, work);
        this.syntax = syntax;
    }

    /** Whether the object found last stands behind an infinitive or gerund. */
    boolean far() {
        return far;
    }

    /**
     * The mention behind a verb that is its object, or NONE: the first one before the clause ends. One of no known state,
     * the source's own state and a place count only where the clause names no other.
     */
    int object(Candidate candidate, int source) {
        far = false;
        int unattached = NONE;
        int own = NONE;
        int place = NONE;
        boolean phrase = false;
        boolean consult = candidate.pattern.plover().equals("CONSULT");
        int preposition = NONE;
        boolean crossed = false;
        for (int t = candidate.headEnd; t < limit; t++) {
            byte tag = syntax.tag(t);
            if (t >= candidate.end) {
                t = behindExamples(t);
                if (t >= limit || isEnd(t, phrase)) {
                    break;
                }
                tag = syntax.tag(t);
                crossed |= tag == Tagger.TO || tag == Tagger.VERB || tag == Tagger.THAT;
            }
            if (tag == Tagger.PREPOSITION) {
                preposition = t;
            } else if (tag != Tagger.NOMINAL && tag != Tagger.DETERMINER && tag != Tagger.CONJUNCTION) {
                preposition = NONE;
            }
            int m = work.mentionAt[t];
            phrase |= tag == Tagger.NOMINAL && t >= candidate.end;
            boolean begins = m != NONE && work.mentions[m].start == t;
            if (!begins || isTopic(preposition, candidate.end) || !isObject(m, source)) {
                continue;
            }
            Mention mention = work.mentions[m];
            if (mention.is(Mention.UNATTACHED)) {
                unattached = unattached == NONE && isHead(m) && !isOwned(m) ? m : unattached;
            } else if (unattached != NONE && preposition != NONE && WordLists.NEAR.contains(tokens.hash(preposition))) {
                break;
            } else if (place != NONE && crossed) {
                break;
            } else if (isOwnState(mention, source)) {
                own = own == NONE ? m : own;
            } else if (consult && (preposition == NONE || !WordLists.WITH.contains(tokens.hash(preposition)))) {
                place = place == NONE ? m : place;
            } else if (place == NONE && preposition != NONE && isClass(preposition, Words.LOCATIVE) && phrase) {
                place = m;
            } else if (place == NONE || (preposition != NONE && WordLists.WITH.contains(tokens.hash(preposition)))) {
                far = crossed;
                return m;
            }
        }
        far = crossed && place != NONE;
        return place != NONE ? place : own != NONE ? own : unattached;
    }

    /** Whether a mention is nothing but the name of the source's own state before another noun: Egypt's solidarity. */
    private boolean isOwnState(Mention mention, int source) {
        return source != NONE
                && mention.is(Mention.ATTRIBUTE)
                && mention.code.equals(mention.country)
                && mention.country.equals(work.mentions[source].country);
    }

    private boolean isTopic(int preposition, int end) {
        return preposition > end && WordLists.TOPICS.contains(tokens.hash(preposition));
    }

    private boolean isObject(int mention, int source) {
        if (work.mentions[mention].is(Mention.DEPENDENT | Mention.CITED) || isSame(mention, source)) {
            return false;
        }
        if (source == NONE) {
            return true;
        }
        int start = source;
        while (start > firstMention && work.mentions[start].is(Mention.JOINED)) {
            start--;
        }
        for (int m = start; m < lastMention && (m == start || work.mentions[m].is(Mention.JOINED)); m++) {
            if (isSame(mention, m)) {
                return false;
            }
        }
        return true;
    }

    /** Whether its, his, her or their stands before a mention. */
    private boolean isOwned(int mention) {
        int before = work.mentions[mention].start - 1;
        while (before > from && syntax.tag(before) == Tagger.NOMINAL && work.mentionAt[before] == NONE) {
            before--;
        }
        return before >= from && isClass(before, Words.OWNER);
    }

    /** Whether an agent is what its phrase names, not a modifier: "the military", not "military aid". */
    private boolean isHead(int mention) {
        int end = work.mentions[mention].end;
        return end >= limit
                || syntax.tag(end) != Tagger.NOMINAL
                || work.mentionAt[end] != NONE
                || tokens.capitalised(end)
                || tokens.has(end, TokenBuffer.COMMA | TokenBuffer.BREAK);
    }

    /** The token behind examples between commas: ", including travel bans,". */
    private int behindExamples(int token) {
        if (!tokens.has(token, TokenBuffer.COMMA) || !WordLists.EXAMPLES.contains(tokens.hash(token))) {
            return token;
        }
        int t = token + 1;
        while (t < limit && !tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
            t++;
        }
        return t < limit && syntax.tag(t) == Tagger.PREPOSITION ? t : token;
    }

    /** Whether the clause of a verb ends before a token behind it. */
    private boolean isEnd(int token, boolean phrase) {
        byte tag = syntax.tag(token);
        boolean comma = tokens.has(token, TokenBuffer.COMMA) && !WordLists.EXAMPLES.contains(tokens.hash(token - 1));
        if (tokens.has(token, TokenBuffer.BREAK)) {
            return true;
        }
        if (phrase && comma && !isListed(token) && !(tag == Tagger.PREPOSITION && isExample(token))) {
            return true;
        }
        return switch (tag) {
            case Tagger.SUBORDINATOR, Tagger.RELATIVE -> true;
            case Tagger.AUXILIARY -> syntax.tag(token - 1) != Tagger.TO;
            case Tagger.VERB -> !isNonFinite(token) && !isInWhat(token);
            case Tagger.CONJUNCTION -> opensClause(token + 1);
            default -> false;
        };
    }

    private boolean isExample(int token) {
        for (int t = token - 1; t > from; t--) {
            if (tokens.has(t, TokenBuffer.COMMA)) {
                return WordLists.EXAMPLES.contains(tokens.hash(t));
            }
        }
        return false;
    }

    /** Whether a verb stands in "what he described as". */
    private boolean isInWhat(int token) {
        int at = token - 1;
        while (at > from && syntax.tag(at) != Tagger.THAT && token - at < MAX_OWNER_GAP) {
            at--;
        }
        return syntax.tag(at) == Tagger.THAT && !isThat(wordClass(at));
    }

    private boolean isListed(int token) {
        int m = work.mentionAt[token];
        return m != NONE && work.mentions[m].is(Mention.JOINED);
    }

    private boolean isNonFinite(int token) {
        byte before = syntax.tag(Math.max(from, syntax.groupStart(token)));
        int forms = lexicon.verbForms(tokens.word(token));
        boolean reduced = (forms & VerbForms.PARTICIPLE) != 0 && isClass(token + 1, Words.PREPOSITION);
        return before == Tagger.TO || before == Tagger.AUXILIARY || (forms & VerbForms.ING) != 0 || reduced;
    }

    /** Whether a verb, or a noun phrase with a verb, begins at a token behind "and". */
    private boolean opensClause(int start) {
        for (int t = start; t < limit; t++) {
            byte tag = syntax.tag(t);
            if (tag == Tagger.VERB || tag == Tagger.AUXILIARY || tag == Tagger.PRONOUN) {
                return true;
            }
            if (tag != Tagger.NOMINAL && tag != Tagger.DETERMINER && tag != Tagger.ADVERB) {
                return false;
            }
        }
        return false;
    }

    /** A place before the verb, in which it happened: "In Syria, jets struck". */
    int place(Candidate candidate, int source) {
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            if (mention.end <= candidate.start && mention.is(Mention.LOCATIVE) && !isSame(m, source)) {
                return m;
            }
        }
        return NONE;
    }

    /** A place behind the verb, in which it happened, or NONE. */
    int placeBehind(Candidate candidate, int source) {
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            boolean place = mention.is(Mention.LOCATIVE) && !mention.is(Mention.UNATTACHED | Mention.DEPENDENT);
            if (mention.start >= candidate.headEnd && place && !isSame(m, source)) {
                return m;
            }
        }
        return NONE;
    }

    /**
     * The mention that "its" or "their" before a noun stands for: the nearest one before that is not itself an owner.
     */
    int pronounOwner(Candidate candidate) {
        int least = Math.max(from, candidate.start - MAX_OWNER_GAP);
        for (int t = candidate.start - 1; t >= least; t--) {
            if (isClass(t, Words.OWNER)) {
                for (int m = lastMention - 1; m >= firstMention; m--) {
                    if (work.mentions[m].end <= t && !work.mentions[m].is(Mention.DEPENDENT)) {
                        return m;
                    }
                }
                return NONE;
            }
            if (wordClass(t) != 0) {
                return NONE;
            }
        }
        return NONE;
    }

    /** The mention behind "by" after a passive, or NONE. */
    int agentBehindBy(Candidate candidate) {
        return behind(candidate.headEnd, MAX_BY, Words.BY);
    }

    /** The mention behind "from", from where something was fired, or NONE. */
    int originBehind(Candidate candidate, int other) {
        int last = Math.min(limit, candidate.headEnd + MAX_BY);
        for (int t = candidate.headEnd; t < last; t++) {
            int mention = isClass(t, Words.LINK) && !isClass(t, Words.OF) ? firstFrom(t + 1, t + 3) : NONE;
            if (mention != NONE && !isSame(mention, other)) {
                return mention;
            }
        }
        return NONE;
    }

    int agentBehindNoun(Candidate candidate) {
        return behind(candidate.end, MAX_NOUN_REACH, Words.BY);
    }

    private int behind(int start, int reach, int wordClass) {
        int last = Math.min(limit, start + reach);
        for (int t = start; t < last; t++) {
            if (isClass(t, wordClass)) {
                int mention = firstFrom(t + 1, t + 6);
                if (mention != NONE) {
                    return work.mentions[mention].is(Mention.LOCATIVE) ? NONE : mention;
                }
                last = Math.min(limit, t + MAX_CHAIN);
            }
        }
        return NONE;
    }

    /** The mention directly before a noun that owns it: Israeli air strikes, Russia's assault, US-China talks. */
    int ownerOf(Candidate candidate) {
        for (int m = lastMention - 1; m >= firstMention; m--) {
            Mention mention = work.mentions[m];
            if (mention.end <= candidate.start) {
                int gap = candidate.start - mention.end;
                if (gap > MAX_OWNER_GAP || mention.is(Mention.DEPENDENT)) {
                    return NONE;
                }
                for (int t = mention.end; t <= candidate.start; t++) {
                    boolean parted = tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK);
                    if (parted || (t < candidate.start && wordClass(t) != 0)) {
                        return NONE;
                    }
                }
                return m;
            }
        }
        return NONE;
    }

    /** The mention behind a noun and a preposition, or NONE. */
    int nounTarget(Candidate candidate, int source) {
        boolean preposition = false;
        for (int t = candidate.start; t < candidate.end; t++) {
            preposition |= isClass(t, Words.AFFECTED);
        }
        int last = Math.min(limit, candidate.end + MAX_NOUN_REACH);
        for (int t = candidate.end; t < last; t++) {
            int mention = mentionStartingAt(t);
            if (mention != NONE && preposition) {
                boolean usable = !work.mentions[mention].is(Mention.DEPENDENT | Mention.CITED | Mention.UNATTACHED);
                if (usable && !isSame(mention, source)) {
                    return mention;
                }
            }
            if (isClass(t, Words.BY) || tokens.has(t, TokenBuffer.BREAK)) {
                return NONE;
            }
            preposition |= isClass(t, Words.AFFECTED);
        }
        return NONE;
    }

    /** Whether the verb before a noun says that it is not, or not yet, so: will not join strikes, a halt to the raids. */
    boolean isUnreal(Candidate candidate) {
        int least = Math.max(from, candidate.start - MAX_NOUN_REACH);
        for (int t = candidate.start - 1; t >= least; t--) {
            boolean ends = tokens.has(t + 1, TokenBuffer.COMMA | TokenBuffer.BREAK)
                    || syntax.tag(t) == Tagger.SUBORDINATOR
                    || syntax.tag(t) == Tagger.RELATIVE;
            if (ends) {
                return false;
            }
            if (WordLists.CESSATION.contains(tokens.hash(t)) && isClass(t + 1, Words.PREPOSITION)) {
                return true;
            }
            if (syntax.tag(t) == Tagger.VERB) {
                return isDenied(syntax.groupStart(t), t);
            }
        }
        return false;
    }

    /** The verb that says that its subject does what a noun behind it names: ordered a raid; or NONE. */
    int doing(Candidate candidate) {
        int start = syntax.phraseBegin(candidate.start);
        int verb = start - 1;
        boolean direct = verb >= from
                && syntax.tag(verb) == Tagger.VERB
                && WordLists.DOING.contains(tokens.hash(verb))
                && !tokens.has(start, TokenBuffer.COMMA | TokenBuffer.BREAK);
        return direct ? verb : NONE;
    }

    private boolean isDenied(int start, int verb) {
        for (int t = start; t < verb; t++) {
            if (isClass(t, Words.NEGATION)) {
                return true;
            }
        }
        return false;
    }

    /** The subject of the clause that a noun stands in, or NONE. */
    int nounSubject(Candidate candidate, int target) {
        for (int m = lastMention - 1; m >= firstMention; m--) {
            Mention mention = work.mentions[m];
            boolean usable = mention.end <= candidate.start
                    && !mention.is(Mention.DEPENDENT | Mention.CITED | Mention.OBLIQUE)
                    && !isSame(m, target);
            if (usable) {
                return m;
            }
        }
        return NONE;
    }

    private int firstFrom(int start, int end) {
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            if (mention.start >= start && mention.start < end && !mention.is(Mention.DEPENDENT)) {
                return m;
            }
        }
        return NONE;
    }
}
