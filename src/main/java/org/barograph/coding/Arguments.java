package org.barograph.coding;

import org.barograph.text.TokenBuffer;

/** Who stands where around an event word: object, owner, place, and who is behind "by". */
final class Arguments extends InSentence {
    private static final int MAX_BY = 9;
    private static final int MAX_NOUN_REACH = 9;
    private static final int MAX_OWNER_GAP = 3;

    private boolean far;

    Arguments(Lexicon lexicon, Workspace work) {
        super(lexicon, work);
    }

    /** Whether the object found last stands behind the beginning of another clause. */
    boolean far() {
        return far;
    }

    /** The mention behind a verb that is its object, or NONE. */
    int object(Candidate candidate, int source) {
        far = false;
        int unattached = NONE;
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            if (mention.start >= candidate.headEnd
                    && !mention.is(Mention.DEPENDENT | Mention.CITED)
                    && !isSame(m, source)) {
                if (mention.is(Mention.UNATTACHED)) {
                    unattached = unattached == NONE ? m : unattached;
                } else {
                    far = isOtherClause(candidate, mention);
                    return m;
                }
            }
        }
        return unattached;
    }

    private boolean isOtherClause(Candidate candidate, Mention mention) {
        for (int t = candidate.end; t < mention.start; t++) {
            if (isClass(t, Words.SUBORDINATOR)) {
                return true;
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
                return mention != NONE && work.mentions[mention].is(Mention.LOCATIVE) ? NONE : mention;
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
