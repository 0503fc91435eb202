package org.barograph.coding;

import java.util.List;
import java.util.Set;
import org.barograph.coding.Modality.Coding;

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
 * @param coding root and code where it is done
 * @param intended what it is to announce it
 * @param refused what it is to refuse it, or null where that is no event
 */
record Pattern(
        String id,
        int order,
        String plover,
        String cameo,
        double goldstein,
        boolean noun,
        Direction direction,
        List<Integer> tails,
        Coding coding,
        Coding intended,
        Coding refused) {
    Pattern {
        tails = List.copyOf(tails);
    }

    Pattern(
            String id,
            int order,
            String plover,
            String cameo,
            double goldstein,
            boolean noun,
            Direction direction,
            List<Integer> tails) {
        this(
                id,
                order,
                plover,
                cameo,
                goldstein,
                noun,
                direction,
                tails,
                new Coding(plover, cameo),
                Modality.intent(plover, cameo),
                Modality.refusal(plover, cameo));
    }

    private static final Set<String> STRIFE =
            Set.of("ASSAULT", "PROTEST", "COERCE", "RETREAT", "MOBILIZE", "SANCTION", "THREATEN", "CONCEDE");

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

    /** Whether a verb without an object must be a passive: killed, arrested, abducted, freed. */
    boolean takesObject() {
        return cameo.startsWith("193")
                || cameo.startsWith("195")
                || cameo.startsWith("173")
                || cameo.startsWith("174")
                || cameo.startsWith("18")
                || cameo.startsWith("084")
                || cameo.startsWith("112")
                || cameo.equals("116");
    }

    /** How much the CAMEO code says, from 1: its digits, without a last 0, which means "not further told". */
    int specificity() {
        return cameo.endsWith("0") ? cameo.length() - 1 : cameo.length();
    }

    /** Whether who stands in the clause of a noun need not be who does it: the minister announced, after an attack. */
    boolean isStrife() {
        return STRIFE.contains(plover);
    }

    /** Whether it is violence or protest, which have a place: a city before the noun is where it was, the Kabul bombing. */
    boolean isViolent() {
        return plover.equals("ASSAULT") || plover.equals("PROTEST");
    }

    /** Whether it is force against somebody, who is a victim even where nobody is said to have done it. */
    boolean isForce() {
        return plover.equals("ASSAULT") || plover.equals("COERCE");
    }

    /** Whether it says that another did something: CAMEO 112, accuse. */
    boolean isAccusation() {
        return cameo.startsWith("112");
    }

    boolean isNone() {
        return plover.equals(NONE);
    }
}
