package org.barograph.catalog;

import java.util.List;

/**
 * An entry of the event lexicon: words that report one kind of event.
 *
 * @param id {@code expel-diplomats}
 * @param plover PLOVER root: {@code SANCTION}; or {@link #CUE}
 * @param cameo CAMEO event code of two to four digits; empty for a cue
 * @param goldstein Goldstein value in [-10, 10], or null for the value of the CAMEO code
 * @param verbs verbs in their base form
 * @param nouns nouns that report the event
 * @param patterns multi-word patterns
 * @param example a sentence that reports it, or empty
 */
public record EventPattern(
        String id,
        String plover,
        String cameo,
        Double goldstein,
        List<String> verbs,
        List<String> nouns,
        List<String> patterns,
        String example) {
    /** In the place of a root, of words that name a conflict and not what was done: war, troops, hostages. */
    public static final String CUE = "CUE";

    public EventPattern {
        verbs = List.copyOf(verbs);
        nouns = List.copyOf(nouns);
        patterns = List.copyOf(patterns);
    }
}
