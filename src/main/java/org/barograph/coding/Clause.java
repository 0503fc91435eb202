package org.barograph.coding;

import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** The verb group of an event word: auxiliaries, negation, what governs it, its subject and who reports it. */
final class Clause extends InSentence {
    private static final int MAX_AUXILIARIES = 7;
    private static final int MAX_BEFORE_BY = 3;
    private static final int MAX_INHERITANCE = 6;

    private final Syntax syntax;

    private boolean passive;
    private boolean subordinate;
    /** Whether it is an infinitive that nothing known governs. */
    private boolean dangling;

    private boolean unsure;
    private boolean possible;
    private boolean pronoun;
    private boolean personal;
    private boolean coordinated;
    private boolean stranger;
    private int chainStart;
    private Modality modality = Modality.DONE;

    Clause(Lexicon lexicon, Workspace work, Syntax syntax) {
        super(lexicon, work);
        this.syntax = syntax;
    }

    boolean passive() {
        return passive;
    }

    boolean subordinate() {
        return subordinate;
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

    /** Whether it is an infinitive that nothing known governs. */
    boolean dangling() {
        return dangling;
    }

    /** Whether the subject found last is a phrase that is no actor. */
    boolean stranger() {
        return stranger;
    }

    /** First token of the verb group. */
    int chainStart() {
        return chainStart;
    }

    /** Reads what stands before a verb: negation, auxiliaries, "to" and what governs it. */
    void readAuxiliaries(Candidate candidate, Candidate before) {
        passive = false;
        subordinate = false;
        dangling = false;
        unsure = false;
        possible = false;
        pronoun = false;
        personal = false;
        modality = Modality.DONE;
        boolean be = false;
        boolean have = false;
        boolean future = false;
        boolean negated = false;
        boolean infinitive = false;
        int at = candidate.start - 1;
        int least = Math.max(from, candidate.start - MAX_AUXILIARIES);
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
        boolean refusal = false;
        boolean arranged = false;
        if (infinitive) {
            int governor = at - 1;
            while (governor >= from && isAdverb(governor)) {
                governor--;
            }
            refusal = governor >= from && isClass(governor, Words.REFUSAL);
            boolean intent = governor >= from
                    && (isClass(governor, Words.INTENT | Words.BE) || (before == null && headline(governor)));
            boolean aspect = governor >= from && isClass(governor, Words.ASPECT | Words.HAVE);
            boolean governed = before != null && before.end >= at && before.end <= at + 1;
            future |= intent;
            arranged = intent && WordLists.ARRANGED.contains(tokens.hash(governor));
            negated |= governor > from && isClass(governor - 1, Words.NEGATION);
            if (governed || !(refusal || intent || aspect)) {
                dangling = true;
                subordinate = before != null && (governed || (before.end <= at && !before.pattern.noun()));
                unsure = true;
            }
            at = governor;
            while (at > from && wordClass(at) != 0 && !isClass(at, Words.PRONOUN | Words.AND)) {
                at--;
            }
        }
        boolean participle = (candidate.form & VerbForms.PARTICIPLE) != 0;
        passive = participle && (be || !have) && (be || isByBehind(candidate));
        if (participle && candidate.form == VerbForms.PARTICIPLE && !be && !have) {
            passive = true;
        }
        chainStart = Math.max(from, Math.min(at + 1, candidate.start));
        passive |= chainStart == candidate.start && isHeadlinePassive(candidate);
        passive |= participle && chainStart == candidate.start && isInverted(candidate.start);
        if (at >= from) {
            pronoun = isClass(at, Words.PRONOUN);
            personal = isClass(at, Words.PERSONAL);
            coordinated = isClass(at, Words.AND);
            unsure |= isClass(at, Words.IF) || (at > from && isClass(at - 1, Words.IF));
        } else {
            coordinated = false;
        }
        if (chainStart == candidate.start && isStopped(candidate)) {
            modality = Modality.REFUSED;
        } else if (refusal) {
            modality = negated ? Modality.DONE : Modality.REFUSED;
        } else if (future) {
            modality = negated ? Modality.REFUSED : arranged ? Modality.ARRANGED : Modality.INTENDED;
        } else if (negated) {
            modality = Modality.DENIED;
        }
    }

    /** Whether the subject is a pronoun that stands for who claims or admits it: claimed that they attacked. */
    boolean isClaimed() {
        int at = chainStart - 1;
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
    private boolean isInverted(int start) {
        int mention = mentionEndingAt(start);
        if (mention == NONE) {
            return false;
        }
        int at = work.mentions[mention].start - 1;
        while (at > from && (tokens.has(at, TokenBuffer.NUMBER) || isClass(at, Words.DETERMINER | Words.QUANTITY))) {
            at--;
        }
        return at == from + 1 && isClass(at, Words.BE);
    }

    /** Headlines write "US to cut aid": a name before "to" announces. */
    private boolean headline(int governor) {
        return mentionEndingAt(governor + 1) != NONE;
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

    /** The mention before a verb that is its subject, or NONE. */
    int subject(Candidate candidate, Candidate before) {
        stranger = false;
        boolean charged = before != null
                && before.headEnd <= candidate.start
                && candidate.form == VerbForms.ING
                && isClass(Math.max(from, candidate.start - 1), Words.OF)
                && before.target != NONE;
        if (charged) {
            return before.target;
        }
        boolean participial = isParticipial(candidate);
        boolean inherits = before != null && before.source != NONE && before.end <= candidate.start;
        if (inherits && (coordinated || participial || pronoun) && !mentionBetween(before, chainStart)) {
            return before.source;
        }
        if (inherits && (coordinated || participial)) {
            return before.source;
        }
        return subjectOf(candidate.start, candidate, before);
    }

    /** The actor that the phrase is which the grammar gives as subject, or NONE. */
    private int ofPhrase(int start, Candidate candidate, Candidate before) {
        int verb = start;
        for (int depth = 0; depth < MAX_INHERITANCE; depth++) {
            switch (syntax.subject(verb)) {
                case PHRASE -> {
                    int first = syntax.phraseStart();
                    boolean owned = syntax.isOwned();
                    int actor = phraseActor();
                    stranger = actor == NONE;
                    boolean inherits = owned || (candidate.form == VerbForms.ING && verb == candidate.start);
                    int governor = stranger && inherits ? syntax.verbBefore(first - 1) : NONE;
                    if (governor == NONE) {
                        return actor;
                    }
                    verb = governor;
                }
                case INHERITED -> verb = syntax.governor();
                case PRONOUN -> {
                    int at = syntax.groupStart(verb) - 1;
                    if (at > from && isClass(at, Words.PRONOUN) && isClass(at - 1, Words.SPEECH)) {
                        verb = at - 1;
                        continue;
                    }
                    return before != null && before.source != NONE && before.end <= candidate.start
                            ? before.source
                            : pronoun ? nearest(candidate) : NONE;
                }
                default -> {
                    return nearest(candidate);
                }
            }
        }
        return NONE;
    }

    /** The actor that the grammar gives as the subject of a verb, or NONE; the candidate is its event word. */
    int subjectOf(int verb, Candidate candidate, Candidate before) {
        stranger = false;
        return ofPhrase(verb, candidate, before);
    }

    /** The actor of the phrase that syntax found, of one that it is joined to, or of its apposition; or NONE. */
    private int phraseActor() {
        int actor = syntax.actor();
        boolean doubtful = actor == NONE || work.mentions[actor].is(Mention.UNATTACHED);
        boolean more = doubtful && syntax.toConjunct();
        if (more) {
            int conjunct = syntax.actor();
            actor = conjunct == NONE ? actor : conjunct;
        }
        if (actor == NONE && !more && syntax.toApposition()) {
            actor = syntax.actor();
        }
        return actor;
    }

    /** The mention before a verb that may be its subject and stands nearest. */
    private int nearest(Candidate candidate) {
        int fallback = NONE;
        for (int m = lastMention - 1; m >= firstMention; m--) {
            Mention mention = work.mentions[m];
            if (mention.end <= candidate.start && !mention.is(Mention.DEPENDENT)) {
                boolean loose = mention.is(Mention.OBLIQUE | Mention.CITED);
                if (!loose) {
                    return m;
                }
                if (fallback == NONE && !mention.is(Mention.CITED)) {
                    fallback = m;
                }
            }
        }
        return fallback;
    }

    /** Whether a mention that may be a subject stands between a candidate and a token. */
    private boolean mentionBetween(Candidate candidate, int limitToken) {
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            boolean between = mention.start >= candidate.end && mention.end <= limitToken;
            if (between && !mention.is(Mention.OBLIQUE | Mention.CITED | Mention.DEPENDENT)) {
                return true;
            }
        }
        return false;
    }

    /** Who says that a mention did what a verb says, where that is another state: Iran said that Iraq attacked. */
    int speaker(int doer, Candidate candidate) {
        Mention mention = work.mentions[doer];
        int at = Math.min(mention.start, chainStart) - 1;
        for (; at > from && !isClass(at, Words.SPEECH); at--) {
            if (tokens.has(at + 1, TokenBuffer.COMMA | TokenBuffer.BREAK) || isClass(at, Words.AND)) {
                return NONE;
            }
        }
        if (at <= from) {
            return NONE;
        }
        for (int m = lastMention - 1; m >= firstMention; m--) {
            Mention speaker = work.mentions[m];
            if (speaker.end <= at && !speaker.is(Mention.DEPENDENT)) {
                boolean other = !speaker.is(Mention.UNATTACHED | Mention.OBLIQUE | Mention.ATTRIBUTE)
                        && !speaker.country.equals(mention.country);
                return other ? m : NONE;
            }
        }
        return NONE;
    }
}
