package org.barograph.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * Writes Avro values as plain JSON: instants as RFC 3339 in UTC, bytes as base64, and a union as the value that it holds,
 * without its type.
 */
final class AvroJson {
    private AvroJson() {}

    /** @param value a record, or null */
    static void write(JsonGenerator json, IndexedRecord value) throws IOException {
        writeAny(json, value);
    }

    private static void writeAny(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof IndexedRecord datum) {
            json.writeStartObject();
            for (Schema.Field field : datum.getSchema().getFields()) {
                json.writeFieldName(field.name());
                writeAny(json, datum.get(field.pos()));
            }
            json.writeEndObject();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                writeAny(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                writeAny(json, item);
            }
            json.writeEndArray();
        } else {
            writeScalar(json, value);
        }
    }

    private static void writeScalar(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Float number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            json.writeBinary(bytes);
        } else if (value instanceof GenericFixed fixed) {
            json.writeBinary(fixed.bytes());
        } else if (value instanceof Instant instant) {
            json.writeString(instant.toString());
        } else {
            json.writeString(value.toString());
        }
    }
}
