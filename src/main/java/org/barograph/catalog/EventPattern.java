package org.barograph.catalog;

import java.util.List;

/**
 * An entry of the event lexicon: words that report one kind of event.
 *
 * @param id {@code expel-diplomats}
 * @param plover PLOVER root: {@code SANCTION}
 * @param cameo CAMEO event code of two to four digits
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
    public EventPattern {
        verbs = List.copyOf(verbs);
        nouns = List.copyOf(nouns);
        patterns = List.copyOf(patterns);
    }
}
