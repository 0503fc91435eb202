package org.barograph.coding;

import java.util.Set;
import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** Tells main clauses from the others. */
final class Standings extends InSentence {
    /** How many tokens behind a verb its time may stand. */
    private static final int MAX_TIME = 8;

    private static final int YEAR_DIGITS = 4;
    private static final int FIRST_YEAR = 1000;

    /** Roots whose that-clause tells what is said, not what happened. */
    private static final Set<String> SPEECH_ACTS = Set.of("ACCUSE", "REQUEST", "REJECT", "THREATEN");

    private final VerbGroup group;
    private final PartOfSpeech partOfSpeech;

    Standings(Lexicon lexicon, Workspace work, VerbGroup group, PartOfSpeech partOfSpeech) {
        super(lexicon, work);
        this.group = group;
        this.partOfSpeech = partOfSpeech;
    }

    /**
     * The standing of a verb's group.
     *
     * @param main the verb read last, or null
     * @param finite end of the finite verb read last in the sentence, or −1
     * @param next the next verb of the sentence, or null
     */
    Standing standing(Candidate candidate, Candidate main, int finite, Candidate next) {
        if (isLongAgo(candidate) || isInFormerYear(candidate)) {
            return Standing.UNREAL;
        }
        Standing opened = introduction(main, finite);
        if (opened != Standing.MAIN) {
            return opened;
        }
        boolean bare = group.start() == candidate.start && candidate.form != 0;
        if (group.dangling() && !group.subordinate()) {
            return Standing.BACKGROUND;
        }
        if (bare && isClass(Math.max(from, candidate.start - 1), Words.TO)) {
            return Standing.BACKGROUND;
        }
        boolean result = main != null && candidate.pattern.plover().equals("ASSAULT") && isParticipial(candidate);
        if (bare && candidate.form == VerbForms.ING && !result) {
            return partOfSpeech.isPurpose(candidate.start) ? Standing.UNREAL : Standing.BACKGROUND;
        }
        if (bare && finite >= 0 && !isSeparated(finite, candidate.start)) {
            return Standing.BACKGROUND;
        }
        return bare && isReduced(candidate, next) ? Standing.BACKGROUND : Standing.MAIN;
    }

    /** What opens the clause that a verb stands in. */
    private Standing introduction(Candidate main, int finite) {
        int begin = Math.max(from, finite);
        for (int t = group.start(); t >= begin; t--) {
            if (t < group.start()) {
                int wordClass = wordClass(t);
                if ((wordClass & Words.IF) != 0) {
                    return Standing.UNREAL;
                }
                if ((wordClass & Words.SUBORDINATOR) != 0) {
                    boolean relative = (wordClass & Words.PRONOUN) != 0;
                    return relative ? Standing.UNREAL : Standing.BACKGROUND;
                }
                if (isThat(wordClass) && main != null && SPEECH_ACTS.contains(main.pattern.plover())) {
                    return Standing.BACKGROUND;
                }
                if ((wordClass & Words.INTENT) != 0 && group.modality() == Modality.INTENDED && !group.dangling()) {
                    return Standing.UNREAL;
                }
                if ((wordClass & Words.SPEECH) != 0 || (t == group.start() - 1 && (wordClass & Words.AND) != 0)) {
                    return Standing.MAIN;
                }
                boolean relative = t == group.start() - 1 && isThat(wordClass);
                if (relative && t > from && t > finite && !isClass(t - 1, Words.SPEECH)) {
                    return Standing.BACKGROUND;
                }
            }
            if (tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
                return Standing.MAIN;
            }
        }
        return Standing.MAIN;
    }

    /** Whether a participle only describes its noun, since the clause has another verb: those jailed in May were freed. */
    private boolean isReduced(Candidate candidate, Candidate next) {
        boolean participle = (candidate.form & VerbForms.PARTICIPLE) != 0;
        int end = candidate.headEnd;
        if (!participle || end >= limit || !(isClass(end, Words.PREPOSITION | Words.ADVERB))) {
            return false;
        }
        boolean pastNext = next != null && (next.form & VerbForms.PAST) != 0 && next.start > end;
        if (pastNext && !isSeparated(end, next.start) && opensObject(next.headEnd)) {
            return true;
        }
        int enders = Words.AND | Words.SUBORDINATOR | Words.PRONOUN | Words.IF | Words.SPEECH;
        for (int t = end; t < limit; t++) {
            if (tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK) || isClass(t, enders)) {
                return false;
            }
            if (isClass(t, Words.BE | Words.HAVE | Words.FUTURE | Words.MAY)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an object or a clause begins at a place. */
    private boolean opensObject(int token) {
        return token < limit && (isClass(token, Words.DETERMINER) || mentionStartingAt(token) != NONE);
    }

    /** Whether the sentence dates it to a year before the last one: in 1989. */
    private boolean isInFormerYear(Candidate candidate) {
        if (work.date == null) {
            return false;
        }
        int last = Math.min(limit, candidate.headEnd + MAX_TIME);
        for (int t = candidate.headEnd; t < last; t++) {
            if (tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
                break;
            }
            if (isFormerYear(t)) {
                return true;
            }
        }
        return opensInFormerYear();
    }

    /** Whether the sentence begins with a year before the last one: all of it is history. */
    boolean opensInFormerYear() {
        return work.date != null && isFormerYear(from + 1);
    }

    private boolean isFormerYear(int token) {
        boolean dated = token > from
                && token < limit
                && tokens.has(token, TokenBuffer.NUMBER)
                && isClass(token - 1, Words.LOCATIVE)
                && tokens.end(token) - tokens.start(token) == YEAR_DIGITS;
        if (!dated) {
            return false;
        }
        int year = 0;
        for (int i = tokens.start(token); i < tokens.end(token); i++) {
            char digit = work.text.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            year = year * 10 + digit - '0';
        }
        return year >= FIRST_YEAR && year < work.date.getYear() - 1;
    }

    /** Whether it is said to have happened years or months ago. */
    private boolean isLongAgo(Candidate candidate) {
        int last = Math.min(limit, candidate.headEnd + MAX_TIME);
        for (int t = candidate.headEnd; t < last; t++) {
            if (isClass(t, Words.AGO) && isClass(t - 1, Words.PERIOD)) {
                return true;
            }
            if (tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
                return false;
            }
        }
        return false;
    }
}
