package org.barograph.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;

/**
 * What was found when the cluster's topics were compared with what they should be.
 *
 * @param findings what differs, in the order of {@link Topics#all}
 * @param partitions actual number of partitions by the names of the topics that exist
 */
public record TopicCheck(List<Finding> findings, Map<String, Integer> partitions) {

    /** How much a finding matters. */
    public enum Severity {
        /** Barograph would lose records, stop, or give wrong scores. */
        ERROR,
        /** Something will be missing sooner than it need be. */
        WARNING,
        /** It differs from what was asked for, and works. */
        NOTE
    }

    /**
     * One difference.
     *
     * @param topic full name of the topic
     * @param what what differs: {@code topic}, {@code partitions}, {@code replication factor}, or a setting by its name
     * @param found what is there
     * @param expected what should be there
     * @param remedy the command that mends it, or advice; empty where nothing need be done
     */
    public record Finding(Severity severity, String topic, String what, String found, String expected, String remedy) {
        /** Returns it as one line for a person. */
        public String line() {
            String mend = remedy.isEmpty() ? "" : ". To mend it: " + remedy;
            return severity + " " + topic + ": " + what + " is " + found + ", expected " + expected + mend;
        }
    }

    /**
     * A topic as the cluster has it.
     *
     * @param partitions number of partitions
     * @param replicas smallest number of replicas of any of its partitions
     * @param configs its settings by Kafka's names, defaults of the broker among them
     */
    public record Actual(int partitions, int replicas, Map<String, String> configs) {
        public Actual {
            configs = Map.copyOf(configs);
        }
    }

    public TopicCheck {
        findings = List.copyOf(findings);
        partitions = Map.copyOf(partitions);
    }

    /** Returns whether there is no finding of the severity {@link Severity#ERROR}. */
    public boolean ok() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /**
     * Compares.
     *
     * @param actual the topics that exist, by name
     * @param replication replication factor asked for, or 0 for whatever the cluster's default gave
     * @param bootstrapServers stands in the commands that mend
     */
    static TopicCheck of(Topics expected, Map<String, Actual> actual, int replication, String bootstrapServers) {
        Map<String, Integer> partitions = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Topic<?, ?> topic : expected.all()) {
            Actual there = actual.get(topic.name());
            if (there == null) {
                findings.add(new Finding(
                        Severity.ERROR, topic.name(), "topic", "missing", "to exist", "barograph topics create"));
            } else {
                partitions.put(topic.name(), there.partitions());
                new Comparison(topic, there, bootstrapServers, findings).all(replication);
            }
        }
        return new TopicCheck(findings, partitions);
    }

    private record Comparison(Topic<?, ?> topic, Actual there, String bootstrapServers, List<Finding> findings) {
        void all(int replication) {
            partitions();
            replicas(replication);
            cleanup();
            timestampType();
            maxMessageBytes();
            if (topic.configs().containsKey(TopicConfig.RETENTION_MS_CONFIG)) {
                retention();
                noLimitOfBytes();
            }
            if (topic.configs().containsKey(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG)) {
                oldTimestampsAreTaken();
            }
        }

        private void partitions() {
            int found = there.partitions();
            int expected = topic.partitions();
            if (found < expected) {
                add(
                        Severity.ERROR,
                        "partitions",
                        String.valueOf(found),
                        String.valueOf(expected),
                        "kafka-topics.sh --bootstrap-server " + bootstrapServers + " --alter --topic " + topic.name()
                                + " --partitions " + expected
                                + " (only while it is empty: keys change their partition; else ask for " + found
                                + " partitions in the settings)");
            } else if (found > expected && topic.partitioning() == Topic.Partitioning.EXACTLY) {
                add(
                        Severity.ERROR,
                        "partitions",
                        String.valueOf(found),
                        "exactly " + expected,
                        "delete the topic, after exporting what it holds, then: barograph topics create");
            } else if (found > expected) {
                add(Severity.NOTE, "partitions", String.valueOf(found), expected + " or more", "");
            }
        }

        private void replicas(int replication) {
            if (there.replicas() < replication) {
                add(
                        Severity.ERROR,
                        "replication factor",
                        String.valueOf(there.replicas()),
                        String.valueOf(replication),
                        "kafka-reassign-partitions.sh --bootstrap-server " + bootstrapServers
                                + " --execute --reassignment-json-file <replicas of " + topic.name() + ">");
            }
        }

        private void cleanup() {
            String found = config(TopicConfig.CLEANUP_POLICY_CONFIG);
            String expected = topic.cleanup().policy();
            if (!found.equals(expected)) {
                setting(Severity.ERROR, TopicConfig.CLEANUP_POLICY_CONFIG, found, expected);
            }
        }

        private void timestampType() {
            String found = config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
            String expected = topic.timestampType().name;
            if (!found.equals(expected)) {
                setting(Severity.ERROR, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, found, expected);
            }
        }

        private void maxMessageBytes() {
            long found = number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            if (found < topic.maxMessageBytes()) {
                atLeast(Severity.ERROR, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, found, topic.maxMessageBytes());
            }
        }

        private void retention() {
            long found = number(TopicConfig.RETENTION_MS_CONFIG);
            Duration expected = topic.retention();
            boolean shorter = found >= 0 && (expected.equals(Topic.FOR_EVER) || found < expected.toMillis());
            if (shorter) {
                atLeast(Severity.WARNING, TopicConfig.RETENTION_MS_CONFIG, found, expected.toMillis());
            }
        }

        private void noLimitOfBytes() {
            long found = number(TopicConfig.RETENTION_BYTES_CONFIG);
            if (found >= 0) {
                setting(Severity.WARNING, TopicConfig.RETENTION_BYTES_CONFIG, String.valueOf(found), "-1");
            }
        }

        /** An output carries the append time of the article behind it, which may have waited for as long as it is kept. */
        private void oldTimestampsAreTaken() {
            long found = number(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG);
            if (found < Duration.ofDays(30).toMillis()) {
                atLeast(
                        Severity.ERROR,
                        TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                        found,
                        Duration.ofDays(30).toMillis());
            }
        }

        private void atLeast(Severity severity, String name, long found, long expected) {
            String shown = expected < 0 ? "-1 (no limit)" : expected + " or more";
            add(severity, name, String.valueOf(found), shown, command(name, String.valueOf(expected)));
        }

        private void setting(Severity severity, String name, String found, String expected) {
            add(severity, name, found, expected, command(name, expected));
        }

        private String command(String name, String value) {
            return "kafka-configs.sh --bootstrap-server " + bootstrapServers
                    + " --alter --entity-type topics --entity-name " + topic.name() + " --add-config " + name + "="
                    + value;
        }

        private String config(String name) {
            return there.configs().getOrDefault(name, topic.configs().get(name));
        }

        private long number(String name) {
            return Long.parseLong(config(name));
        }

        private void add(Severity severity, String what, String found, String expected, String remedy) {
            findings.add(new Finding(severity, topic.name(), what, found, expected, remedy));
        }
    }
}
