package org.barograph.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Values of stores and internal topics: a format byte, then Avro's binary form of a schema that comes with the program.
 * No registry is asked. What an earlier release wrote is read too: a field that it did not have gets its default.
 */
public final class StateSerde<T extends SpecificRecord> implements Serde<T> {
    /** Format byte of a schema's first release; each field that was added since raises it by one. */
    private static final int FIRST_FORMAT = 1;

    private final Serializer<T> serializer;
    private final Deserializer<T> deserializer;

    /**
     * A serde that any number of threads may use.
     *
     * @param added fields with a default that came after the first release, in the order in which they came
     */
    public StateSerde(Schema schema, String... added) {
        int format = FIRST_FORMAT + added.length;
        serializer = new StateSerializer<>(format, new SpecificDatumWriter<>(schema, generatedCode()));
        List<SpecificDatumReader<T>> readers = new ArrayList<>();
        for (int i = 0; i < added.length; i++) {
            Set<String> later = Set.of(Arrays.copyOfRange(added, i, added.length));
            readers.add(new SpecificDatumReader<>(without(schema, later), schema));
        }
        readers.add(new SpecificDatumReader<>(schema));
        deserializer = new StateDeserializer<>(readers);
    }

    /** A record's schema as it was before some of its fields came. */
    private static Schema without(Schema schema, Set<String> later) {
        List<Schema.Field> fields = schema.getFields().stream()
                .filter(field -> !later.contains(field.name()))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    /** Writes with the code that was generated with each class, which gives the same bytes sooner than its schema does. */
    private static SpecificData generatedCode() {
        SpecificData data = new SpecificData();
        data.setCustomCoders(true);
        return data;
    }

    // Stores ask for these at every access, so they are made once.

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }

    private static final class StateSerializer<T> implements Serializer<T> {
        private static final int USUAL_BYTES = 512;

        private final int format;
        private final SpecificDatumWriter<T> writer;
        private final ThreadLocal<BinaryEncoder> encoders = new ThreadLocal<>();

        StateSerializer(int format, SpecificDatumWriter<T> writer) {
            this.format = format;
            this.writer = writer;
        }

        @Override
        public byte[] serialize(String topic, T value) {
            if (value == null) {
                return null;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
            out.write(format);
            try {
                BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, encoders.get());
                encoders.set(encoder);
                writer.write(value, encoder);
                encoder.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }

    private static final class StateDeserializer<T> implements Deserializer<T> {
        /** By format, from the first one on. */
        private final List<SpecificDatumReader<T>> readers;

        private final ThreadLocal<BinaryDecoder> decoders = new ThreadLocal<>();

        StateDeserializer(List<SpecificDatumReader<T>> readers) {
            this.readers = List.copyOf(readers);
        }

        @Override
        public T deserialize(String topic, byte[] bytes) {
            if (bytes == null) {
                return null;
            }
            int index = bytes.length == 0 ? -1 : bytes[0] - FIRST_FORMAT;
            if (index < 0 || index >= readers.size()) {
                throw new SerializationException("State in " + topic + " was written by another release of Barograph"
                        + " (format byte " + (bytes.length == 0 ? "missing" : bytes[0]) + ", expected " + FIRST_FORMAT
                        + (readers.size() == 1 ? "" : " to " + readers.size())
                        + "): run `reset` and let it rebuild from the articles");
            }
            try {
                BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, decoders.get());
                decoders.set(decoder);
                return readers.get(index).read(null, decoder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
