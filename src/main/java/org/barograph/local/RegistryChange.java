package org.barograph.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;

/**
 * One change of the registry, and its form as a record of a compacted topic. The form is that of Confluent's own
 * {@code _schemas} topic as far as the changes are the same; {@code LAST_ID} is ours, and keeps ids from being given
 * twice after the newest schema was deleted for good.
 */
sealed interface RegistryChange {
    ObjectMapper JSON = new ObjectMapper();

    /** A version was added, or replaced by the same marked as deleted. */
    record Put(SchemaVersion version) implements RegistryChange {}

    /** A version was deleted for good. */
    record Remove(String subject, int version) implements RegistryChange {}

    /** The level of a subject, or of all without their own (subject null); null takes the setting away. */
    record Level(String subject, Compatibility level) implements RegistryChange {}

    /** Whether changes are refused. */
    record ReadOnly(boolean on) implements RegistryChange {}

    /** Ids up to this one have been given. */
    record LastId(int id) implements RegistryChange {}

    /** The record's key. */
    default String key() {
        ObjectNode key = JSON.createObjectNode();
        if (this instanceof Put put) {
            return schemaKey(key, put.version().subject(), put.version().version());
        } else if (this instanceof Remove remove) {
            return schemaKey(key, remove.subject(), remove.version());
        } else if (this instanceof Level level) {
            key.put("keytype", "CONFIG").put("subject", level.subject()).put("magic", 0);
        } else if (this instanceof ReadOnly) {
            key.put("keytype", "MODE").putNull("subject").put("magic", 0);
        } else {
            key.put("keytype", "LAST_ID").put("magic", 0);
        }
        return key.toString();
    }

    private static String schemaKey(ObjectNode key, String subject, int version) {
        return key.put("keytype", "SCHEMA")
                .put("subject", subject)
                .put("version", version)
                .put("magic", 1)
                .toString();
    }

    /** The record's value, null for a tombstone. */
    default String value() {
        ObjectNode value = JSON.createObjectNode();
        if (this instanceof Put put) {
            SchemaVersion v = put.version();
            value.put("subject", v.subject())
                    .put("version", v.version())
                    .put("id", v.id())
                    .put("schema", v.schema())
                    .put("deleted", v.deleted());
        } else if (this instanceof Remove) {
            return null;
        } else if (this instanceof Level level) {
            if (level.level() == null) {
                return null;
            }
            value.put("compatibilityLevel", level.level().name());
        } else if (this instanceof ReadOnly readOnly) {
            value.put("mode", readOnly.on() ? "READONLY" : "READWRITE");
        } else {
            value.put("id", ((LastId) this).id());
        }
        return value.toString();
    }

    /**
     * Reads a record.
     *
     * @return empty for a kind of record that this registry has no use for
     * @throws IllegalArgumentException if it is damaged
     */
    static Optional<RegistryChange> of(String key, String value) {
        JsonNode k = parse(Objects.requireNonNullElse(key, ""));
        JsonNode v = value == null ? null : parse(value);
        return switch (k.path("keytype").asText()) {
            case "SCHEMA" ->
                Optional.of(
                        v == null
                                ? new Remove(
                                        text(k, "subject"), k.path("version").asInt())
                                : new Put(new SchemaVersion(
                                        text(v, "subject"),
                                        v.path("version").asInt(),
                                        v.path("id").asInt(),
                                        text(v, "schema"),
                                        v.path("deleted").asBoolean(false))));
            case "CONFIG" ->
                Optional.of(new Level(
                        k.path("subject").textValue(),
                        v == null
                                ? null
                                : Compatibility.named(text(v, "compatibilityLevel"))
                                        .orElseThrow(() -> new IllegalArgumentException("unknown level in " + value))));
            case "MODE" -> Optional.of(new ReadOnly(v != null && text(v, "mode").equals("READONLY")));
            case "LAST_ID" ->
                v == null
                        ? Optional.empty()
                        : Optional.of(new LastId(v.path("id").asInt()));
            default -> Optional.empty();
        };
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).textValue();
        if (text == null) {
            throw new IllegalArgumentException("no " + field + " in " + node);
        }
        return text;
    }
}
