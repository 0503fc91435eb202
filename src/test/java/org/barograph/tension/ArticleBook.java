package org.barograph.tension;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plainest form of the way of an article: the greatest version of each id, its fingerprint's articles cut into
 * stories, their sums. The oracle that the stages are held against.
 */
public final class ArticleBook {
    /** A version of an article: its fingerprint and what its story sees, or null for both in a retraction. */
    public record Edition(String id, Version version, String fingerprint, StoryArticle article) {}

    private final ScoreConstants constants;
    private final Map<String, Edition> winners = new HashMap<>();

    public ArticleBook(ScoreConstants constants) {
        this.constants = constants;
    }

    public ArticleBook receive(Edition edition) {
        winners.merge(edition.id(), edition, (a, b) -> a.version().compareTo(b.version()) >= 0 ? a : b);
        return this;
    }

    public ArticleBook receiveAll(Iterable<Edition> editions) {
        editions.forEach(this::receive);
        return this;
    }

    public List<Story> stories() {
        Map<String, List<StoryArticle>> byFingerprint = new TreeMap<>();
        for (Edition edition : winners.values()) {
            if (!edition.version().retracted()) {
                byFingerprint
                        .computeIfAbsent(edition.fingerprint(), f -> new ArrayList<>())
                        .add(edition.article());
            }
        }
        List<Story> stories = new ArrayList<>();
        byFingerprint.forEach((fingerprint, articles) -> stories.addAll(Episodes.of(fingerprint, articles, constants)));
        return stories;
    }

    public TreeMap<SumKey, Sums> sums() {
        return Story.sumsOf(stories());
    }

    public Ledger ledger() {
        Ledger ledger = new Ledger();
        ledger.addAll(sums());
        return ledger;
    }
}
