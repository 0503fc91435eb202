package org.barograph.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Records of a topic as JSON: {@code topic, partition, offset, timestamp, key}, and {@code value} or {@code error}. */
final class RecordJson<V extends SpecificRecord> {
    private static final int USUAL_CHARS = 1_024;

    private final JsonFactory factory = new JsonFactory();
    private final Deserializer<V> values;

    RecordJson(Deserializer<V> values) {
        this.values = values;
    }

    /**
     * Returns one line, without its end.
     *
     * @throws org.barograph.stream.RegistryUnavailableException if the registry could not be asked
     */
    String of(ConsumerRecord<byte[], byte[]> message) {
        V value = null;
        String error = null;
        try {
            value = values.deserialize(message.topic(), message.value());
        } catch (SerializationException e) {
            error = e.getMessage();
        }
        StringWriter line = new StringWriter(USUAL_CHARS);
        try (JsonGenerator json = factory.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("topic", message.topic());
            json.writeNumberField("partition", message.partition());
            json.writeNumberField("offset", message.offset());
            json.writeStringField(
                    "timestamp", Instant.ofEpochMilli(message.timestamp()).toString());
            json.writeStringField(
                    "key", message.key() == null ? null : new String(message.key(), StandardCharsets.UTF_8));
            if (error == null) {
                json.writeFieldName("value");
                AvroJson.write(json, value);
            } else {
                json.writeStringField("error", error);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
