package org.barograph.coding;

/**
 * How firm a reading is, in (0, 1], by how it was come by: a base, times a factor for each thing that makes it less so.
 * The numbers are judgements: what they order is what the score uses, not how often such a reading is right.
 */
final class Confidence {
    /** Base of an event whose word is a verb with its subject. */
    static final double VERB = 0.9;
    /** Base of an event whose word is a noun. */
    static final double NOUN = 0.7;
    /** Base of an event word without any actor. */
    static final double ACTORLESS = 0.3;
    /**
     * Base of words that name a conflict and not what was done. As firm as a clause that says who did it: at half of
     * that, the score goes less well with published indices.
     */
    static final double NAMED = 0.9;

    /** Factor of a side that does not stand where its word wants it, and of a clause that is not the main one. */
    static final double FAR = 0.75;
    /** Factor of what may be, or is only alleged. */
    static final double UNSURE = 0.5;
    /** Factor of an event of which one side was not found. */
    static final double ONE_SIDED = 0.6;

    private Confidence() {}

    /** A confidence in hundredths, as events carry it. */
    static double rounded(double confidence) {
        return StrictMath.rint(confidence * 100) / 100;
    }
}
