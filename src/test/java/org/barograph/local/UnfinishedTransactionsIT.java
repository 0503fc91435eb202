package org.barograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as a kill leaves them: made by cutting off what the broker had not yet written. */
class UnfinishedTransactionsIT {
    private static final String TOPIC = "tide.tables";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    @TempDir
    Path dataDir;

    @Test
    void whatWasDecidedAndNotMarkedIsCommitted() throws Exception {
        transaction(true);
        cutLastBatch(PARTITION.toString());
        transactionLogs().forEach(UnfinishedTransactionsIT::cutLastBatch);

        assertThat(committedAfterARestart()).containsExactly("high water", "after");
    }

    @Test
    void whatWasDecidedAndCountsAsMarkedIsCommitted() throws Exception {
        transaction(true);
        cutLastBatch(PARTITION.toString());

        assertThat(committedAfterARestart()).containsExactly("high water", "after");
    }

    @Test
    void whatTheCoordinatorHasForgottenHoldsUpNoReader() throws Exception {
        transaction(false);
        for (Path log : transactionLogs()) {
            Files.write(log, new byte[0]);
            forgetWhatTheLogSaid(log);
        }

        assertThat(committedAfterARestart()).containsExactly("after");
    }

    /** A transaction with one record, and a clean end of the broker after it. */
    private void transaction(boolean commits) throws Exception {
        try (EmbeddedBroker broker = start()) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
            KafkaProducer<String, String> producer = producer(broker, "gauge");
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "high water"));
            producer.flush();
            if (commits) {
                producer.commitTransaction();
            }
            // Closed before its broker, it would abort what it has begun.
            broker.close();
            producer.close(Duration.ZERO);
        }
    }

    /** What a reader of committed records sees once another transaction follows. */
    private List<String> committedAfterARestart() {
        try (EmbeddedBroker broker = start();
                KafkaProducer<String, String> producer = producer(broker, "another gauge");
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "after"));
            producer.commitTransaction();
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            List<String> read = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!read.contains("after") && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(record.value()));
            }
            return read;
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker, String id) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", id),
                new StringSerializer(),
                new StringSerializer());
    }

    private List<Path> transactionLogs() throws IOException {
        try (Stream<Path> folders = Files.list(BrokerSettings.of(dataDir).kafkaDir())) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("__transaction_state"))
                    .map(folder -> folder.resolve("00000000000000000000.log"))
                    .filter(log -> log.toFile().length() > 0)
                    .toList();
        }
    }

    private void cutLastBatch(String partition) {
        cutLastBatch(BrokerSettings.of(dataDir).kafkaDir().resolve(partition).resolve("00000000000000000000.log"));
    }

    /** A batch begins with its offset, 8 bytes, and the number of bytes that follow, 4 bytes. */
    private static void cutLastBatch(Path log) {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long last = 0;
            long next = 0;
            ByteBuffer head = ByteBuffer.allocate(12);
            while (next < channel.size()) {
                last = next;
                channel.read(head.clear(), last);
                next = last + 12 + head.getInt(8);
            }
            channel.truncate(last);
            forgetWhatTheLogSaid(log);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What Kafka keeps beside a log is made anew from it where the end was not clean. */
    private static void forgetWhatTheLogSaid(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log.getParent())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".snapshot") || name.endsWith("index")) {
                    Files.delete(file);
                }
            }
        }
        Path kafka = log.getParent().getParent();
        Files.deleteIfExists(kafka.resolve(".kafka_cleanshutdown"));
        Files.deleteIfExists(kafka.resolve("recovery-point-offset-checkpoint"));
        Files.deleteIfExists(kafka.resolve("replication-offset-checkpoint"));
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(BrokerSettings.of(dataDir).withPort(0));
    }
}
