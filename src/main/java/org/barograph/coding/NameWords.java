package org.barograph.coding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barograph.text.TermAutomaton;

/** Classes of words that tell what a name beside them is. A word may be in several. */
final class NameWords {
    /** Stands before a person's name: Mr, Sen. */
    static final int HONORIFIC = 1;
    /** Stands behind a name that is no actor then: Lebanon County, Jordan Street. */
    static final int STREET = 1 << 1;
    /** Stands beside the name of a part of the United States and not of a state of the same name. */
    static final int LOCAL = 1 << 2;
    /** Stands before the name of a month. */
    static final int CALENDAR = 1 << 3;
    /** Is a month and a surname as well. */
    static final int MONTH = 1 << 4;
    /** Is the first name of somebody in the catalogue. */
    static final int GIVEN = 1 << 5;

    private static final Map<Integer, List<String>> CLASSES = Map.of(
            HONORIFIC,
            words("mr mrs ms miss dr sir dame lord lady madam herr monsieur senor sheikh prof professor sen senator rep"
                    + " representative gov congressman congresswoman judge justice"),
            STREET,
            words("county counties township street avenue boulevard road square bridge university college hotel airport"
                    + " stadium parish lane tavern restaurant museum river creek"),
            LOCAL,
            words("governor gov senator senators sen sens county counties republican republicans democrat democrats"
                    + " democratic gop runoff congressman congresswoman rep sheriff legislature lawmaker lawmakers"
                    + " statehouse"),
            CALENDAR,
            words("last next this early late mid since until in of through from till before after during"),
            MONTH,
            words("may april june august march"));

    private NameWords() {}

    private static List<String> words(String text) {
        return List.of(text.split(" +"));
    }

    /** Makes sure that the vocabulary has all these words, and the first names {@code given}. */
    static void register(TermAutomaton.Builder builder, Set<String> given) {
        given.forEach(builder::word);
        CLASSES.values().forEach(words -> words.forEach(builder::word));
    }

    /** The class bits by word id; {@code given} are first names in lower case. */
    static int[] classes(TermAutomaton.Builder builder, int vocabularySize, Set<String> given) {
        int[] classes = new int[vocabularySize];
        given.forEach(name -> classes[builder.word(name)] |= GIVEN);
        CLASSES.forEach((flag, words) -> words.forEach(word -> classes[builder.word(word)] |= flag));
        return classes;
    }
}
