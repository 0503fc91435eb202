package org.barograph.stream;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** Avro values and answers as plain ones that any JSON writer takes: maps, lists, strings, numbers, booleans and null. */
public final class PlainValues {
    private static final Pattern WORD_START = Pattern.compile("(?<=.)(?=[A-Z])|(?<=[a-z])(?=[0-9])");

    private PlainValues() {}

    /**
     * Returns the plain value: a record as a map of its fields in the schema's order, a union as the value that it holds,
     * an instant as RFC 3339 in UTC, bytes as base64. A Java record is a map of its components, named as fields of Avro
     * are: {@code tensionE4} is {@code tension_e4}, {@code change24h} is {@code change_24h}.
     *
     * @param value a record, or a part of one, or null
     */
    public static Object of(Object value) {
        if (value instanceof IndexedRecord datum) {
            return ofRecord(datum);
        }
        if (value instanceof Record answer) {
            return ofComponents(answer);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, item) -> plain.put(key.toString(), of(item)));
            return plain;
        }
        if (value instanceof Iterable<?> items) {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(of(item)));
            return plain;
        }
        return ofScalar(value);
    }

    private static Map<String, Object> ofRecord(IndexedRecord datum) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Schema.Field field : datum.getSchema().getFields()) {
            plain.put(field.name(), of(datum.get(field.pos())));
        }
        return plain;
    }

    private static Map<String, Object> ofComponents(Record answer) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            try {
                plain.put(
                        fieldName(component.getName()),
                        of(component.getAccessor().invoke(answer)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(
                        "Can't read " + component.getName() + " of " + answer.getClass() + "; is the record public?",
                        e);
            }
        }
        return plain;
    }

    /** The names of the fields that a Java record becomes, in its order. */
    public static List<String> fieldNames(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> fieldName(component.getName()))
                .toList();
    }

    /** A component's name as a field: an underscore before a capital, and before a digit after a small letter. */
    private static String fieldName(String component) {
        return WORD_START.matcher(component).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    private static Object ofScalar(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof GenericFixed fixed) {
            return Base64.getEncoder().encodeToString(fixed.bytes());
        }
        return value instanceof Instant instant ? instant.toString() : value.toString();
    }
}
