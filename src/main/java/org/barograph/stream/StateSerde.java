package org.barograph.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * No registry is asked.
 */
public final class StateSerde<T extends SpecificRecord> implements Serde<T> {
    /** Goes up when a state schema changes in a way that old bytes can't be read with. */
    private static final byte FORMAT = 1;

    private final Serializer<T> serializer;
    private final Deserializer<T> deserializer;

    /** A serde that any number of threads may use. */
    public StateSerde(Schema schema) {
        serializer = new StateSerializer<>(new SpecificDatumWriter<>(schema, generatedCode()));
        deserializer = new StateDeserializer<>(new SpecificDatumReader<>(schema));
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

        private final SpecificDatumWriter<T> writer;
        private final ThreadLocal<BinaryEncoder> encoders = new ThreadLocal<>();

        StateSerializer(SpecificDatumWriter<T> writer) {
            this.writer = writer;
        }

        @Override
        public byte[] serialize(String topic, T value) {
            if (value == null) {
                return null;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
            out.write(FORMAT);
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
        private final SpecificDatumReader<T> reader;
        private final ThreadLocal<BinaryDecoder> decoders = new ThreadLocal<>();

        StateDeserializer(SpecificDatumReader<T> reader) {
            this.reader = reader;
        }

        @Override
        public T deserialize(String topic, byte[] bytes) {
            if (bytes == null) {
                return null;
            }
            if (bytes.length == 0 || bytes[0] != FORMAT) {
                throw new SerializationException("State in " + topic + " was written by another release of Barograph"
                        + " (format byte " + (bytes.length == 0 ? "missing" : bytes[0]) + ", expected " + FORMAT
                        + "): run `reset` and let it rebuild from the articles");
            }
            try {
                BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, decoders.get());
                decoders.set(decoder);
                return reader.read(null, decoder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
