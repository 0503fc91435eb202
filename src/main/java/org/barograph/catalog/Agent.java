package org.barograph.catalog;

import java.util.List;

/**
 * A noun for a body or a group within a state: army, police, rebels, court.
 *
 * @param id {@code army}
 * @param code CAMEO agent code: {@code MIL}
 * @param terms words that name it; a lower-case letter matches either case
 */
public record Agent(String id, String code, List<String> terms) {
    public Agent {
        terms = List.copyOf(terms);
    }
}
