package org.barograph.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Settings of plain Kafka clients and of the registry's client. */
public final class ClientConfigs {
    private static final String REGISTRY_URL = "schema.registry.url";

    private ClientConfigs() {}

    /** What every client needs. */
    public static Map<String, Object> common(Endpoints endpoints, Map<String, String> client) {
        Map<String, Object> configs = new HashMap<>(client);
        configs.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, endpoints.bootstrapServers());
        configs.put(REGISTRY_URL, endpoints.registryUrl());
        return configs;
    }

    /** A consumer of what is committed, from the beginning, in no group. */
    public static Map<String, Object> reader(Endpoints endpoints, Map<String, String> client) {
        Map<String, Object> configs = common(endpoints, client);
        // It joins no group, and a plain consumer refuses the protocol that Kafka Streams' groups may have.
        configs.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return configs;
    }

    /** A producer that neither loses nor repeats a record. */
    public static Map<String, Object> writer(Endpoints endpoints, Map<String, String> client) {
        Map<String, Object> configs = common(endpoints, client);
        configs.put(ProducerConfig.ACKS_CONFIG, "all");
        configs.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configs.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        configs.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        configs.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        return configs;
    }
}
