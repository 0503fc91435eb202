package org.barograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final String TOPIC = "weather.reports";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    @TempDir
    Path dataDir;

    @TempDir
    Path elsewhere;

    @Test
    void keepsItsRecordsAndClusterIdOverARestart() throws Exception {
        String clusterId;
        try (EmbeddedBroker broker = start()) {
            clusterId = broker.clusterId();
            createTopic(broker);
            produce(broker, "harbour", "falling");
        }
        try (EmbeddedBroker broker = start()) {
            assertThat(broker.clusterId()).isEqualTo(clusterId);
            assertThat(readAll(broker)).containsExactly("harbour=falling");
        }
    }

    @Test
    void goesOnAfterItsProcessWasKilled() throws Exception {
        Process child = startInAnotherProcess();
        try {
            String bootstrap = addressOf(child);
            createTopic(bootstrap);
            produce(bootstrap, "ridge", "steady");
        } finally {
            child.destroyForcibly().waitFor();
        }

        try (EmbeddedBroker broker = start()) {
            assertThat(readAll(broker)).containsExactly("ridge=steady");
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessUsesAndNamesIt() throws Exception {
        Process child = startInAnotherProcess();
        try {
            addressOf(child);
            assertThatThrownBy(this::start)
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining(dataDir.toString())
                    .hasMessageContaining("in use by another process (pid " + child.pid() + ")");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void leavesNoThreadBehindThatKeepsTheProcessAlive() {
        Set<Thread> before = nonDaemonThreads();
        start().close();
        assertThat(nonDaemonThreads()).isSubsetOf(before);
    }

    @Test
    void refusesAPortInUseAndNamesTheOption() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            BrokerSettings settings = BrokerSettings.of(dataDir).withPort(other.getLocalPort());
            assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("--kafka-port");
        }
    }

    @Test
    void reportsAFaultInKafkasStartWithoutEndingTheProcess() throws Exception {
        start().close();
        Path metadata = dataDir.resolve("kafka/__cluster_metadata-0");
        Files.move(metadata, dataDir.resolve("moved-away"));
        Files.writeString(metadata, "not a folder");

        assertThatThrownBy(this::start)
                .isInstanceOf(LocalException.class)
                .hasMessageContaining(
                        "could not start in " + dataDir.resolve("kafka") + " (FileAlreadyExistsException");
    }

    @Test
    void completesItsFailureWhereKafkaWouldEndTheProcess() {
        try (EmbeddedBroker broker = start()) {
            Exit.halt(1, "no space left");
            assertThat(broker.failure())
                    .isCompletedWithValueMatching(e -> e.getMessage().contains("(no space left)"));
        }
    }

    @Test
    void servesTransactionsAndStaticGroupMembers() throws Exception {
        try (EmbeddedBroker broker = start()) {
            createTopic(broker);
            Properties properties = new Properties();
            properties.put("bootstrap.servers", broker.bootstrapServers());
            properties.put("transactional.id", "station-1");
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "harbour", "withdrawn"))
                        .get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "harbour", "rising")).get();
                producer.commitTransaction();
            }
            properties.remove("transactional.id");
            properties.put("group.id", "forecast");
            properties.put("group.instance.id", "forecast-1");
            properties.put("group.protocol", "classic");
            properties.put("session.timeout.ms", "6000");
            properties.put("isolation.level", "read_committed");
            properties.put("auto.offset.reset", "earliest");
            try (KafkaConsumer<String, String> consumer =
                    new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
                consumer.subscribe(List.of(TOPIC));
                List<String> values = new ArrayList<>();
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                    consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
                    return !values.isEmpty();
                });
                assertThat(values).containsExactly("rising");
            }
        }
    }

    @Test
    void doesNotMakeTopicsThatNobodyAskedFor() throws Exception {
        try (EmbeddedBroker broker = start();
                KafkaProducer<String, String> producer = producer(broker.bootstrapServers())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("typo", "k", "v"))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("typo");
        }
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(BrokerSettings.of(dataDir).withPort(0));
    }

    private String addressOf(Process child) {
        Path file = elsewhere.resolve("address");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file) || !child.isAlive());
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The other process ended before its broker was ready", e);
        }
    }

    private Process startInAnotherProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        dataDir.toString(),
                        elsewhere.resolve("address").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Set<Thread> nonDaemonThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> !t.isDaemon())
                .collect(Collectors.toSet());
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        createTopic(broker.bootstrapServers());
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void produce(EmbeddedBroker broker, String key, String value) throws Exception {
        produce(broker.bootstrapServers(), key, value);
    }

    private static void produce(String bootstrap, String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer(bootstrap)) {
            producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrap) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrap);
        properties.put("max.block.ms", "3000");
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    private static List<String> readAll(EmbeddedBroker broker) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        List<String> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            while (consumer.position(PARTITION) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    found.add(record.key() + "=" + record.value());
                }
            }
        }
        return found;
    }

    /** A broker alone in its process, to be killed: writes where it listens into a file, then waits. */
    static final class BrokerProcess {
        private BrokerProcess() {}

        public static void main(String[] args) throws InterruptedException, IOException {
            EmbeddedBroker broker =
                    EmbeddedBroker.start(BrokerSettings.of(Path.of(args[0])).withPort(0));
            Path address = Path.of(args[1]);
            Path half = Files.writeString(address.resolveSibling("half"), broker.bootstrapServers());
            Files.move(half, address, StandardCopyOption.ATOMIC_MOVE);
            Thread.currentThread().join();
        }
    }
}
