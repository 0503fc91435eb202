package org.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteRoutesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ARTICLE =
            "{\"id\":\"fjord-times:1\",\"source\":\"Fjord Times\",\"published_at\":\"2025-04-29T12:00:00Z\",\"title\":\"Ferries run again\"}";
    private static final String PANAMA = "id: panama-canal\nname: Panama Canal\nany: [Panama Canal]\n";

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private HttpResponse<String> write(String method, String path, String body) {
        return server.send(method, path, body, TestServer.withToken());
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/articles", "PUT, /api/catalog/issue/panama-canal", "DELETE, /api/catalog/issue/kashmir"})
    void nothingIsWrittenWithoutTheToken(String method, String path) {
        HttpResponse<String> none = server.send(method, path, ARTICLE);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
        HttpResponse<String> wrong = server.send(method, path, ARTICLE, "Authorization", "Bearer a-token-for-the-test");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        try (TestServer locked = new TestServer("", HttpSettings.Limits.DEFAULT)) {
            assertThat(locked.send(method, path, ARTICLE, TestServer.withToken())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(server.producer.history()).isEmpty();
    }

    @Test
    void aServerThatOthersCanReachNeedsAToken() {
        assertThatThrownBy(() -> new HttpSettings("0.0.0.0", 8080, "", HttpSettings.Limits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--token-file");
        assertThatThrownBy(() -> new HttpSettings("127.0.0.1", 8080, "short", HttpSettings.Limits.DEFAULT))
                .hasMessageContaining("at least 16");
        assertThat(new HttpSettings("0.0.0.0", 8080, TestServer.TOKEN, HttpSettings.Limits.DEFAULT).host())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void anArticleIsAcceptedWhenTheBrokerHasIt() {
        HttpResponse<String> response = write("POST", "/api/articles", ARTICLE);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response).get("items").get(0).get("status").asText()).isEqualTo("accepted");
        assertThat(server.producer.history()).hasSize(1);
        assertThat(server.producer.history().get(0).key()).isEqualTo("fjord-times:1");
    }

    @Test
    void eachOfManyArticlesGetsItsAnswer() {
        JsonNode answer = json(write("POST", "/api/articles", ARTICLE + "\n{\"id\":\"fjord-times:2\"}\nnonsense\n"));
        assertThat(answer.get("accepted").asInt()).isEqualTo(1);
        assertThat(answer.get("refused").asInt()).isEqualTo(2);
        assertThat(answer.get("items").get(1).get("reason").asText()).isEqualTo("missing-source");
        assertThat(answer.get("items").get(1).get("line").asInt()).isEqualTo(2);
        assertThat(answer.get("items").get(2).get("reason").asText()).isEqualTo("bad-json");
        assertThat(write("POST", "/api/articles", "[" + ARTICLE + "]").statusCode())
                .isEqualTo(200);
        assertThat(write("POST", "/api/articles", " ").statusCode()).isEqualTo(400);
    }

    @Test
    void anArticleThatTheBrokerDoesNotTakeIsRefusedAndAnUnreachableBrokerIsNoRefusal() {
        server.producer.sendException = new RecordTooLargeException("too large for the topic");
        HttpResponse<String> refused = write("POST", "/api/articles", ARTICLE);
        assertThat(refused.statusCode()).isEqualTo(207);
        assertThat(json(refused).get("items").get(0).get("reason").asText()).isEqualTo("too-large");
        server.producer.sendException = new TimeoutException("no broker");
        HttpResponse<String> later = write("POST", "/api/articles", ARTICLE);
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aBodyOverTheLimitIsNotRead() {
        try (TestServer small = new TestServer(TestServer.TOKEN, new HttpSettings.Limits(1_000, 10, 100, 100))) {
            HttpResponse<String> response =
                    small.send("POST", "/api/articles", "x".repeat(1_001), TestServer.withToken());
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void whoAsksTooOftenIsToldToWait() {
        try (TestServer slow = new TestServer(TestServer.TOKEN, new HttpSettings.Limits(1_000, 10, 2, 100))) {
            HttpResponse<String> last = null;
            for (int i = 0; i < 20 && (last == null || last.statusCode() == 200); i++) {
                last = slow.get("/health/live");
            }
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(last.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void anEntryIsPutInForceShownAndSwitchedOff() {
        HttpResponse<String> put = write("PUT", "/api/catalog/issue/panama-canal", PANAMA);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        JsonNode entry = json(server.get("/api/catalog/issue/panama-canal"));
        assertThat(entry.get("origin").asText()).isEqualTo("user");
        assertThat(entry.get("definition").asText()).isEqualTo(PANAMA);
        assertThat(json(server.get("/api/catalog/issue?q=PANAMA")).get("items")).hasSize(1);
        assertThat(write("DELETE", "/api/catalog/issue/panama-canal", null).statusCode())
                .isEqualTo(200);
        assertThat(json(server.get("/api/catalog/issue/panama-canal"))
                        .get("deleted")
                        .asBoolean())
                .isTrue();
        assertThat(write("DELETE", "/api/catalog/issue/atlantis", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anEntryThatIsWrongChangesNothingAndSaysWhere() {
        HttpResponse<String> unknown = write("PUT", "/api/catalog/issue/panama-canal", PANAMA + "colour: blue\n");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(json(unknown).get("problems").get(0).get("line").asInt()).isEqualTo(4);
        assertThat(write("PUT", "/api/catalog/issue/suez-canal", PANAMA).statusCode())
                .isEqualTo(422);
        // The groups that have the issue as a member would have none of that name.
        HttpResponse<String> unfit =
                write("PUT", "/api/catalog/composite/my-group", "id: my-group\nname: Mine\nmembers: [atlantis]\n");
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(server.get("/api/catalog/composite/my-group").statusCode()).isEqualTo(404);
    }

    @Test
    void aPreviewTellsWhichArticlesWouldBeGainedAndLost() {
        server.newest.add(article("1", "Panama Canal lowers its tolls"));
        server.newest.add(article("2", "A quiet day in Ruritania"));
        HttpResponse<String> response = server.send(
                "POST",
                "/api/catalog/preview",
                "{\"definition\":\"id: panama-canal\\nname: Panama Canal\\nany: [Panama Canal]\\n\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = json(response);
        assertThat(answer.get("examined").asInt()).isEqualTo(2);
        assertThat(answer.get("matched").asInt()).isEqualTo(1);
        assertThat(answer.get("gained").get(0).asText()).isEqualTo("fjord-times:1");
        assertThat(answer.get("items").get(0).get("now").asBoolean()).isFalse();
        assertThat(server.get("/api/catalog/issue/panama-canal").statusCode()).isEqualTo(404);
    }

    private static Article article(String number, String title) {
        return new Article(
                "fjord-times:" + number,
                "Fjord Times",
                Instant.parse("2025-04-29T12:00:00Z"),
                "en",
                title,
                "",
                null,
                1,
                false);
    }
}
