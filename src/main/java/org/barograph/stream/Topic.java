package org.barograph.stream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic: what stands in it, and the settings that it must have.
 *
 * @param name full name, prefix included
 * @param keySerde reads and writes its keys
 * @param valueType generated class of its values
 * @param partitions number of partitions to create it with, from 1
 * @param partitioning how far an existing topic may differ from that
 * @param cleanup what the broker does with old records
 * @param retention age at which the broker deletes a record, or {@link #FOR_EVER}; of no effect where it only compacts
 * @param timestampType whether the broker stamps records when it appends them
 * @param maxMessageBytes largest record batch that the broker takes, bytes after compression
 */
public record Topic<K, V extends SpecificRecord>(
        String name,
        Serde<K> keySerde,
        Class<V> valueType,
        int partitions,
        Partitioning partitioning,
        Cleanup cleanup,
        Duration retention,
        TimestampType timestampType,
        int maxMessageBytes) {

    /** Retention of a topic from which nothing is ever deleted. */
    public static final Duration FOR_EVER = Duration.ofMillis(-1);

    /** A compacted topic is cleaned segment by segment, and never the newest: small ones keep reading it from the start short. */
    private static final int COMPACTED_SEGMENT_BYTES = 64 << 20;

    private static final int MAX_NAME = 249;

    /** How far the partitions of an existing topic may differ from those asked for. */
    public enum Partitioning {
        /** As many as asked for, or more: whoever reads it follows. */
        AT_LEAST,
        /** Exactly as many: its readers rely on one order of all records. */
        EXACTLY
    }

    /** A topic's {@code cleanup.policy}. */
    public enum Cleanup {
        DELETE(TopicConfig.CLEANUP_POLICY_DELETE),
        COMPACT(TopicConfig.CLEANUP_POLICY_COMPACT);

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** Returns the value as Kafka's settings write it. */
        public String policy() {
            return policy;
        }

        boolean compacts() {
            return this != DELETE;
        }

        boolean deletes() {
            return this != COMPACT;
        }
    }

    public Topic {
        if (!name.matches("[a-zA-Z0-9._-]+") || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("topic name '" + name
                    + "': expected 1 to 249 letters, digits, dots, underscores or hyphens of ASCII");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("topic " + name + ": " + partitions + " partitions; expected 1 or more");
        }
        if (maxMessageBytes < 1) {
            throw new IllegalArgumentException("topic " + name + ": max.message.bytes " + maxMessageBytes);
        }
        if (retention.isNegative() && !retention.equals(FOR_EVER)) {
            throw new IllegalArgumentException("topic " + name + ": retention " + retention);
        }
    }

    /**
     * Returns the settings to create the topic with, by Kafka's names.
     *
     * <p>Where a producer's time stands in the records, any time is taken, whatever the broker's own bounds: a record of
     * ours that is refused for its date would stop the application, and it can't make a score wrong.
     */
    public Map<String, String> configs() {
        Map<String, String> configs = new LinkedHashMap<>();
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy());
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, timestampType.name);
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(maxMessageBytes));
        if (timestampType == TimestampType.CREATE_TIME) {
            // Whatever a producer sends: what other clients read must need no codec that some of them lack.
            configs.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "gzip");
            configs.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
            configs.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
        }
        if (cleanup.deletes()) {
            configs.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
            configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        }
        if (cleanup.compacts()) {
            configs.put(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(COMPACTED_SEGMENT_BYTES));
        }
        return configs;
    }
}
