package org.barograph.catalog;

import java.util.List;

/**
 * An issue that is watched: what a text has to mention to be about it. How the terms are weighed is the coder's.
 *
 * @param id {@code taiwan-strait}
 * @param name the name to show
 * @param any terms of which one is enough
 * @param strong terms with full weight
 * @param weak terms that need another term, actor or dyad of the issue in the text
 * @param actors ids or dyad codes of actors whose mention counts as a term
 * @param dyads pairs of dyad codes, {@code CHN-TWN}, that count where both stand near each other
 * @param exclude terms that suppress the issue
 */
public record Issue(
        String id,
        String name,
        List<String> any,
        List<String> strong,
        List<String> weak,
        List<String> actors,
        List<String> dyads,
        List<String> exclude) {
    public Issue {
        any = List.copyOf(any);
        strong = List.copyOf(strong);
        weak = List.copyOf(weak);
        actors = List.copyOf(actors);
        dyads = List.copyOf(dyads);
        exclude = List.copyOf(exclude);
    }
}
