package org.barograph.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serdes;
import org.barograph.stream.Topic.Cleanup;
import org.barograph.stream.Topic.Partitioning;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.CatalogEntry;
import org.barograph.stream.avro.DeadLetter;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.avro.TaggedArticle;

/**
 * The public topics. Keys are strings, values Avro.
 *
 * <p>A broker deletes by a record's timestamp, and an article may be years old or come late. So the topics that are read
 * once and then deleted (articles, tagged articles, dead letters) carry the broker's append time: nothing is deleted
 * unread after an outage or in a bulk load, and no producer can date its way past a bound. The outputs carry the append
 * time of the article that moved them.
 */
public final class Topics {
    private static final int MIB = 1 << 20;
    private static final Duration ARTICLES_KEPT = Duration.ofDays(30);
    private static final Duration TAGGED_KEPT = Duration.ofDays(7);
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    private final Topic<String, Article> articles;
    private final Topic<String, TaggedArticle> tagged;
    private final Topic<String, IssueTension> tension;
    private final Topic<String, IssueHistory> history;
    private final Topic<String, Alert> alerts;
    private final Topic<String, CatalogEntry> catalog;
    private final Topic<String, DeadLetter> deadLetters;

    private Topics(TopicSettings settings) {
        String prefix = settings.prefix();
        int outputs = settings.outputPartitions();
        articles = new Topic<>(
                prefix + "news.articles.v1",
                Serdes.String(),
                Article.class,
                settings.articlePartitions(),
                Partitioning.AT_LEAST,
                Cleanup.DELETE,
                ARTICLES_KEPT,
                TimestampType.LOG_APPEND_TIME,
                MIB);
        tagged = new Topic<>(
                prefix + "news.tagged.v1",
                Serdes.String(),
                TaggedArticle.class,
                settings.taggedPartitions(),
                Partitioning.AT_LEAST,
                Cleanup.DELETE,
                TAGGED_KEPT,
                TimestampType.LOG_APPEND_TIME,
                MIB);
        tension = output(prefix + "issue.tension.v1", IssueTension.class, outputs, Cleanup.COMPACT, Topic.FOR_EVER);
        history = output(prefix + "issue.history.v1", IssueHistory.class, outputs, Cleanup.DELETE, Topic.FOR_EVER);
        // Not compacted: an issue's key is shared by its level and anomaly alerts, and by what opened and what closed
        // them.
        alerts = output(prefix + "issue.alerts.v1", Alert.class, outputs, Cleanup.DELETE, Topic.FOR_EVER);
        catalog = new Topic<>(
                prefix + "catalog.v1",
                Serdes.String(),
                CatalogEntry.class,
                1,
                Partitioning.EXACTLY,
                Cleanup.COMPACT,
                Topic.FOR_EVER,
                TimestampType.CREATE_TIME,
                MIB);
        deadLetters = new Topic<>(
                prefix + "news.dlq.v1",
                Serdes.String(),
                DeadLetter.class,
                1,
                Partitioning.AT_LEAST,
                Cleanup.DELETE,
                DEAD_LETTERS_KEPT,
                TimestampType.LOG_APPEND_TIME,
                4 * MIB);
    }

    private static <V extends SpecificRecord> Topic<String, V> output(
            String name, Class<V> valueType, int partitions, Cleanup cleanup, Duration retention) {
        return new Topic<>(
                name,
                Serdes.String(),
                valueType,
                partitions,
                Partitioning.AT_LEAST,
                cleanup,
                retention,
                TimestampType.CREATE_TIME,
                MIB);
    }

    public static Topics of(TopicSettings settings) {
        return new Topics(settings);
    }

    public static Topics defaults() {
        return of(TopicSettings.defaults());
    }

    /**
     * Returns the serdes of the values.
     *
     * @param config the registry's settings and {@code barograph.serde.class}; see {@link ValueSerdes}
     */
    public static ValueSerdes serdes(Map<String, ?> config) {
        return ValueSerdes.of(config);
    }

    /** Raw articles by article id. */
    public Topic<String, Article> articles() {
        return articles;
    }

    /** What was read out of each article, by fingerprint. */
    public Topic<String, TaggedArticle> tagged() {
        return tagged;
    }

    /** The current score by issue id. */
    public Topic<String, IssueTension> tension() {
        return tension;
    }

    /** The score of each closed hour by issue id. */
    public Topic<String, IssueHistory> history() {
        return history;
    }

    /** Alerts by issue id. */
    public Topic<String, Alert> alerts() {
        return alerts;
    }

    /** The catalogue by entry id; one partition, since its manifest must come after its entries. */
    public Topic<String, CatalogEntry> catalog() {
        return catalog;
    }

    /** Refused records by their own key. */
    public Topic<String, DeadLetter> deadLetters() {
        return deadLetters;
    }

    /** Returns all of them, in the order of an article's way. */
    public List<Topic<?, ?>> all() {
        return List.of(catalog, articles, tagged, tension, history, alerts, deadLetters);
    }

    /** Returns the topic with a name, with or without the prefix. */
    public Optional<Topic<?, ?>> named(String name) {
        String prefix = articles.name().substring(0, articles.name().length() - "news.articles.v1".length());
        return all().stream()
                .filter(topic -> topic.name().equals(name) || topic.name().equals(prefix + name))
                .findFirst();
    }
}
