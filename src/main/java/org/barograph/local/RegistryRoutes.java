package org.barograph.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Confluent's routes: from a request to the registry's answer as JSON, without HTTP around it. Routes of its API that
 * are not here answer 404 as any unknown path does.
 */
final class RegistryRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaRegistry registry;

    RegistryRoutes(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * A request.
     *
     * @param method GET, POST, PUT or DELETE
     * @param path the decoded segments of the path
     * @param query the decoded parameters
     * @param body empty if there is none
     */
    record Request(String method, List<String> path, Map<String, String> query, String body) {
        boolean flag(String name) {
            return Boolean.parseBoolean(query.get(name));
        }

        /** The path with {@code *} for each segment at those places. */
        String shape(int... wild) {
            String[] segments = path.toArray(String[]::new);
            Arrays.stream(wild).filter(i -> i < segments.length).forEach(i -> segments[i] = "*");
            return String.join("/", segments);
        }
    }

    /**
     * Answers a request.
     *
     * @throws RegistryError with the status and code to answer instead
     */
    JsonNode answer(Request request) {
        String first = request.path().isEmpty() ? "" : request.path().get(0);
        return switch (first) {
            case "" -> root(request);
            case "subjects" -> subjects(request);
            case "schemas" -> schemas(request);
            case "compatibility" -> compatibility(request);
            case "config" -> config(request);
            case "mode" -> mode(request);
            default -> throw notFound();
        };
    }

    private static JsonNode root(Request request) {
        return switch (request.method()) {
            case "GET" -> JSON.createObjectNode();
            default -> throw notAllowed();
        };
    }

    private JsonNode subjects(Request request) {
        boolean deleted = request.flag("deleted");
        boolean permanent = request.flag("permanent");
        String subject = request.path().size() > 1 ? request.path().get(1) : "";
        String version = request.path().size() > 3 ? request.path().get(3) : "";
        String call = request.method() + " " + request.shape(1, 3);
        return switch (call) {
            case "GET subjects" ->
                JSON.valueToTree(registry.subjects(request.query().getOrDefault("subjectPrefix", ""), deleted));
            case "POST subjects/*" -> described(registry.lookUp(subject, schemaIn(request), deleted));
            case "DELETE subjects/*" -> JSON.valueToTree(registry.deleteSubject(subject, permanent));
            case "GET subjects/*/versions" -> JSON.valueToTree(registry.versions(subject, deleted));
            case "POST subjects/*/versions" ->
                JSON.createObjectNode().put("id", registry.register(subject, schemaIn(request)));
            case "GET subjects/*/versions/*" -> described(registry.version(subject, version, deleted));
            case "DELETE subjects/*/versions/*" ->
                JSON.valueToTree(registry.deleteVersion(subject, version, permanent));
            case "GET subjects/*/versions/*/schema" ->
                parsed(registry.version(subject, version, deleted).schema());
            default ->
                throw unknown(
                        request.shape(1, 3),
                        "subjects",
                        "subjects/*",
                        "subjects/*/versions",
                        "subjects/*/versions/*",
                        "subjects/*/versions/*/schema");
        };
    }

    private JsonNode schemas(Request request) {
        String call = request.method() + " " + request.shape(2);
        return switch (call) {
            case "GET schemas/types" -> JSON.createArrayNode().add("AVRO");
            case "GET schemas/ids/*" -> JSON.createObjectNode().put("schema", registry.schema(id(request)));
            case "GET schemas/ids/*/schema" -> parsed(registry.schema(id(request)));
            case "GET schemas/ids/*/versions" -> {
                ArrayNode found = JSON.createArrayNode();
                registry.versionsWithId(id(request), request.flag("deleted"))
                        .forEach(v ->
                                found.addObject().put("subject", v.subject()).put("version", v.version()));
                yield found;
            }
            case "GET schemas/ids/*/subjects" ->
                JSON.valueToTree(registry.versionsWithId(id(request), request.flag("deleted")).stream()
                        .map(SchemaVersion::subject)
                        .distinct()
                        .toList());
            default ->
                throw unknown(
                        request.shape(2),
                        "schemas/types",
                        "schemas/ids/*",
                        "schemas/ids/*/schema",
                        "schemas/ids/*/versions",
                        "schemas/ids/*/subjects");
        };
    }

    private JsonNode compatibility(Request request) {
        String call = request.method() + " " + request.shape(2, 4);
        return switch (call) {
            case "POST compatibility/subjects/*/versions" ->
                verdict(request, registry.breaches(request.path().get(2), schemaIn(request)));
            case "POST compatibility/subjects/*/versions/*" ->
                verdict(
                        request,
                        registry.breaches(
                                request.path().get(2),
                                schemaIn(request),
                                request.path().get(4)));
            default ->
                throw unknown(
                        request.shape(2, 4),
                        "compatibility/subjects/*/versions",
                        "compatibility/subjects/*/versions/*");
        };
    }

    private static JsonNode verdict(Request request, List<String> breaches) {
        ObjectNode verdict = JSON.createObjectNode().put("is_compatible", breaches.isEmpty());
        if (request.flag("verbose")) {
            breaches.forEach(verdict.putArray("messages")::add);
        }
        return verdict;
    }

    private JsonNode config(Request request) {
        String subject = request.path().size() > 1 ? request.path().get(1) : null;
        String call = request.method() + " " + request.shape(1);
        return switch (call) {
            case "GET config" -> level("compatibilityLevel", registry.globalLevel());
            case "GET config/*" ->
                level("compatibilityLevel", registry.subjectLevel(subject, request.flag("defaultToGlobal")));
            case "PUT config", "PUT config/*" ->
                level("compatibility", registry.setLevel(subject, text(request, "compatibility")));
            case "DELETE config", "DELETE config/*" -> level("compatibilityLevel", registry.removeLevel(subject));
            default -> throw unknown(request.shape(1), "config", "config/*");
        };
    }

    private JsonNode mode(Request request) {
        String call = request.method() + " " + request.shape();
        return switch (call) {
            case "GET mode" -> JSON.createObjectNode().put("mode", registry.readOnly() ? "READONLY" : "READWRITE");
            case "PUT mode" -> {
                String mode = text(request, "mode");
                registry.setMode(mode);
                yield JSON.createObjectNode().put("mode", mode);
            }
            default -> throw unknown(request.shape(), "mode");
        };
    }

    private static JsonNode level(String field, Compatibility level) {
        return JSON.createObjectNode().put(field, level.name());
    }

    private static JsonNode described(SchemaVersion version) {
        return JSON.createObjectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema());
    }

    private static JsonNode parsed(String schema) {
        try {
            return JSON.readTree(schema);
        } catch (JsonProcessingException e) {
            throw RegistryError.store("a schema is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The schema in the body; all other kinds than Avro are refused, and so are references to other schemas. */
    private static String schemaIn(Request request) {
        JsonNode body = object(request);
        String type = body.path("schemaType").asText("AVRO");
        if (!type.isEmpty() && !type.equals("AVRO")) {
            throw RegistryError.invalidSchema("schemaType " + type + " is not supported, only AVRO is");
        }
        if (!body.path("references").isEmpty()) {
            throw RegistryError.invalidSchema("references to other schemas are not supported; put the types inline");
        }
        String schema = body.path("schema").textValue();
        if (schema == null || schema.isBlank()) {
            throw RegistryError.invalidSchema("the body has no text in its field schema");
        }
        return schema;
    }

    private static String text(Request request, String field) {
        JsonNode value = object(request).path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    private static JsonNode object(Request request) {
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new RegistryError(400, "The body is not JSON: " + e.getOriginalMessage());
        }
        if (!body.isObject()) {
            throw new RegistryError(400, "The body is not a JSON object");
        }
        return body;
    }

    private static int id(Request request) {
        try {
            return Integer.parseInt(request.path().get(2));
        } catch (NumberFormatException e) {
            throw notFound();
        }
    }

    /** A known path with another method, or an unknown path. */
    private static RegistryError unknown(String shape, String... known) {
        return Arrays.asList(known).contains(shape) ? notAllowed() : notFound();
    }

    private static RegistryError notFound() {
        return new RegistryError(404, "HTTP 404 Not Found");
    }

    private static RegistryError notAllowed() {
        return new RegistryError(405, "HTTP 405 Method Not Allowed");
    }
}
