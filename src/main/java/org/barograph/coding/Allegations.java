package org.barograph.coding;

import org.barograph.coding.Trace.Loss;
import org.barograph.text.VerbForms;

/** Deeds that somebody is only said to have done: the accusation is the event, and violence a cue beside it. */
final class Allegations extends InSentence {
    private final Arguments arguments;
    private final EventWriter writer;

    Allegations(Lexicon lexicon, Workspace work, Arguments arguments, EventWriter writer) {
        super(lexicon, work);
        this.arguments = arguments;
        this.writer = writer;
    }

    /** Whether the event word before accuses somebody of what a gerund names: accused of bombing. */
    boolean isAllegedGerund(Candidate candidate, Candidate before) {
        return candidate.form == VerbForms.ING
                && accuses(before)
                && candidate.start > from
                && isClass(candidate.start - 1, Words.OF | Words.LINK);
    }

    /** Whether the event word before accuses somebody of what a noun names: accused of an attack on. */
    boolean isAllegedNoun(Candidate candidate, Candidate before) {
        return accuses(before) && arguments.nounTarget(candidate, before.target) != NONE;
    }

    private static boolean accuses(Candidate candidate) {
        return candidate != null && candidate.target != NONE && candidate.pattern.isAccusation();
    }

    /**
     * Writes what somebody is only said to have done.
     *
     * @param confidence that it would have if it were reported as done; it is halved
     */
    void write(Candidate candidate, double confidence) {
        candidate.alleged = true;
        work.trace.lost(candidate, Loss.ALLEGED);
        if (candidate.pattern.isViolent()) {
            double halved = Confidence.rounded(confidence * Confidence.UNSURE);
            CodedEvent cue = writer.writeCue(candidate.pattern.goldstein(), halved);
            work.trace.alleged(candidate, cue);
        }
    }
}
