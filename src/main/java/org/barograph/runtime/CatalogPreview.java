package org.barograph.runtime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.coding.IssueMention;
import org.barograph.stream.avro.Article;
import org.barograph.topology.LiveCatalog;
import org.barograph.topology.TextCoding;

/** Tells what an entry would change, by reading the newest articles with and without it. Nothing is written. */
public final class CatalogPreview {
    /** So many articles are read. */
    public static final int ARTICLES = 1_000;

    private final Supplier<LiveCatalog> live;
    private final RecentArticles articles;

    public CatalogPreview(Supplier<LiveCatalog> live, RecentArticles articles) {
        this.live = live;
        this.articles = articles;
    }

    /**
     * An article that is about the issue, with the entry or as things are.
     *
     * @param relevance how much it is about it with the entry, [0, 1]
     * @param relevanceNow the same as things are
     * @param now whether it is about it as things are
     */
    public record Match(
            String articleId,
            String title,
            String source,
            Instant publishedAt,
            double relevance,
            double relevanceNow,
            boolean now) {}

    /**
     * What would change.
     *
     * @param examined articles that were read
     * @param matched those that would be about the issue
     * @param items the same, most relevant first, and after them those that would no longer be
     * @param gained ids of those that are not about it now
     * @param lost ids of those that would no longer be
     */
    public record Answer(
            String issueId, int examined, int matched, List<Match> items, List<String> gained, List<String> lost) {}

    /**
     * Reads with the entry in the place of the one with its id, or beside the others.
     *
     * @param entry of an issue or composite
     * @param entries those in force
     * @throws org.barograph.catalog.CatalogException if it does not fit
     */
    public Answer of(CatalogEntry entry, Collection<CatalogEntry> entries) {
        TreeMap<String, CatalogEntry> all = new TreeMap<>();
        entries.forEach(one -> all.put(one.id(), one));
        all.put(entry.id(), entry);
        CompiledCatalog candidate = CatalogReader.compile(all.values());
        TextCoding with = live.get().codingWith(candidate);
        TextCoding without = live.get().current().coding();
        String issue = entry.id().substring(entry.kind().length() + 1);
        List<Match> matches = new ArrayList<>();
        List<Article> newest = articles.newest(ARTICLES);
        for (Article article : newest) {
            if (candidate.covers(article.getLanguage())) {
                double then = relevance(with, article, issue);
                double now = relevance(without, article, issue);
                if (then > 0 || now > 0) {
                    matches.add(new Match(
                            article.getId(),
                            article.getTitle(),
                            article.getSource(),
                            article.getPublishedAt(),
                            then,
                            now,
                            now > 0));
                }
            }
        }
        matches.sort(
                Comparator.comparingDouble((Match match) -> -match.relevance).thenComparing(Match::articleId));
        return new Answer(
                issue,
                newest.size(),
                (int) matches.stream().filter(match -> match.relevance > 0).count(),
                matches,
                ids(matches.stream().filter(match -> !match.now).toList()),
                ids(matches.stream().filter(match -> match.relevance == 0).toList()));
    }

    private static List<String> ids(List<Match> matches) {
        return matches.stream().map(Match::articleId).toList();
    }

    private static double relevance(TextCoding coding, Article article, String issue) {
        LocalDate day = article.getPublishedAt().atZone(ZoneOffset.UTC).toLocalDate();
        return coding.code(article.getTitle(), article.getBody(), day).issues().stream()
                .filter(mention -> mention.id().equals(issue))
                .mapToDouble(IssueMention::relevance)
                .findFirst()
                .orElse(0);
    }
}
