package org.barograph.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.barograph.stream.ArticleRules;
import org.barograph.stream.ArticleVersions;
import org.barograph.stream.BadRecordException;
import org.barograph.stream.DeadLetters;
import org.barograph.stream.Refusal;
import org.barograph.stream.TaggedArticles;
import org.barograph.stream.Topics;
import org.barograph.stream.UnknownSchemaException;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.DeadLetter;
import org.barograph.stream.avro.TaggedArticle;
import org.barograph.stream.state.ArticleState;
import org.barograph.tension.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One partition of articles: see {@link TagStage}. */
final class TagProcessor implements Processor<String, byte[], String, TagOutput> {
    /** Marks a record that was put into its right partition, so that none goes round for ever. */
    static final String REROUTED_HEADER = "barograph-rerouted";

    private static final Logger LOG = LoggerFactory.getLogger(TagProcessor.class);
    private static final String WATERMARK = "watermark";
    /** Before any article; far enough from the end of the range to be reckoned with. */
    private static final long NO_WATERMARK = Long.MIN_VALUE / 4;

    private static final Duration CATALOG_LOOK = Duration.ofMillis(250);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final int SWEEP_MOST = 5_000;

    private final Topics topics;
    private final ValueSerdes serdes;
    private final LiveCatalog catalog;
    private final TopologySettings settings;
    private ProcessorContext<String, TagOutput> context;
    private KeyValueStore<Bytes, ArticleState> articles;
    private FeedCounts feeds;
    private KeyValueStore<String, Long> watermarks;
    private ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> catalogStore;
    private Deserializer<Article> deserializer;
    private StoreSweep<ArticleState> sweep;
    private long watermarkMs;
    private long rerouted;
    private final List<String> catalogProblems = new ArrayList<>();

    TagProcessor(Topics topics, ValueSerdes serdes, LiveCatalog catalog, TopologySettings settings) {
        this.topics = topics;
        this.serdes = serdes;
        this.catalog = catalog;
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, TagOutput> context) {
        this.context = context;
        articles = context.getStateStore(Names.ARTICLES_STORE);
        feeds = new FeedCounts(context.getStateStore(Names.FEED_DAYS_STORE));
        watermarks = context.getStateStore(Names.TAG_WATERMARK_STORE);
        catalogStore = context.getStateStore(Names.CATALOG_STORE);
        deserializer = serdes.of(topics.articles()).deserializer();
        Long stored = watermarks.get(WATERMARK);
        watermarkMs = stored == null ? NO_WATERMARK : stored;
        sweep = new StoreSweep<>(articles, (key, state) -> state.getPublishedAt());
        refreshCatalog();
        context.schedule(CATALOG_LOOK, PunctuationType.WALL_CLOCK_TIME, this::lookAtCatalog);
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        settings.observer().waited(TopologyObserver.Stage.TAG, context.currentSystemTimeMs() - record.timestamp());
        Article article;
        try {
            article = read(record);
        } catch (UnknownSchemaException e) {
            refuse(record, "unknown-schema", e.getMessage());
            return;
        } catch (BadRecordException e) {
            refuse(record, "bad-record", e.getMessage());
            return;
        }
        if (article == null) {
            refuse(
                    record,
                    "missing-id",
                    "A record without key and without value says nothing: give the id of the article to retract as key");
            return;
        }
        Optional<Refusal> refusal = ArticleRules.check(article, record.timestamp());
        if (refusal.isPresent()) {
            refuse(record, refusal.get().reason(), refusal.get().message());
            return;
        }
        if (isMisplaced(record, article.getId())) {
            reroute(record, article.getId());
            return;
        }
        receive(record, article);
    }

    /** The article; of a null value the final retraction of its key, or null without one. */
    private Article read(Record<String, byte[]> record) {
        if (record.value() != null) {
            return deserializer.deserialize(topics.articles().name(), record.value());
        }
        return record.key() == null || record.key().isEmpty() ? null : ArticleVersions.finalRetraction(record.key());
    }

    private boolean isMisplaced(Record<String, byte[]> record, String id) {
        if (record.headers().lastHeader(REROUTED_HEADER) != null) {
            return false;
        }
        int partition = context.recordMetadata().map(RecordMetadata::partition).orElse(0);
        return !id.equals(record.key()) || partition != SumPartitioner.partitionOf(id, settings.articlePartitions());
    }

    private void reroute(Record<String, byte[]> record, String id) {
        if (Long.bitCount(++rerouted) == 1) {
            LOG.warn(
                    "{} records of {} partition {} so far had no key, another key than the article's id, or stood in"
                            + " another partition than murmur2 of their key gives; each was written back once to the"
                            + " right one. Set the producer's key to the id and its partitioner to"
                            + " murmur2_random (librdkafka: partitioner=murmur2_random) to spare the detour.",
                    rerouted,
                    topics.articles().name(),
                    context.taskId().partition());
        }
        Headers headers = new RecordHeaders(record.headers().toArray());
        headers.add(REROUTED_HEADER, "1".getBytes(StandardCharsets.UTF_8));
        context.forward(
                record.withKey(id).withHeaders(headers).withValue((TagOutput) new TagOutput.Rerouted(record.value())));
    }

    private void receive(Record<String, byte[]> record, Article article) {
        Bytes key = TagStage.key(article.getId());
        ArticleState old = articles.get(key);
        Version version = ArticleVersions.of(article);
        if (old != null && ArticleVersions.of(old).compareTo(version) >= 0) {
            return;
        }
        long publishedMs = publishedMs(article, old, record.timestamp());
        if (publishedMs < watermarkMs - settings.horizon().toMillis()) {
            refuse(record, "too-late", tooLate(article, publishedMs));
            return;
        }
        TaggedArticle tagged = article.getRetracted() ? null : tag(article);
        String fingerprint = tagged == null ? null : tagged.getFingerprint();
        if (tagged != null && publishedMs > watermarkMs) {
            watermarkMs = publishedMs;
            watermarks.put(WATERMARK, watermarkMs);
        }
        ArticleState now = new ArticleState(
                version.revision(),
                version.retracted(),
                ByteBuffer.wrap(version.contentHash()),
                fingerprint,
                publishedMs,
                tagged == null ? null : article.getSource());
        articles.put(key, now);
        feeds.replace(old, now, watermarkMs);
        sweep.added(publishedMs);
        if (old != null && old.getFingerprint() != null && !old.getFingerprint().equals(fingerprint)) {
            forward(record, TaggedArticles.withdrawal(article, old, partition(), watermark()));
        }
        if (tagged != null) {
            settings.observer().tagged(publishedMs, tagged.getEvents().size());
            forward(record, tagged);
        }
    }

    /**
     * Publication time; of a retraction without one that of the version before, else the time of its append: its
     * original may be no later by more than an hour, so it is kept as long as the original may still come.
     */
    private static long publishedMs(Article article, ArticleState old, long appendMs) {
        if (article.getPublishedAt() != null) {
            return article.getPublishedAt().toEpochMilli();
        }
        return old == null ? appendMs : old.getPublishedAt();
    }

    private TaggedArticle tag(Article article) {
        LiveCatalog.Edition edition = catalog.current();
        return TaggedArticles.of(
                article,
                edition.catalog(),
                edition.coding()::read,
                edition.coding()::fingerprint,
                settings.constants(),
                partition(),
                Math.max(watermarkMs, article.getPublishedAt().toEpochMilli()));
    }

    private void forward(Record<String, byte[]> record, TaggedArticle tagged) {
        context.forward(
                new Record<>(tagged.getFingerprint(), (TagOutput) new TagOutput.Tagged(tagged), record.timestamp()));
    }

    private String tooLate(Article article, long publishedMs) {
        return "Article " + article.getId() + " was published at " + Instant.ofEpochMilli(publishedMs) + ", more than "
                + settings.horizon().toDays() + " days before the newest article of its partition ("
                + Instant.ofEpochMilli(watermarkMs)
                + "): the stories of that time are closed. Load older news into a data dir of its own, oldest first.";
    }

    private void refuse(Record<String, byte[]> record, String reason, String message) {
        settings.observer().refused(reason);
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        DeadLetter letter = DeadLetters.of(
                reason,
                message,
                "tag",
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                context.currentSystemTimeMs(),
                record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8),
                record.value());
        forward(record.key(), letter, record.timestamp());
    }

    private void forward(String key, DeadLetter letter, long timestamp) {
        context.forward(
                new Record<>(key, (TagOutput) new TagOutput.Refused(letter), timestamp, DeadLetters.headers(letter)));
    }

    private void lookAtCatalog(long nowMs) {
        refreshCatalog();
        for (String problem : catalogProblems) {
            DeadLetter letter = DeadLetters.of(
                    "bad-catalog", problem, "catalog", topics.catalog().name(), 0, -1, nowMs, nowMs, null, null);
            forward("manifest", letter, nowMs);
        }
        catalogProblems.clear();
    }

    /** Problems wait for the next look, since nothing can be forwarded before the processor is initialised. */
    private void refreshCatalog() {
        catalog.refresh(catalogStore).ifPresent(catalogProblems::add);
    }

    /** Forgets articles that nothing can change any more, a bounded number at a time. */
    private void sweep() {
        if (watermarkMs == NO_WATERMARK) {
            return;
        }
        long before = watermarkMs - settings.horizon().toMillis();
        sweep.next(SWEEP_MOST, before, articles::delete);
        feeds.sweep(SWEEP_MOST, watermarkMs);
    }

    private int partition() {
        return context.taskId().partition();
    }

    private long watermark() {
        return Math.max(0, watermarkMs);
    }
}
