package org.barograph.catalog;

import java.util.List;

/**
 * A subject that is no issue, such as sport or earthquakes: it takes all but the strong terms of the issues out of its
 * sentence, and where it stands in the title, out of the whole text.
 *
 * @param id {@code sport}
 * @param terms terms of which one is enough
 * @param lookalikes phrases within which its terms do not count
 * @param spares ids of issues that it leaves alone
 */
public record Suppressor(String id, List<String> terms, List<String> lookalikes, List<String> spares) {
    public Suppressor {
        terms = List.copyOf(terms);
        lookalikes = List.copyOf(lookalikes);
        spares = List.copyOf(spares);
    }
}
