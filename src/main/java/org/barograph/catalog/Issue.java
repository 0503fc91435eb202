package org.barograph.catalog;

import java.util.List;

/**
 * An issue that is watched: what a text has to mention to be about it. How the terms are weighed is the coder's.
 *
 * @param id {@code taiwan-strait}
 * @param name the name to show
 * @param any terms of which one is enough
 * @param strong terms of which one is enough, with full weight and whatever else the sentence has
 * @param weak terms that need one of the actors or contexts near them, or where there are none of these another weak
 *     term
 * @param actors ids or dyad codes of actors that make a weak term count
 * @param context terms that make a weak term count, and are nothing by themselves
 * @param dyads pairs of dyad codes, {@code CHN-TWN}, whose mention in one sentence is enough
 * @param exclude terms that take all but the strong terms out of their sentence
 * @param lookalikes phrases within which neither a term nor an actor counts
 */
public record Issue(
        String id,
        String name,
        List<String> any,
        List<String> strong,
        List<String> weak,
        List<String> actors,
        List<String> context,
        List<String> dyads,
        List<String> exclude,
        List<String> lookalikes) {
    public Issue {
        any = List.copyOf(any);
        strong = List.copyOf(strong);
        weak = List.copyOf(weak);
        actors = List.copyOf(actors);
        context = List.copyOf(context);
        dyads = List.copyOf(dyads);
        exclude = List.copyOf(exclude);
        lookalikes = List.copyOf(lookalikes);
    }
}
