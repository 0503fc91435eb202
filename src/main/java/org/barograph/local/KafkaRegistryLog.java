package org.barograph.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry's changes in a compacted topic with one partition. One registry at a time may write to it. */
final class KafkaRegistryLog implements RegistryLog {
    static final String TOPIC = "_schemas";

    private static final Logger LOG = LoggerFactory.getLogger(KafkaRegistryLog.class);
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String TIMEOUT_MS = Long.toString(TIMEOUT.toMillis());
    /** A request's limit is 1 MiB; in JSON's quotes it may double. */
    private static final String MAX_RECORD_BYTES = Integer.toString(4 * 1024 * 1024);

    private final Consumer<RegistryChange> reader;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;

    private KafkaRegistryLog(String bootstrapServers, Consumer<RegistryChange> reader) {
        this.reader = reader;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        "barograph-registry",
                        "acks",
                        "all",
                        "linger.ms",
                        "0",
                        "max.block.ms",
                        TIMEOUT_MS,
                        "request.timeout.ms",
                        "5000",
                        "delivery.timeout.ms",
                        TIMEOUT_MS,
                        "max.request.size",
                        MAX_RECORD_BYTES),
                new StringSerializer(),
                new StringSerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "client.id", "barograph-registry",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "allow.auto.create.topics", "false",
                        // A connection's requests are answered in order: a fetch that waits for data would hold up
                        // the question for the end of the log.
                        "fetch.max.wait.ms", "5",
                        "default.api.timeout.ms", TIMEOUT_MS),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /**
     * Opens the topic, making it if it is missing, and reads all of it.
     *
     * @param reader is given every change, in order, now and later
     * @throws LocalException if Kafka can't be reached, or the topic has other settings or damaged records
     */
    static KafkaRegistryLog open(String bootstrapServers, Consumer<RegistryChange> reader) {
        provideTopic(bootstrapServers);
        KafkaRegistryLog log = new KafkaRegistryLog(bootstrapServers, reader);
        try {
            log.consumer.assign(List.of(PARTITION));
            log.consumer.seekToBeginning(List.of(PARTITION));
            log.readTo(log.end());
            return log;
        } catch (KafkaException | IllegalArgumentException e) {
            log.close();
            throw new LocalException(
                    "The schema registry can't read topic " + TOPIC + " at " + bootstrapServers + " (" + e.getMessage()
                            + "). Schemas are kept there: do not delete it; restore it, or begin with another --data-dir.",
                    e);
        }
    }

    private static void provideTopic(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", "5000",
                "default.api.timeout.ms", TIMEOUT_MS))) {
            NewTopic topic = new NewTopic(TOPIC, Optional.of(1), Optional.empty())
                    .configs(Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_COMPACT,
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                            MAX_RECORD_BYTES));
            try {
                admin.createTopics(List.of(topic)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                checkTopic(admin);
            }
        } catch (ExecutionException e) {
            throw unreachable(bootstrapServers, e.getCause());
        } catch (KafkaException e) {
            throw unreachable(bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("The schema registry's start was interrupted.", e);
        }
    }

    private static void checkTopic(Admin admin) throws ExecutionException, InterruptedException {
        int partitions = admin.describeTopics(Set.of(TOPIC))
                .allTopicNames()
                .get()
                .get(TOPIC)
                .partitions()
                .size();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        Config config = admin.describeConfigs(Set.of(resource)).all().get().get(resource);
        String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (partitions != 1 || !policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new LocalException("The schema registry's topic " + TOPIC + " has " + partitions
                    + " partitions and cleanup.policy=" + policy
                    + "; it needs 1 and compact, or it loses schemas. Correct the topic.");
        }
    }

    private static LocalException unreachable(String bootstrapServers, Throwable cause) {
        return new LocalException(
                "The schema registry can't use Kafka at " + bootstrapServers + " (" + cause.getMessage()
                        + "). Check that a broker runs there.",
                cause);
    }

    @Override
    public synchronized void refresh() {
        try {
            readTo(end());
        } catch (KafkaException | IllegalArgumentException e) {
            throw RegistryError.store("topic " + TOPIC + " can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void append(List<RegistryChange> changes) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (RegistryChange change : changes) {
                sent.add(producer.send(
                        new ProducerRecord<>(TOPIC, PARTITION.partition(), change.key(), change.value())));
            }
            long last = -1;
            for (Future<RecordMetadata> record : sent) {
                last = record.get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).offset();
            }
            readTo(last + 1);
        } catch (ExecutionException e) {
            throw RegistryError.store(
                    "topic " + TOPIC + " can't be written: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException | KafkaException | IllegalArgumentException e) {
            throw RegistryError.store("topic " + TOPIC + " can't be written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryError.store("the registry is being stopped", e);
        }
    }

    private long end() {
        return consumer.endOffsets(List.of(PARTITION), TIMEOUT).get(PARTITION);
    }

    private void readTo(long end) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (consumer.position(PARTITION, TIMEOUT) < end) {
            long before = consumer.position(PARTITION);
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                apply(record);
            }
            if (consumer.position(PARTITION) > before) {
                deadline = System.nanoTime() + TIMEOUT.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new org.apache.kafka.common.errors.TimeoutException(
                        "nothing came for " + TIMEOUT.toSeconds() + " s at offset " + before + " of " + end);
            }
        }
    }

    private void apply(ConsumerRecord<String, String> record) {
        Optional<RegistryChange> change;
        try {
            change = RegistryChange.of(record.key(), record.value());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "damaged record at offset " + record.offset() + ": " + e.getMessage(), e);
        }
        change.ifPresentOrElse(
                reader, () -> LOG.debug("Passed over {} at offset {} of {}", record.key(), record.offset(), TOPIC));
    }

    @Override
    public synchronized void close() {
        producer.close(TIMEOUT);
        consumer.close();
    }
}
