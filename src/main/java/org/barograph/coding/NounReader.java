package org.barograph.coding;

import org.barograph.coding.Modality.Coding;
import org.barograph.coding.Trace.Loss;

/**
 * Reads who did what to whom by a noun. Its source stands directly before it, or behind "by", and its target behind a
 * preposition.
 */
final class NounReader extends InSentence {
    private final Clause clause;
    private final Arguments arguments;
    private final Allegations allegations;
    private final Magnitude magnitude;
    private final EventWriter writer;

    NounReader(
            Lexicon lexicon,
            Workspace work,
            Clause clause,
            Arguments arguments,
            Allegations allegations,
            EventWriter writer) {
        super(lexicon, work);
        this.clause = clause;
        this.arguments = arguments;
        this.allegations = allegations;
        this.magnitude = new Magnitude(lexicon, work);
        this.writer = writer;
    }

    /** Whether a noun names both sides itself: its assault on Ukraine. */
    boolean isOwned(Candidate candidate) {
        int owner = arguments.ownerOf(candidate);
        owner = owner == NONE ? arguments.pronounOwner(candidate) : owner;
        int target = owner == NONE ? NONE : arguments.nounTarget(candidate, owner);
        return target != NONE && !work.mentions[owner].is(Mention.UNATTACHED);
    }

    /**
     * Reads a noun.
     *
     * @param before the candidate before it, or null
     */
    void read(Candidate candidate, Candidate before) {
        if (arguments.isUnreal(candidate)) {
            work.trace.lost(candidate, Loss.NOT_DONE);
            return;
        }
        int source = arguments.ownerOf(candidate);
        double confidence = Confidence.NOUN;
        int target = arguments.nounTarget(candidate, source);
        if (source != NONE && work.mentions[source].is(Mention.PAIRED) && target == NONE) {
            target = source;
            source = source - 1;
        }
        boolean place = source != NONE && target == NONE && work.mentions[source].is(Mention.CITY);
        if (place && candidate.pattern.isViolent()) {
            target = source;
            source = NONE;
        }
        if (source == NONE) {
            source = arguments.agentBehindNoun(candidate);
        }
        if (source == NONE) {
            source = arguments.pronounOwner(candidate);
        }
        boolean behindEvent = isReported(before);
        if (source == NONE && behindEvent) {
            boolean accusation = before.pattern.plover().equals("ACCUSE") && before.target != NONE;
            if (accusation) {
                allegations.write(candidate, confidence);
                return;
            }
            if (target == NONE || !candidate.pattern.isForce()) {
                work.trace.lost(candidate, Loss.NO_SOURCE);
                return;
            }
            confidence *= Confidence.UNSURE;
        }
        if (source == NONE && !behindEvent) {
            source = doer(candidate, before, target);
            confidence *= Confidence.FAR;
        }
        if (source == target || (source != NONE && target != NONE && writer.isSameActor(source, target))) {
            source = NONE;
        }
        candidate.source = source;
        candidate.target = target;
        Coding coding = candidate.pattern.coding();
        candidate.count = Magnitude.applies(coding.cameo()) ? magnitude.of(candidate, from, limit) : 0;
        work.trace.won(candidate, Modality.DONE, coding, source, target);
        writer.write(candidate, coding, source, target, confidence);
    }

    /** The subject of the clause, of strife only where its verb says that the subject does it; or NONE. */
    private int doer(Candidate candidate, Candidate before, int target) {
        if (!candidate.pattern.isStrife()) {
            return arguments.nounSubject(candidate, target);
        }
        int verb = arguments.doing(candidate);
        return verb == NONE ? NONE : clause.subjectOf(verb, candidate, before);
    }

    /** Whether the candidate before was read as an event of its own. */
    private boolean isReported(Candidate before) {
        return before != null && !before.pattern.isNone() && writer.size() > 0;
    }
}
