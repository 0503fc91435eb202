package org.barograph.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barograph.ingest.ArticleReader.Accepted;
import org.barograph.runtime.ArticleWriter;
import org.barograph.runtime.ClientConfigs;
import org.barograph.stream.Refusal;
import org.barograph.stream.RegistryRefusedException;
import org.barograph.stream.RegistryUnavailableException;
import org.barograph.stream.Topic;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;

/**
 * Sends articles to their topic. The producer's buffer bounds what is under way, and blocks whoever is faster. A refusal
 * of one record is that record's alone; any other failure ends the sending, since the articles after it would fail too.
 */
final class KafkaArticles implements ArticleSink {
    private static final String DELIVERY_TIMEOUT_MS = "30000";
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final Serializer<Article> serializer;
    private final AutoCloseable serdes;
    private final String topic;
    private final String servers;
    private final PublishTally tally;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** @param serdes closed with this */
    KafkaArticles(
            Producer<String, byte[]> producer,
            Serializer<Article> serializer,
            AutoCloseable serdes,
            String topic,
            String servers,
            PublishTally tally) {
        this.producer = producer;
        this.serializer = serializer;
        this.serdes = serdes;
        this.topic = topic;
        this.servers = servers;
        this.tally = tally;
    }

    /**
     * Connects.
     *
     * @throws RuntimeException one that the user can read, if Kafka, the topic or the registry is missing
     */
    static KafkaArticles open(Connection connection, PublishTally tally) {
        Topic<String, Article> topic = connection.topics().articles();
        connection.require(topic);
        connection.requireRegistry();
        Map<String, Object> configs = ClientConfigs.writer(connection.endpoints(), connection.client());
        configs.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        configs.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        ValueSerdes serdes = connection.serdes();
        try {
            return new KafkaArticles(
                    new KafkaProducer<>(configs, new StringSerializer(), new ByteArraySerializer()),
                    serdes.of(topic).serializer(),
                    serdes,
                    topic.name(),
                    connection.endpoints().bootstrapServers(),
                    tally);
        } catch (KafkaException e) {
            serdes.close();
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new UserException("Can't make a Kafka producer: " + reason.getMessage(), e);
        }
    }

    @Override
    public void take(Accepted item, RefusedLines.OfInput refused) {
        throwIfFailed();
        Article article = item.article();
        String id = article.getId();
        long line = item.line();
        try {
            byte[] value = serializer.serialize(topic, article);
            producer.send(new ProducerRecord<>(topic, id, value), (metadata, e) -> sent(line, id, e, refused));
        } catch (RegistryUnavailableException | RegistryRefusedException e) {
            throw e;
        } catch (KafkaException e) {
            sent(line, id, e, refused);
        }
    }

    private void sent(long line, String id, Exception e, RefusedLines.OfInput refused) {
        if (e == null) {
            tally.accept();
            return;
        }
        Optional<Refusal> refusal = ArticleWriter.refusalOf(e);
        if (refusal.isPresent()) {
            tally.refuse(refusal.get().reason());
            refused.writeId(line, refusal.get().reason(), refusal.get().message(), id);
        } else {
            tally.fail();
            failure.compareAndSet(null, e);
        }
    }

    @Override
    public void flush() {
        producer.flush();
        throwIfFailed();
    }

    private void throwIfFailed() {
        Exception e = failure.get();
        if (e != null) {
            throw new UserException(
                    "Kafka at " + servers + " does not take articles any more (" + e.getMessage()
                            + "): publish the same again when it does; articles that are there already do no harm",
                    e);
        }
    }

    @Override
    public void close() {
        producer.close(failure.get() == null ? CLOSE_TIMEOUT : Duration.ZERO);
        try {
            serdes.close();
        } catch (Exception e) {
            throw new IllegalStateException("A connection to the registry can't be closed", e);
        }
    }
}
