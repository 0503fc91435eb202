package org.barograph.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barograph.stream.BadRecordException;
import org.barograph.stream.Topic;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the end of the articles topic when asked, within bounds of records, bytes and time. */
public final class ArticleTail implements RecentArticles {
    private static final Logger LOG = LoggerFactory.getLogger(ArticleTail.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration MOST_TIME = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** Some ids come more than once, so more is read than is asked for. */
    private static final int SURPLUS = 2;

    private static final long MOST_BYTES = 64L << 20;

    private final Endpoints endpoints;
    private final Map<String, String> client;
    private final Topic<String, Article> topic;
    private final ValueSerdes serdes;

    public ArticleTail(
            Endpoints endpoints, Map<String, String> client, Topic<String, Article> topic, ValueSerdes serdes) {
        this.endpoints = endpoints;
        this.client = client;
        this.topic = topic;
        this.serdes = serdes;
    }

    @Override
    public List<Article> newest(int most) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        Map<String, Object> configs = new HashMap<>(ClientConfigs.reader(endpoints, client));
        configs.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LOOK.toMillis());
        configs.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LOOK.toMillis());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configs, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name(), LOOK).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long each = (long) most * SURPLUS / partitions.size() + 1;
            partitions.forEach(
                    partition -> consumer.seek(partition, Math.max(begins.get(partition), ends.get(partition) - each)));
            long bytes = 0;
            long start = System.nanoTime();
            while (bytes < MOST_BYTES
                    && System.nanoTime() - start < MOST_TIME.toNanos()
                    && partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    records.add(record);
                    bytes += Math.max(0, record.serializedValueSize());
                }
            }
        }
        records.sort(Comparator.comparingLong((ConsumerRecord<String, byte[]> record) -> record.timestamp())
                .thenComparingLong(ConsumerRecord::offset)
                .reversed());
        return articles(records, most);
    }

    private List<Article> articles(List<ConsumerRecord<String, byte[]>> newestFirst, int most) {
        Deserializer<Article> deserializer = serdes.of(topic).deserializer();
        Set<String> seen = new HashSet<>();
        List<Article> articles = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : newestFirst) {
            if (articles.size() == most) {
                break;
            }
            if (record.value() == null) {
                seen.add(record.key());
                continue;
            }
            try {
                Article article = deserializer.deserialize(topic.name(), record.value());
                if (seen.add(article.getId()) && !article.getRetracted() && article.getPublishedAt() != null) {
                    articles.add(article);
                }
            } catch (BadRecordException e) {
                LOG.debug("Passed over", e);
            }
        }
        return articles;
    }
}
