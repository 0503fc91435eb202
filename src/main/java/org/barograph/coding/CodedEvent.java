package org.barograph.coding;

import java.util.List;

/**
 * Who did what to whom; or a cue, which is an event without a dyad because one side or both could not be read, or because
 * words name a conflict and not what was done.
 *
 * @param source CAMEO-style code of the source; empty where it could not be read
 * @param target CAMEO-style code of the target; empty where it could not be read
 * @param sourceCountry ISO-3 code of the source's state, or the first three letters of its code, {@code ---} for an
 *     agent of no known state; empty with the source
 * @param targetCountry the same for the target
 * @param sourceDyad dyad code of the source; empty for a cue, also where the source is known
 * @param targetDyad dyad code of the target; empty for a cue, also where the target is known
 * @param cameo CAMEO event code of two to four digits, or null for words that only name a conflict
 * @param plover PLOVER root; empty for a statement, which has none, and for words that only name a conflict
 * @param goldstein Goldstein value in [-10, 10]; negative is conflict
 * @param confidence how firm the reading was, in (0, 1]
 * @param issues ids of the issues and composites that it belongs to
 * @param text the sentence that gave it
 */
public record CodedEvent(
        String source,
        String target,
        String sourceCountry,
        String targetCountry,
        String sourceDyad,
        String targetDyad,
        String cameo,
        String plover,
        double goldstein,
        double confidence,
        List<String> issues,
        String text) {
    public CodedEvent {
        issues = List.copyOf(issues);
    }

    /** Whether words only name a conflict, and nothing says what was done: a cue without code and actors. */
    public boolean namesOnly() {
        return cameo == null && plover.isEmpty() && source.isEmpty() && target.isEmpty();
    }

    /** The ordered pair of dyad codes, {@code source-target}, or empty for a cue. */
    public String dyad() {
        return sourceDyad.isEmpty() && targetDyad.isEmpty() ? "" : sourceDyad + "-" + targetDyad;
    }
}
