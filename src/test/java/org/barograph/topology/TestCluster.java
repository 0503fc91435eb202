package org.barograph.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barograph.local.BrokerSettings;
import org.barograph.local.EmbeddedBroker;
import org.barograph.local.EmbeddedRegistry;
import org.barograph.local.RegistrySettings;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.Endpoints;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;

/** A broker and a registry for tests, and the plainest clients of them. */
final class TestCluster implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final EmbeddedBroker broker;
    private final ValueSerdes serdes;
    private EmbeddedRegistry registry;

    private TestCluster(EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.broker = broker;
        this.registry = registry;
        serdes = Topics.serdes(ClientConfigs.common(endpoints(), Map.of()));
    }

    static TestCluster start(Path dataDir) {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.of(dataDir).withPort(0));
        return new TestCluster(
                broker,
                EmbeddedRegistry.start(
                        RegistrySettings.of(broker.bootstrapServers()).withPort(0)));
    }

    Endpoints endpoints() {
        return new Endpoints(broker.bootstrapServers(), registry.url());
    }

    /** Serdes whose registry client has learnt what it was asked while the registry was there. */
    ValueSerdes serdes() {
        return serdes;
    }

    /** Takes the registry away. */
    void stopRegistry() {
        registry.close();
    }

    /** Brings the registry back where it was. */
    void restartRegistry() {
        registry = EmbeddedRegistry.start(
                RegistrySettings.of(broker.bootstrapServers()).withPort(registry.port()));
    }

    <V extends SpecificRecord> byte[] bytes(Topic<String, V> topic, V value) {
        return serdes.of(topic).serializer().serialize(topic.name(), value);
    }

    /** A producer that loses nothing, with the partitioner of Kafka's Java client. */
    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                ClientConfigs.writer(endpoints(), Map.of()), new StringSerializer(), new ByteArraySerializer());
    }

    /** The same with the partitioner of librdkafka. */
    KafkaProducer<String, byte[]> crc32Producer() {
        Map<String, Object> configs = new HashMap<>(ClientConfigs.writer(endpoints(), Map.of()));
        configs.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, Crc32Partitioner.class);
        return new KafkaProducer<>(configs, new StringSerializer(), new ByteArraySerializer());
    }

    /** What is committed in a topic, each partition in its order. */
    <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<String, V> topic) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                ClientConfigs.reader(endpoints(), Map.of()),
                new StringDeserializer(),
                serdes.of(topic).deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    /** A name that nothing else on this cluster bears. */
    static String unusedName() {
        return "t" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Override
    public void close() {
        serdes.close();
        registry.close();
        broker.close();
    }
}
