package org.barograph.coding;

import org.barograph.coding.Modality.Coding;
import org.barograph.coding.Trace.Loss;

/**
 * Reads who did what to whom by a verb. Its source is looked for before it and its target behind it, the other way round
 * in the passive. Whatever is intended, refused or denied becomes the verbal event that it is ({@link Modality}).
 */
final class VerbReader extends InSentence {
    /** How many tokens behind a verb the noun may begin that says whose the deed was: killed in a strike. */
    private static final int MAX_GAP = 7;

    /** To say that another did it. */
    private static final Coding ALLEGATION = new Coding("ACCUSE", "112");

    /** To say that one did it oneself. */
    private static final Coding CLAIM = new Coding("", "015");

    private final Candidates candidates;
    private final VerbGroup group;
    private final Clause clause;
    private final Arguments arguments;
    private final Antecedents antecedents;
    private final Allegations allegations;
    private final Magnitude magnitude;
    private final EventWriter writer;

    /** Of the verb that is read. */
    private double confidence;

    /** The place that stands where the subject would, in which violence happened; or NONE. */
    private int where;

    VerbReader(
            Lexicon lexicon,
            Workspace work,
            Candidates candidates,
            VerbGroup group,
            Clause clause,
            Arguments arguments,
            Antecedents antecedents,
            Allegations allegations,
            EventWriter writer) {
        super(lexicon, work);
        this.candidates = candidates;
        this.group = group;
        this.clause = clause;
        this.arguments = arguments;
        this.antecedents = antecedents;
        this.allegations = allegations;
        this.magnitude = new Magnitude(lexicon, work);
        this.writer = writer;
    }

    /**
     * Reads a verb whose group was read.
     *
     * @param before the candidate before it, or null
     * @param firmness factor of the confidence
     */
    void read(Candidate candidate, Candidate before, double firmness) {
        if (group.subordinate()) {
            work.trace.lost(candidate, Loss.SUBORDINATE);
            extendTarget(candidate, before);
            return;
        }
        Coding coding = group.modality().of(candidate.pattern);
        boolean unsaid = group.possible() && candidate.pattern.plover().equals("REQUEST");
        if (coding == null || unsaid) {
            work.trace.lost(candidate, Loss.NOT_DONE);
            return;
        }
        confidence = Confidence.VERB * firmness;
        if (before != null && before.alleged && group.coordinated()) {
            allegations.write(candidate, confidence);
            return;
        }
        candidate.passive = group.passive();
        int left = subject(candidate, before);
        int right = arguments.object(candidate, left);
        if (candidate.passive) {
            passive(candidate, left, right);
        } else {
            active(candidate, before, left, right);
        }
        if (group.unsure()) {
            confidence *= Confidence.UNSURE;
        }
        coding = writer.protestOrRepression(coding, candidate.source, candidate.target);
        if (isDeed(candidate, coding) && wroteTelling(candidate)) {
            return;
        }
        candidate.count = Magnitude.applies(coding.cameo()) ? magnitude.of(candidate, from, limit) : 0;
        write(candidate, coding, candidate.source, candidate.target);
    }

    private void write(Candidate candidate, Coding coding, int source, int target) {
        work.trace.won(candidate, group.modality(), coding, source, target);
        writer.write(candidate, coding, source, target, confidence);
    }

    /** The mention that is the subject, or NONE; a place is where violence happened, not who did it. */
    private int subject(Candidate candidate, Candidate before) {
        where = NONE;
        int left = clause.subject(candidate, before);
        if (left == NONE && group.pronoun()) {
            left = antecedents.of(group.personal());
            confidence *= left == NONE ? 1 : Confidence.FAR;
        }
        if (left != NONE && work.mentions[left].is(Mention.LOCATIVE) && candidate.pattern.isViolent()) {
            where = left;
            left = NONE;
        }
        return left;
    }

    private void passive(Candidate candidate, int left, int right) {
        boolean violent = candidate.pattern.isViolent();
        int source = arguments.agentBehindBy(candidate);
        if (source == NONE && violent) {
            source = ownerBehind(candidate, left);
        }
        int target = left == NONE ? where : left;
        if (violent && isNobody(target)) {
            int place = arguments.placeBehind(candidate, source);
            target = place == NONE ? target : place;
        }
        if (target == NONE && right != source) {
            target = right;
        }
        confidence *= source == NONE ? Confidence.FAR : 1;
        candidate.source = source;
        candidate.target = target;
    }

    private void active(Candidate candidate, Candidate before, int left, int right) {
        int target = right;
        if (isNobody(right)) {
            boolean continues = isParticipial(candidate) && before != null && before.source == left;
            int other = continues ? before.target : where == NONE ? arguments.place(candidate, left) : where;
            confidence *= other == NONE ? 1 : Confidence.FAR;
            target = other == NONE ? right : other;
        } else if (arguments.far()) {
            confidence *= Confidence.FAR;
        }
        candidate.source = left;
        candidate.target = target;
    }

    /** Whether a side was not found or is of no known state. */
    private boolean isNobody(int mention) {
        return mention == NONE || work.mentions[mention].is(Mention.UNATTACHED);
    }

    private static boolean isDeed(Candidate candidate, Coding coding) {
        return coding.plover().equals("ASSAULT") && candidate.pattern.plover().equals("ASSAULT");
    }

    /** Writes the claim or accusation that tells of a deed, and returns whether there is one. */
    private boolean wroteTelling(Candidate candidate) {
        int source = candidate.source;
        boolean own = group.isClaimed();
        int speaker = own || source == NONE ? NONE : clause.speaker(source);
        if (!own && speaker == NONE) {
            return false;
        }
        candidate.count = 0;
        if (own) {
            write(candidate, CLAIM, source, candidate.target);
        } else {
            write(candidate, ALLEGATION, speaker, source);
        }
        allegations.write(candidate, confidence);
        return true;
    }

    /** Whose the strike is that somebody was killed in, or where the rockets were fired from. */
    private int ownerBehind(Candidate candidate, int victim) {
        int index = candidate.index;
        if (index + 1 < candidates.count()) {
            Candidate next = candidates.get(index + 1);
            boolean near = next.start - candidate.headEnd <= MAX_GAP && next.pattern.noun() && next.pattern.isViolent();
            int owner = near ? arguments.ownerOf(next) : NONE;
            owner = near && owner == NONE ? arguments.agentBehindNoun(next) : owner;
            if (owner != NONE && owner != victim && !work.mentions[owner].is(Mention.CITY)) {
                return owner;
            }
        }
        boolean fired = candidate.pattern.cameo().startsWith("194");
        return fired ? arguments.originBehind(candidate, victim) : NONE;
    }

    /** An infinitive behind another event word reports nothing itself, but its object is the other's target. */
    private void extendTarget(Candidate candidate, Candidate before) {
        if (before != null && before.target == NONE && before.source != NONE && !before.pattern.isNone()) {
            int target = arguments.object(candidate, before.source);
            if (target != NONE) {
                before.target = target;
                writer.completeTarget(before, target, Confidence.FAR);
            }
        }
    }
}
