package org.barograph.stream;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * {@link AvroSerializer} and {@link AvroDeserializer} on one connection to the registry.
 *
 * @param <T> a generated class
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
    private RegistryClient registry;
    private boolean ownsRegistry;
    private AvroSerializer<T> serializer;
    private AvroDeserializer<T> deserializer;

    /** For Kafka, which calls {@link #configure} next. */
    public AvroSerde() {}

    /** Needs no {@link #configure}; the caller closes the client. */
    public AvroSerde(Class<T> type, RegistryClient registry) {
        this.registry = registry;
        serializer = new AvroSerializer<>(registry);
        deserializer = new AvroDeserializer<>(type, registry);
    }

    /** Takes the settings of {@link AvroSerializer} and {@link AvroDeserializer}. */
    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        WireFormat.refuseKeys(isKey);
        if (registry != null) {
            return;
        }
        registry = RegistryClient.of(config);
        ownsRegistry = true;
        serializer = new AvroSerializer<>(registry);
        deserializer = AvroDeserializer.configured(config, registry);
    }

    @Override
    public Serializer<T> serializer() {
        return configured(serializer);
    }

    @Override
    public Deserializer<T> deserializer() {
        return configured(deserializer);
    }

    private static <S> S configured(S part) {
        if (part == null) {
            throw new IllegalStateException("AvroSerde was not configured: it needs " + RegistryClient.URL + " and "
                    + AvroDeserializer.VALUE_TYPE);
        }
        return part;
    }

    @Override
    public void close() {
        if (ownsRegistry) {
            registry.close();
        }
    }
}
