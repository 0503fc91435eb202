package org.barograph.catalog;

import java.util.List;

/**
 * A role that a title names: head of state, foreign minister.
 *
 * @param id {@code foreign-minister}
 * @param agent CAMEO agent code that is added to the state's: {@code GOV}, {@code MIL}, {@code LEG}
 * @param single whether a state has one holder at a time
 * @param titles words that name it before or after a name: {@code foreign minister}
 */
public record Role(String id, String agent, boolean single, List<String> titles) {
    public Role {
        titles = List.copyOf(titles);
    }
}
