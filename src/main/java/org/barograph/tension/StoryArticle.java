package org.barograph.tension;

import java.util.Comparator;
import java.util.List;

/**
 * An article as its story sees it.
 *
 * @param id article id
 * @param publishedAtMs publication time, ms since 1970
 * @param family publisher family
 * @param weight of the family in corroboration, in [0, 1]
 * @param title headline
 * @param url address of the original, or null
 * @param shares what it says about each issue, in the order of the issues' ids
 */
public record StoryArticle(
        String id,
        long publishedAtMs,
        String family,
        double weight,
        String title,
        String url,
        List<IssueShare> shares) {
    /** By publication time, then id: the order in which a fingerprint's articles are cut into episodes. */
    public static final Comparator<StoryArticle> BY_TIME =
            Comparator.comparingLong(StoryArticle::publishedAtMs).thenComparing(StoryArticle::id);

    public StoryArticle {
        shares = List.copyOf(shares);
    }
}
