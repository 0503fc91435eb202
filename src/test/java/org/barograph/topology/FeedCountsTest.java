package org.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.barograph.stream.ArticleVersions;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.avro.Article;
import org.barograph.tension.FeedDay;
import org.barograph.tension.Hours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tag stage counts of each source. */
class FeedCountsTest {
    /** Articles by source and hour. */
    private static Map<String, Integer> counts(Driver driver) {
        Map<String, Integer> counts = new TreeMap<>();
        KeyValueStore<Bytes, FeedDay> store = driver.driver.getKeyValueStore(Names.FEED_DAYS_STORE);
        try (KeyValueIterator<Bytes, FeedDay> entries = store.all()) {
            entries.forEachRemaining(entry -> {
                assertThat(entry.value.isEmpty()).isFalse();
                for (int hour = 0; hour < 24; hour++) {
                    if (entry.value.articles(hour) > 0) {
                        counts.put(
                                StoreKeys.sourceOf(entry.key.get()) + " "
                                        + (StoreKeys.dayOf(entry.key.get()) * 24 + hour),
                                entry.value.articles(hour));
                    }
                }
            });
        }
        return counts;
    }

    private static Map<String, Integer> model(List<Article> history, long firstDay) {
        Map<String, Article> winners = new HashMap<>();
        history.forEach(article -> winners.merge(
                article.getId(),
                article,
                (one, other) -> ArticleVersions.of(one).compareTo(ArticleVersions.of(other)) >= 0 ? one : other));
        Map<String, Integer> counts = new TreeMap<>();
        for (Article article : winners.values()) {
            if (!article.getRetracted()) {
                long hour = Hours.of(article.getPublishedAt().toEpochMilli());
                if (FeedDay.dayOf(hour) >= firstDay) {
                    counts.merge(article.getSource() + " " + hour, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private static List<Article> history(Random random, int records, int days) {
        List<Article> history = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            String id = "id" + random.nextInt(records / 3);
            int revision = 1 + random.nextInt(3);
            if (random.nextInt(6) == 0) {
                history.add(Driver.retraction(id, revision));
                continue;
            }
            Article article = Driver.article(
                    id,
                    "Outlet " + random.nextInt(4),
                    Driver.NOW.minus(Duration.ofMinutes(random.nextInt(days * 24 * 60))),
                    "Title " + random.nextInt(15),
                    random.nextBoolean() ? "sudan:SDN-RSF:-10" : "");
            article.setRevision(revision);
            article.setLanguage(random.nextInt(5) == 0 ? "fr" : "en");
            history.add(article);
        }
        return history;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyOrderAndRedeliveryOfVersionsAndRetractionsCountsTheArticlesInForce(long seed) {
        Random random = new Random(seed);
        List<Article> history = history(random, 150, 20);
        List<Article> mixed = new ArrayList<>(history);
        mixed.addAll(history.subList(0, 40));
        Collections.shuffle(mixed, random);
        try (Driver driver = new Driver()) {
            for (Article article : mixed) {
                driver.publish(article);
                if (random.nextInt(9) == 0) {
                    driver.settle();
                }
            }
            driver.settle();
            assertThat(counts(driver)).isEqualTo(model(history, Long.MIN_VALUE)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void daysThatNoAnswerLooksBackOnAreLeftOutAndDeleted(long seed) {
        Random random = new Random(seed);
        List<Article> history = history(random, 200, 55);
        history.add(Driver.article("newest", "Outlet 0", Driver.NOW, "The newest", ""));
        Collections.shuffle(history, random);
        try (Driver driver = new Driver()) {
            driver.publishAll(history);
            driver.settle();
            long firstDay = FeedDay.dayOf(Hours.of(Driver.NOW.toEpochMilli())) - 29;
            assertThat(counts(driver)).isEqualTo(model(history, firstDay)).isNotEmpty();
            assertThat(driver.count(Names.ARTICLES_STORE))
                    .isGreaterThan(counts(driver).size());
        }
    }

    @Test
    void aRevisionUnderAnotherNameAndAtAnotherHourMovesTheArticle() {
        Instant noon = Instant.parse("2026-02-28T12:10:00Z");
        try (Driver driver = new Driver()) {
            driver.publish(Driver.article("a", "Harbour Post", noon, "Ferries run", ""));
            Article moved = Driver.article("a", "Evening Ledger", noon.minusSeconds(7200), "Ferries run", "");
            moved.setRevision(2);
            driver.publish(moved);
            driver.settle();
            assertThat(counts(driver)).isEqualTo(Map.of("Evening Ledger " + (Hours.of(noon.toEpochMilli()) - 2), 1));
            driver.publish(Driver.retraction("a", 3));
            assertThat(counts(driver)).isEmpty();
        }
    }
}
