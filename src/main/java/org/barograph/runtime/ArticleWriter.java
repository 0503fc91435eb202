package org.barograph.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barograph.stream.ArticleRules;
import org.barograph.stream.Refusal;
import org.barograph.stream.Topic;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;

/** Writes articles to their topic and tells of each what became of it. Thread-safe. */
public final class ArticleWriter implements AutoCloseable {
    /** Reason of a record that the broker does not take for another cause than its size. */
    public static final String REJECTED = "rejected";

    /** Short: who posts an article waits for it. */
    private static final String TIMEOUT_MS = "15000";

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final Serializer<Article> serializer;
    private final String topic;

    public ArticleWriter(Producer<String, byte[]> producer, Serializer<Article> serializer, String topic) {
        this.producer = producer;
        this.serializer = serializer;
        this.topic = topic;
    }

    /** Connects; nothing is asked of the cluster before the first article. */
    public static ArticleWriter open(
            Endpoints endpoints, Map<String, String> client, Topic<String, Article> topic, ValueSerdes serdes) {
        Map<String, Object> configs = new HashMap<>(ClientConfigs.writer(endpoints, client));
        configs.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        configs.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        configs.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        configs.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
        return new ArticleWriter(
                new KafkaProducer<>(configs, new StringSerializer(), new ByteArraySerializer()),
                serdes.of(topic).serializer(),
                topic.name());
    }

    /**
     * Sends an article.
     *
     * @return completes when the broker has acknowledged it: empty if it took it, the refusal if it does not take this
     *     one; fails if nothing can be written at the moment
     */
    public CompletableFuture<Optional<Refusal>> send(Article article) {
        CompletableFuture<Optional<Refusal>> outcome = new CompletableFuture<>();
        try {
            byte[] value = serializer.serialize(topic, article);
            producer.send(new ProducerRecord<>(topic, article.getId(), value), (metadata, e) -> settle(outcome, e));
        } catch (KafkaException e) {
            settle(outcome, e);
        }
        return outcome;
    }

    private static void settle(CompletableFuture<Optional<Refusal>> outcome, Exception e) {
        if (e == null) {
            outcome.complete(Optional.empty());
            return;
        }
        Optional<Refusal> refusal = refusalOf(e);
        if (refusal.isPresent()) {
            outcome.complete(refusal);
        } else {
            outcome.completeExceptionally(e);
        }
    }

    /** The refusal of one record alone, or nothing if the failure would hit the records after it as well. */
    public static Optional<Refusal> refusalOf(Exception e) {
        if (e instanceof RecordTooLargeException) {
            return Optional.of(new Refusal(ArticleRules.TOO_LARGE, e.getMessage()));
        }
        boolean ofThisRecord = e instanceof InvalidRecordException
                || e instanceof InvalidTimestampException
                || e instanceof SerializationException;
        return ofThisRecord ? Optional.of(new Refusal(REJECTED, e.getMessage())) : Optional.empty();
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
