package org.barograph.coding;

import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** Who does what an event word says, and who reports it. */
final class Clause extends InSentence {
    /** How many verbs up a verb without a subject of its own may have it from. */
    private static final int MAX_INHERITANCE = 6;

    private final Syntax syntax;
    private final VerbGroup group;

    Clause(Lexicon lexicon, Workspace work, Syntax syntax, VerbGroup group) {
        super(lexicon, work);
        this.syntax = syntax;
        this.group = group;
    }

    /** The mention before the verb whose group was read last that is its subject, or NONE. */
    int subject(Candidate candidate, Candidate before) {
        boolean charged = before != null
                && before.headEnd <= candidate.start
                && candidate.form == VerbForms.ING
                && isClass(Math.max(from, candidate.start - 1), Words.OF)
                && before.target != NONE;
        if (charged) {
            return before.target;
        }
        boolean inherits = before != null && before.source != NONE && before.end <= candidate.start;
        boolean continues = group.coordinated() || isParticipial(candidate);
        if (inherits && (continues || (group.pronoun() && !mentionBetween(before, group.start())))) {
            return before.source;
        }
        return subjectOf(candidate.start, candidate, before);
    }

    /** The actor that the grammar gives as the subject of a verb, or NONE; the candidate is its event word. */
    int subjectOf(int verb, Candidate candidate, Candidate before) {
        int at = verb;
        for (int depth = 0; depth < MAX_INHERITANCE; depth++) {
            switch (syntax.subject(at)) {
                case PHRASE -> {
                    int first = syntax.phraseStart();
                    boolean owned = syntax.isOwned();
                    int actor = phraseActor();
                    boolean inherits = owned || (candidate.form == VerbForms.ING && at == candidate.start);
                    int governor = actor == NONE && inherits ? syntax.verbBefore(first - 1) : NONE;
                    if (governor == NONE) {
                        return actor;
                    }
                    at = governor;
                }
                case INHERITED -> at = syntax.governor();
                case PRONOUN -> {
                    int word = syntax.groupStart(at) - 1;
                    if (word > from && isClass(word, Words.PRONOUN) && isClass(word - 1, Words.SPEECH)) {
                        at = word - 1;
                        continue;
                    }
                    return before != null && before.source != NONE && before.end <= candidate.start
                            ? before.source
                            : group.pronoun() ? nearest(candidate) : NONE;
                }
                default -> {
                    return nearest(candidate);
                }
            }
        }
        return NONE;
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

    /**
     * Who says that a mention did what the verb whose group was read last says, where that is another state: Iran said
     * that Iraq attacked; or NONE.
     */
    int speaker(int doer) {
        Mention mention = work.mentions[doer];
        int at = Math.min(mention.start, group.start()) - 1;
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
