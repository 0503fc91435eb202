package org.barograph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.barograph.ingest.ArticleReader;
import org.barograph.stream.avro.Article;

/**
 * The articles of the demonstration, moved by whole days so that they end within the last 24 hours.
 *
 * @param background the days before the last three weeks
 * @param days the last three weeks, day by day, from the day's start
 * @param retractions what is withdrawn at the end
 */
record DemoArticles(List<Article> background, TreeMap<Instant, List<Article>> days, List<Article> retractions) {
    private static final String RESOURCE = "/demo/articles.jsonl";
    private static final Duration LAST_WEEKS = Duration.ofDays(21);

    /** Reads them for a demonstration that takes place now. */
    static DemoArticles at(Instant now) {
        List<Article> all = read();
        Instant newest = all.stream()
                .filter(article -> article.getPublishedAt() != null)
                .map(Article::getPublishedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        Duration shift = Duration.ofDays(Math.floorDiv(
                Duration.between(newest, now).toMillis(), Duration.ofDays(1).toMillis()));
        Instant weeks = newest.plus(shift).minus(LAST_WEEKS);
        DemoArticles demo = new DemoArticles(new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
        Instant day = null;
        for (Article article : all) {
            if (article.getRetracted()) {
                demo.retractions.add(article);
                continue;
            }
            article.setPublishedAt(article.getPublishedAt().plus(shift));
            Instant published = article.getPublishedAt()
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate()
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            // A correction keeps its original's date and stands where it was published: with the articles before it.
            day = day == null || published.isAfter(day) ? published : day;
            if (day.isBefore(weeks)) {
                demo.background.add(article);
            } else {
                demo.days.computeIfAbsent(day, d -> new ArrayList<>()).add(article);
            }
        }
        return demo;
    }

    private static List<Article> read() {
        List<Article> all = new ArrayList<>();
        // Dates are checked against the moved ones, when they are published.
        Clock farAhead = Clock.fixed(Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (InputStream in = DemoArticles.class.getResourceAsStream(RESOURCE);
                ArticleReader reader = new ArticleReader(in, farAhead)) {
            while (reader.hasNext()) {
                ArticleReader.Item item = reader.next();
                if (item instanceof ArticleReader.Accepted accepted) {
                    all.add(accepted.article());
                } else {
                    throw new IllegalStateException("The program's own demo articles hold a bad one: " + item);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
