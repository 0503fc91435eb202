package org.barograph.coding;

import java.util.List;

/**
 * One line of the event lexicon, ready to match.
 *
 * @param id id of its lexicon entry
 * @param order place in the lexicon; the smaller wins where nothing else decides
 * @param plover PLOVER root, or {@link #NONE}
 * @param cameo CAMEO code
 * @param goldstein Goldstein value in [-10, 10]
 * @param noun whether it reads as a noun phrase
 * @param direction which side the source stands on
 * @param tails ids of the segments that follow behind gaps after the first one
 */
record Pattern(
        String id,
        int order,
        String plover,
        String cameo,
        double goldstein,
        boolean noun,
        Direction direction,
        List<Integer> tails) {
    Pattern {
        tails = List.copyOf(tails);
    }
    /** Root of words that look like an event and are none. */
    static final String NONE = "NONE";

    /** Where source and target stand. */
    enum Direction {
        /** Source before, target after. */
        FORWARD,
        /** Source after, target before: received aid from. */
        BACKWARD,
        /** Each is source and target: held talks with. */
        RECIPROCAL
    }

    boolean isNone() {
        return plover.equals(NONE);
    }
}
