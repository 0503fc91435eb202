package org.barograph.stream;

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/**
 * Makes the serdes of Avro values. {@code barograph.serde.class} names the class: by default {@link AvroSerde}, all of
 * them on one connection to the registry; else any {@link Serde} with a public constructor without parameters, such as
 * Confluent's {@code SpecificAvroSerde}. It is configured with all settings given here, and with
 * {@code specific.avro.reader=true} and {@code specific.avro.value.type}.
 */
public final class ValueSerdes implements Closeable {
    public static final String SERDE_CLASS = "barograph.serde.class";

    private static final String SPECIFIC_READER = "specific.avro.reader";

    private final Map<String, Object> config;
    private final Class<?> serdeClass;
    /** Null where another serde than ours is named. */
    private final RegistryClient registry;

    private ValueSerdes(Map<String, ?> config) {
        this.config = new HashMap<>(config);
        serdeClass = serdeClass(config.get(SERDE_CLASS));
        registry = serdeClass == AvroSerde.class ? RegistryClient.of(config) : null;
    }

    /**
     * Returns a maker of serdes.
     *
     * @param config the settings of {@link RegistryClient}, or of the serde class named
     * @throws ConfigException if a setting is missing or wrong, or the class can't be used
     */
    public static ValueSerdes of(Map<String, ?> config) {
        return new ValueSerdes(config);
    }

    /** Returns a serde for the values of a topic. */
    public <V extends SpecificRecord> Serde<V> of(Topic<?, V> topic) {
        return of(topic.valueType());
    }

    /** Returns a serde for a generated class. */
    @SuppressWarnings("unchecked") // what the class named reads, specific.avro.value.type says
    public <V extends SpecificRecord> Serde<V> of(Class<V> type) {
        if (registry != null) {
            return new AvroSerde<>(type, registry);
        }
        Map<String, Object> ofType = new HashMap<>(config);
        ofType.put(SPECIFIC_READER, true);
        ofType.put(AvroDeserializer.VALUE_TYPE, type.getName());
        Serde<V> serde = (Serde<V>) Utils.newInstance(serdeClass);
        serde.configure(ofType, false);
        return serde;
    }

    private static Class<?> serdeClass(Object value) {
        Class<?> named = value == null ? AvroSerde.class : value instanceof Class<?> given ? given : load(value);
        if (!Serde.class.isAssignableFrom(named)) {
            throw new ConfigException(SERDE_CLASS, value, "expected a " + Serde.class.getName());
        }
        return named;
    }

    private static Class<?> load(Object name) {
        try {
            return Utils.loadClass(name.toString(), Object.class);
        } catch (ClassNotFoundException e) {
            throw new ConfigException(SERDE_CLASS, name, "there is no such class on the class path");
        }
    }

    /** Closes the connection to the registry, if it is ours. Serdes of another class are closed by their users. */
    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
