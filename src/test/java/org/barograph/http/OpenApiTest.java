package org.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the routes is what the routes do. */
class OpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer();
        document = MAPPER.readTree(server.get("/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The document's schemas as one of JSON schema's own, of which a part is meant. */
    private static JsonSchema schema(JsonNode part) {
        ObjectNode whole = part.deepCopy();
        whole.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionHasARoute() {
        Set<String> described = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation ->
                        described.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        Set<String> routes = new TreeSet<>();
        server.server()
                .routes()
                .forEach(route -> routes.add(route.replace('<', '{').replace('>', '}')));
        assertThat(described).isEqualTo(routes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/issues | /api/issues",
                "/api/issues/{id} | /api/issues/kashmir",
                "/api/issues/{id} | /api/issues/world",
                "/api/issues/{id} | /api/issues/kashmir?halfLife=8760",
                "/api/issues/{id} | /api/issues/kashmir?at=2025-03-02",
                "/api/issues/{id}/history | /api/issues/kashmir/history?step=24",
                "/api/issues/{id}/history | /api/issues/kashmir/history?as=known",
                "/api/issues/{id}/why | /api/issues/kashmir/why",
                "/api/issues/{id}/stories | /api/issues/kashmir/stories",
                "/api/issues/{id}/stories | /api/issues/kashmir/stories?at=2025-04-01",
                "/api/issues/{id}/dyads | /api/issues/kashmir/dyads",
                "/api/stories/{id} | /api/stories/{story}",
                "/api/alerts | /api/alerts",
                "/api/feeds | /api/feeds",
                "/api/feeds | /api/feeds?state=silent&at=2025-04-01",
                "/api/actors/{code} | /api/actors/IND",
                "/api/actors/{code} | /api/actors/narendra-modi",
                "/api/countries | /api/countries",
                "/api/catalog | /api/catalog",
                "/api/catalog/{kind} | /api/catalog/issue?limit=3",
                "/api/catalog/{kind}/{id} | /api/catalog/issue/kashmir",
                "/health/live | /health/live",
                "/health/ready | /health/ready"
            })
    void everyAnswerIsAsDescribed(String described, String path) {
        HttpResponse<String> response = server.get(path.strip().replace("{story}", TestServer.STORY));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertMatches(answerSchema(described.strip(), "get", "200", "application/json"), response.body());
    }

    @Test
    void answersToWritesAreAsDescribed() {
        String article =
                "{\"id\":\"fjord-times:1\",\"source\":\"Fjord Times\",\"published_at\":\"2025-04-29T12:00:00Z\","
                        + "\"title\":\"Ferries run again\"}\n{}";
        HttpResponse<String> published = server.send("POST", "/api/articles", article, TestServer.withToken());
        assertMatches(answerSchema("/api/articles", "post", "207", "application/json"), published.body());
        HttpResponse<String> preview = server.send(
                "POST", "/api/catalog/preview", "{\"definition\":\"id: suez\\nname: Suez\\nany: [Suez Canal]\\n\"}");
        assertMatches(answerSchema("/api/catalog/preview", "post", "200", "application/json"), preview.body());
        HttpResponse<String> put = server.send(
                "PUT", "/api/catalog/issue/suez", "id: suez\nname: Suez\nany: [Suez Canal]\n", TestServer.withToken());
        assertMatches(answerSchema("/api/catalog/{kind}/{id}", "put", "200", "application/json"), put.body());
        HttpResponse<String> wrong =
                server.send("PUT", "/api/catalog/issue/suez", "id: suez\n", TestServer.withToken());
        assertMatches(answerSchema("/api/catalog/{kind}/{id}", "put", "422", "application/problem+json"), wrong.body());
    }

    private static JsonNode answerSchema(String path, String method, String status, String type) {
        JsonNode schema = document.at("/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method
                + "/responses/" + status + "/content/" + type.replace("/", "~1") + "/schema");
        assertThat(schema.isMissingNode())
                .as(method + " " + path + " " + status)
                .isFalse();
        return schema;
    }

    private static void assertMatches(JsonNode schema, String body) {
        JsonNode answer;
        try {
            answer = MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
        Set<ValidationMessage> messages = schema(schema).validate(answer);
        assertThat(messages).as(body).isEmpty();
        List<String> undescribed = new ArrayList<>();
        undescribed(schema, answer, "", undescribed);
        assertThat(undescribed).isEmpty();
    }

    /** Fields of the answer that the schema does not name. */
    private static void undescribed(JsonNode schema, JsonNode answer, String at, List<String> found) {
        if (answer.isObject()) {
            answer.properties().forEach(field -> {
                JsonNode described = property(schema, field.getKey());
                if (described == null) {
                    found.add(at + "/" + field.getKey());
                } else {
                    undescribed(described, field.getValue(), at + "/" + field.getKey(), found);
                }
            });
        } else if (answer.isArray() && !answer.isEmpty()) {
            JsonNode items = resolved(schema).path("items");
            answer.forEach(item -> undescribed(items, item, at + "[]", found));
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(document.at(schema.get("$ref").asText().substring(1)));
        }
        return schema.has("anyOf") ? resolved(schema.get("anyOf").get(0)) : schema;
    }

    private static JsonNode property(JsonNode schema, String name) {
        JsonNode whole = resolved(schema);
        for (JsonNode part : whole.path("allOf")) {
            JsonNode found = property(part, name);
            if (found != null) {
                return found;
            }
        }
        JsonNode found = whole.path("properties").get(name);
        return found == null && whole.has("additionalProperties") ? whole.get("additionalProperties") : found;
    }
}
