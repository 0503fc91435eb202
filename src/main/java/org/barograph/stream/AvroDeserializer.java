package org.barograph.stream;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Confluent's wire format into a generated Avro class, whatever version of the schema, and whatever client, wrote
 * it. Null stays null. Thread-safe once configured. Settings: those of {@link RegistryClient}, and
 * {@code specific.avro.value.type}, the class to read into.
 *
 * @param <T> a generated class
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    public static final String VALUE_TYPE = "specific.avro.value.type";

    private static final int SHOWN_BYTES = 8;

    private final ConcurrentMap<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private final ThreadLocal<ByteArrayDecoder> decoders = ThreadLocal.withInitial(ByteArrayDecoder::new);
    private RegistryClient registry;
    private boolean ownsRegistry;
    private Class<T> type;
    private Schema readerSchema;
    private FastReaderBuilder builder;

    /** For Kafka, which calls {@link #configure} next. */
    public AvroDeserializer() {}

    /** Needs no {@link #configure}; the caller closes the client. */
    public AvroDeserializer(Class<T> type, RegistryClient registry) {
        this.registry = registry;
        readInto(type);
    }

    static <T extends SpecificRecord> AvroDeserializer<T> configured(Map<String, ?> config, RegistryClient registry) {
        AvroDeserializer<T> result = new AvroDeserializer<>();
        result.registry = registry;
        result.configure(config, false);
        return result;
    }

    @Override
    @SuppressWarnings("unchecked") // checked by isAssignableFrom
    public void configure(Map<String, ?> config, boolean isKey) {
        WireFormat.refuseKeys(isKey);
        if (type == null) {
            Object value = config.get(VALUE_TYPE);
            Class<?> named = value instanceof Class<?> given ? given : classNamed(value);
            if (!SpecificRecord.class.isAssignableFrom(named)) {
                throw new ConfigException(VALUE_TYPE, value, "expected a class generated from an Avro schema");
            }
            readInto((Class<T>) named);
        }
        if (registry == null) {
            registry = RegistryClient.of(config);
            ownsRegistry = true;
        }
    }

    private static Class<?> classNamed(Object name) {
        if (name == null) {
            throw new ConfigException(VALUE_TYPE + " is not set; name the class to read into");
        }
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            return Class.forName(
                    name.toString(), true, loader != null ? loader : AvroDeserializer.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ConfigException(VALUE_TYPE, name, "there is no such class");
        }
    }

    private void readInto(Class<T> valueType) {
        SpecificData model = SpecificData.getForClass(valueType);
        type = valueType;
        readerSchema = model.getSchema(valueType);
        builder = new FastReaderBuilder(model);
    }

    /**
     * Returns the record, or null for null.
     *
     * @throws UnknownSchemaException if the registry does not know the schema that the record names
     * @throws BadRecordException if the bytes are not what they should be
     * @throws RegistryUnavailableException if the registry could not be asked: it is not the record's fault
     * @throws RegistryRefusedException if the registry refused to answer: it is not the record's fault
     */
    @Override
    public T deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = schemaId(topic, bytes);
        DatumReader<T> reader = readers.get(id);
        if (reader == null) {
            reader = reader(topic, id);
        }
        ByteArrayDecoder decoder = decoders.get().at(bytes, WireFormat.HEADER_BYTES);
        try {
            T datum = reader.read(null, decoder);
            if (decoder.remaining() > 0) {
                throw new IOException(decoder.remaining() + " bytes follow after the end of the record");
            }
            return datum;
        } catch (IOException | RuntimeException e) {
            throw new BadRecordException(
                    "a record in topic " + topic + " can't be read as " + type.getSimpleName() + " with schema id " + id
                            + ", at byte " + decoder.position() + " of " + bytes.length + ": " + e.getMessage(),
                    e);
        } finally {
            decoder.release();
        }
    }

    private static int schemaId(String topic, byte[] bytes) {
        if (bytes.length < WireFormat.HEADER_BYTES || bytes[0] != WireFormat.MAGIC) {
            throw new BadRecordException("a record in topic " + topic + " begins with " + hex(bytes)
                    + "; expected Confluent's wire format: a byte 00, four bytes of schema id, then Avro."
                    + " Use an Avro serializer with a schema registry");
        }
        return (bytes[1] & 0xff) << 24 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 8 | (bytes[4] & 0xff);
    }

    private static String hex(byte[] bytes) {
        if (bytes.length == 0) {
            return "nothing (0 bytes)";
        }
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN_BYTES, bytes.length); i++) {
            hex.append(String.format("%02x ", bytes[i]));
        }
        return hex.append('(').append(bytes.length).append(" bytes)").toString();
    }

    private DatumReader<T> reader(String topic, int id) {
        if (registry == null) {
            throw new IllegalStateException("AvroDeserializer was not configured: it needs " + RegistryClient.URL);
        }
        String json = registry.schemaById(id);
        synchronized (readers) {
            DatumReader<T> known = readers.get(id);
            if (known == null) {
                known = build(topic, id, json);
                readers.put(id, known);
            }
            return known;
        }
    }

    /** Called under a lock, since Avro's builder is not thread-safe; the readers that it builds are. */
    private DatumReader<T> build(String topic, int id, String writerJson) {
        try {
            Schema writerSchema = new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(writerJson);
            return builder.createDatumReader(writerSchema, readerSchema);
        } catch (IOException | AvroRuntimeException e) {
            throw new BadRecordException(
                    "a record in topic " + topic + " names schema id " + id + ", which can't be read as "
                            + type.getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        if (ownsRegistry) {
            registry.close();
        }
    }
}
