package org.barograph.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.Endpoints;
import org.barograph.stream.Topic;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.IssueHistory;

/** Reads an issue's scores at the close of each hour, as they were known then, out of the history topic. */
public final class HistoryReader {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Endpoints endpoints;
    private final Map<String, String> client;
    private final Topic<String, IssueHistory> topic;
    private final ValueSerdes serdes;

    public HistoryReader(
            Endpoints endpoints, Map<String, String> client, Topic<String, IssueHistory> topic, ValueSerdes serdes) {
        this.endpoints = endpoints;
        this.client = client;
        this.topic = topic;
        this.serdes = serdes;
    }

    /**
     * The closed hours of an issue, by the instant that each score is for.
     *
     * @throws NoScoresException if there is no history topic
     */
    public NavigableMap<Instant, IssueHistory> read(String issue) {
        NavigableMap<Instant, IssueHistory> rows = new TreeMap<>();
        Properties properties = new Properties();
        properties.putAll(ClientConfigs.reader(endpoints, client));
        Deserializer<IssueHistory> deserializer = serdes.of(topic).deserializer();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<PartitionInfo> infos = consumer.listTopics(PATIENCE).get(topic.name());
            if (infos == null) {
                throw new NoScoresException("There is no topic " + topic.name() + " at " + endpoints.bootstrapServers()
                        + ": start `barograph run` and publish articles");
            }
            List<TopicPartition> partitions = infos.stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (issue.equals(record.key()) && record.value() != null) {
                        IssueHistory row = deserializer.deserialize(topic.name(), record.value());
                        rows.put(row.getAsOf(), row);
                    }
                }
            }
        }
        return rows;
    }
}
