package org.barograph.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes generated Avro classes in Confluent's wire format, under the subject {@code <topic>-value}. Null stays null.
 * Thread-safe once configured. Settings: those of {@link RegistryClient}.
 *
 * @param <T> a generated class
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
    /** A thread's buffer that grew beyond this for one large record is not kept. */
    private static final int KEPT_BUFFER_BYTES = 1 << 20;

    /** How the generated classes mark strings; meaningless outside Java, so it does not go to the registry. */
    private static final String JAVA_STRING = "{\"type\":\"string\",\"avro.java.string\":\"String\"}";

    private final ConcurrentMap<String, Target> targets = new ConcurrentHashMap<>();
    private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);
    private RegistryClient registry;
    private boolean ownsRegistry;

    /** What is written to a topic: a class's schema, under its id. */
    private record Target(Schema schema, int id, DatumWriter<SpecificRecord> writer) {}

    private static final class Buffer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
        private BinaryEncoder encoder;
    }

    /** For Kafka, which calls {@link #configure} next. */
    public AvroSerializer() {}

    /** Needs no {@link #configure}; the caller closes the client. */
    public AvroSerializer(RegistryClient registry) {
        this.registry = registry;
    }

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        WireFormat.refuseKeys(isKey);
        if (registry == null) {
            registry = RegistryClient.of(config);
            ownsRegistry = true;
        }
    }

    /**
     * Returns the record in wire format, or null for null.
     *
     * @throws SerializationException if a field that must be set is not
     * @throws RegistryUnavailableException if the schema's id could not be asked for
     * @throws RegistryRefusedException if the registry does not take the schema
     */
    @Override
    public byte[] serialize(String topic, T datum) {
        if (datum == null) {
            return null;
        }
        Target target = target(topic, datum.getSchema());
        Buffer buffer = buffers.get();
        boolean keep = false;
        try {
            byte[] result = write(target, datum, buffer);
            keep = result.length <= KEPT_BUFFER_BYTES;
            return result;
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "can't write a " + datum.getSchema().getName() + " for topic " + topic + ": " + e.getMessage(), e);
        } finally {
            if (!keep) {
                buffers.remove();
            }
        }
    }

    private static byte[] write(Target target, SpecificRecord datum, Buffer buffer) throws IOException {
        ByteArrayOutputStream bytes = buffer.bytes;
        bytes.reset();
        bytes.write(WireFormat.MAGIC);
        bytes.write(target.id >>> 24);
        bytes.write(target.id >>> 16);
        bytes.write(target.id >>> 8);
        bytes.write(target.id);
        buffer.encoder = EncoderFactory.get().binaryEncoder(bytes, buffer.encoder);
        target.writer.write(datum, buffer.encoder);
        buffer.encoder.flush();
        return bytes.toByteArray();
    }

    private Target target(String topic, Schema schema) {
        Target known = targets.get(topic);
        if (known != null && known.schema.equals(schema)) {
            return known;
        }
        if (registry == null) {
            throw new IllegalStateException("AvroSerializer was not configured: it needs " + RegistryClient.URL);
        }
        int id = registry.register(WireFormat.subject(topic), portableJson(schema));
        SpecificData model = SpecificData.getForSchema(schema);
        Target target = new Target(schema, id, new SpecificDatumWriter<>(schema, model));
        targets.put(topic, target);
        return target;
    }

    /** Returns a generated class's schema as its .avsc file has it. */
    static String portableJson(Schema schema) {
        return schema.toString().replace(JAVA_STRING, "\"string\"");
    }

    @Override
    public void close() {
        if (ownsRegistry) {
            registry.close();
        }
    }
}
