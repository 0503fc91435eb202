package org.barograph.coding;

import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** The verb group of an event word: auxiliaries, negation, "to" and what governs it; voice and modality. */
final class VerbGroup extends InSentence {
    /** How many tokens before a verb its group is looked for. */
    private static final int MAX_AUXILIARIES = 7;

    /** How many tokens behind a verb "by" is looked for. */
    private static final int MAX_BEFORE_BY = 3;

    private boolean passive;
    private boolean subordinate;
    private boolean dangling;
    private boolean unsure;
    private boolean possible;
    private boolean pronoun;
    private boolean personal;
    private boolean coordinated;
    private int start;
    private Modality modality = Modality.DONE;

    private boolean be;
    private boolean have;
    private boolean future;
    private boolean negated;
    private boolean infinitive;
    private boolean refused;
    private boolean arranged;

    VerbGroup(Lexicon lexicon, Workspace work) {
        super(lexicon, work);
    }

    boolean passive() {
        return passive;
    }

    /** Whether it is an infinitive behind another event word, which it belongs to. */
    boolean subordinate() {
        return subordinate;
    }

    /** Whether it is an infinitive that nothing known governs. */
    boolean dangling() {
        return dangling;
    }

    boolean unsure() {
        return unsure;
    }

    /** Whether it is said only to be possible: may, might. */
    boolean possible() {
        return possible;
    }

    /** Whether "and" joins it to the verb before. */
    boolean coordinated() {
        return coordinated;
    }

    /** Whether a pronoun stands before it. */
    boolean pronoun() {
        return pronoun;
    }

    /** Whether the pronoun is he or she. */
    boolean personal() {
        return personal;
    }

    Modality modality() {
        return modality;
    }

    /** First token of the group. */
    int start() {
        return start;
    }

    /**
     * Reads the group of a verb.
     *
     * @param before the candidate before it, or null
     */
    void read(Candidate candidate, Candidate before) {
        clear();
        int at = readAuxiliaries(candidate.start);
        if (infinitive) {
            at = readGovernor(at, before);
        }
        start = Math.max(from, Math.min(at + 1, candidate.start));
        if (at >= from) {
            pronoun = isClass(at, Words.PRONOUN);
            personal = isClass(at, Words.PERSONAL);
            coordinated = isClass(at, Words.AND);
            unsure |= isClass(at, Words.IF) || (at > from && isClass(at - 1, Words.IF));
        }
        passive = isPassive(candidate);
        modality = modalityOf(candidate);
    }

    private void clear() {
        subordinate = false;
        dangling = false;
        unsure = false;
        possible = false;
        pronoun = false;
        personal = false;
        coordinated = false;
        be = false;
        have = false;
        future = false;
        negated = false;
        infinitive = false;
        refused = false;
        arranged = false;
    }

    /** Reads from a verb to the left and returns the token before the auxiliaries: "to", or what is no part of them. */
    private int readAuxiliaries(int verb) {
        int at = verb - 1;
        int least = Math.max(from, verb - MAX_AUXILIARIES);
        for (; at >= least; at--) {
            int wordClass = wordClass(at);
            if (tokens.has(at + 1, TokenBuffer.BREAK | TokenBuffer.COMMA) && !isManner(at)) {
                break;
            }
            if ((wordClass & Words.TO) != 0) {
                infinitive = true;
                break;
            }
            if ((wordClass & (Words.BE | Words.HAVE | Words.FUTURE | Words.MAY | Words.NEGATION)) == 0) {
                if (!isAdverb(at)) {
                    break;
                }
                continue;
            }
            be |= (wordClass & Words.BE) != 0;
            have |= (wordClass & Words.HAVE) != 0;
            future |= (wordClass & Words.FUTURE) != 0;
            unsure |= (wordClass & Words.MAY) != 0;
            possible |= WordLists.PERHAPS.contains(tokens.hash(at));
            negated |= (wordClass & Words.NEGATION) != 0;
        }
        return at;
    }

    /** Reads what governs an infinitive and returns the token before that. */
    private int readGovernor(int to, Candidate before) {
        int governor = to - 1;
        while (governor >= from && isAdverb(governor)) {
            governor--;
        }
        boolean known = governor >= from;
        refused = known && isClass(governor, Words.REFUSAL);
        boolean intent =
                known && (isClass(governor, Words.INTENT | Words.BE) || (before == null && isAnnounced(governor)));
        boolean aspect = known && isClass(governor, Words.ASPECT | Words.HAVE);
        boolean governed = before != null && before.end >= to && before.end <= to + 1;
        future |= intent;
        arranged = intent && WordLists.ARRANGED.contains(tokens.hash(governor));
        negated |= governor > from && isClass(governor - 1, Words.NEGATION);
        if (governed || !(refused || intent || aspect)) {
            dangling = true;
            subordinate = before != null && (governed || (before.end <= to && !before.pattern.noun()));
            unsure = true;
        }
        int at = governor;
        while (at > from && wordClass(at) != 0 && !isClass(at, Words.PRONOUN | Words.AND)) {
            at--;
        }
        return at;
    }

    /** Headlines write "US to cut aid": a name before "to" announces. */
    private boolean isAnnounced(int governor) {
        return mentionEndingAt(governor + 1) != NONE;
    }

    private boolean isPassive(Candidate candidate) {
        boolean bare = start == candidate.start;
        if (bare && isHeadlinePassive(candidate)) {
            return true;
        }
        if ((candidate.form & VerbForms.PARTICIPLE) == 0) {
            return false;
        }
        boolean onlyParticiple = candidate.form == VerbForms.PARTICIPLE && !have;
        return be || onlyParticiple || (!have && isByBehind(candidate)) || (bare && isInverted(candidate.start));
    }

    private Modality modalityOf(Candidate candidate) {
        if (start == candidate.start && isStopped(candidate)) {
            return Modality.REFUSED;
        }
        if (refused) {
            return negated ? Modality.DONE : Modality.REFUSED;
        }
        if (future) {
            return negated ? Modality.REFUSED : arranged ? Modality.ARRANGED : Modality.INTENDED;
        }
        return negated ? Modality.DENIED : Modality.DONE;
    }

    /** Whether the subject is a pronoun that stands for who claims or admits it: claimed that they attacked. */
    boolean isClaimed() {
        int at = start - 1;
        if (!pronoun || at <= from || isThat(wordClass(at))) {
            return false;
        }
        int speech = isThat(wordClass(at - 1)) ? at - 2 : at - 1;
        return speech >= from && WordLists.CLAIMING.contains(tokens.hash(speech));
    }

    /** Whether a gerund stands behind a verb that ends it: stops selling. */
    private boolean isStopped(Candidate candidate) {
        return candidate.form == VerbForms.ING
                && candidate.start > from
                && WordLists.STOPPING.contains(tokens.hash(candidate.start - 1));
    }

    /** Whether a verb that takes an object has none and so is passive: two sailors freed in Oman. */
    private boolean isHeadlinePassive(Candidate candidate) {
        boolean past = candidate.form == (VerbForms.PAST | VerbForms.PARTICIPLE);
        if (!past || candidate.end > candidate.headEnd + 1 || !candidate.pattern.takesObject()) {
            return false;
        }
        int end = candidate.end;
        return end >= limit
                || tokens.has(end, TokenBuffer.COMMA | TokenBuffer.BREAK)
                || isClass(end, Words.PREPOSITION | Words.SUBORDINATOR);
    }

    /** Whether the auxiliary stands before the subject: there were five soldiers killed. */
    private boolean isInverted(int verb) {
        int mention = mentionEndingAt(verb);
        if (mention == NONE) {
            return false;
        }
        int at = work.mentions[mention].start - 1;
        while (at > from && (tokens.has(at, TokenBuffer.NUMBER) || isClass(at, Words.DETERMINER | Words.QUANTITY))) {
            at--;
        }
        return at == from + 1 && isClass(at, Words.BE);
    }

    private boolean isByBehind(Candidate candidate) {
        int last = Math.min(limit, candidate.headEnd + MAX_BEFORE_BY);
        for (int t = candidate.headEnd; t < last; t++) {
            if (isClass(t, Words.BY)) {
                return true;
            }
            if (tokens.has(t, TokenBuffer.BREAK | TokenBuffer.COMMA)) {
                return false;
            }
        }
        return false;
    }
}
