package org.barograph.cli;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.Endpoints;
import org.barograph.stream.Topic;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;

/** Writes generated articles to the articles topic. */
final class BenchPublisher implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, Article> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** Told where and when a record was appended. */
    @FunctionalInterface
    interface Appended {
        void at(Article article, RecordMetadata metadata);
    }

    BenchPublisher(Endpoints endpoints, Topic<String, Article> topic, ValueSerdes serdes) {
        this.topic = topic.name();
        producer = new KafkaProducer<>(
                ClientConfigs.writer(endpoints, Map.of()),
                new StringSerializer(),
                serdes.of(topic).serializer());
    }

    /** Writes the articles of these numbers, and waits until all are there. */
    void publish(BenchArticles articles, long from, long to) {
        for (long number = from; number < to; number++) {
            send(articles.article(number), (article, metadata) -> {});
        }
        flush();
    }

    void send(Article article, Appended appended) {
        producer.send(new ProducerRecord<>(topic, article.getId(), article), (metadata, exception) -> {
            if (exception == null) {
                appended.at(article, metadata);
            } else {
                failure.compareAndSet(null, exception);
            }
        });
    }

    /** Waits until all that was sent is there. */
    void flush() {
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw new UserException("Can't write articles to the embedded broker: " + first, first);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
