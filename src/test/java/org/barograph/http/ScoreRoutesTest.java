package org.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.barograph.query.SampleFeed;
import org.barograph.stream.avro.IssueTension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreRoutesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private static JsonNode get(String path) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static JsonNode kashmir(JsonNode board) {
        return StreamSupport.stream(board.get("items").spliterator(), false)
                .filter(item -> item.get("issue_id").asText().equals("kashmir"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyAnswerGivesTheFigureThatTheTensionTopicWouldHaveAtTheSameInstant() {
        IssueTension record = TestServer.record(new SampleFeed().snapshot(), SampleFeed.END);
        JsonNode item = kashmir(get("/api/issues"));
        JsonNode whole = get("/api/issues/kashmir?at=" + TestServer.END);
        JsonNode history = get("/api/issues/kashmir/history?from=" + TestServer.END + "&to=" + TestServer.END)
                .get("rows")
                .get(0);
        JsonNode why = get("/api/issues/kashmir/why?to=" + TestServer.END);
        assertThat(record.getTension()).isGreaterThan(10);
        assertThat(List.of(
                        item.get("tension").asDouble(),
                        whole.get("tension").asDouble(),
                        history.get(1).asDouble(),
                        why.get("tension_to").asDouble()))
                .containsOnly(record.getTension());
        assertThat(whole.get("families").asInt()).isEqualTo(record.getFamilies());
        assertThat(whole.get("as_of").asText()).isEqualTo(record.getAsOf().toString());
        assertThat(whole.get("contributions")).hasSameSizeAs(record.getContributions());
    }

    @Test
    void whatIsShownSumsToTheScoreExactly() {
        JsonNode issue = get("/api/issues/kashmir");
        for (String lines : List.of("contributions", "dyads")) {
            int sum = 0;
            for (JsonNode line : issue.get(lines)) {
                sum += line.get("points_e4").asInt();
            }
            assertThat(sum).as(lines).isEqualTo(issue.get("tension_e4").asInt());
        }
        assertThat(issue.get("rising").asDouble() + issue.get("easing").asDouble())
                .isCloseTo(issue.get("tension").asDouble(), within(1e-9));
    }

    @Test
    void aSparklineEndsAtTheScoreAndHasNothingBeforeTheFirstArticle() {
        JsonNode item = kashmir(get("/api/issues?at=2025-03-11T13:00:00Z"));
        JsonNode values = item.get("sparkline").get("values");
        assertThat(values).hasSize(31);
        assertThat(values.get(30)).isEqualTo(item.get("tension"));
        assertThat(values.get(0).isNull()).isTrue();
        assertThat(values.get(29).isNull()).isFalse();
    }

    @Test
    void storiesAndDyadsHaveThePointsOfTheIssuesRecord() {
        JsonNode issue = get("/api/issues/kashmir");
        JsonNode story = get("/api/issues/kashmir/stories").get("items").get(0);
        JsonNode line = StreamSupport.stream(issue.get("contributions").spliterator(), false)
                .filter(one -> one.get("id").equals(story.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(story.get("points_e4")).isEqualTo(line.get("points_e4"));
        JsonNode dyad = get("/api/issues/kashmir/dyads").get("items").get(0);
        assertThat(dyad.get("dyad").asText()).isEqualTo("IND-PAK");
        assertThat(dyad.get("source_name").asText()).isEqualTo("India");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2025-04-29T13:00:00Z", "2025-04-29T12:00:00Z", "2025-04-01T00:00:00Z", "2025-03-05T11:30:00Z"})
    void storiesOfAnyInstantSumWithTheRestToTheScoreOfThen(String at) {
        JsonNode stories = get("/api/issues/kashmir/stories?at=" + at);
        assertThat(stories.get("items")).isNotEmpty();
        int sum = 0;
        for (String lines : List.of("items", "rest")) {
            for (JsonNode line : stories.get(lines)) {
                sum += line.get("points_e4").asInt();
            }
        }
        assertThat(sum).isEqualTo(stories.get("tension_e4").asInt());
        assertThat(stories.get("tension"))
                .isEqualTo(get("/api/issues/kashmir?at=" + at).get("tension"));
        stories.get("items")
                .forEach(story -> assertThat(story.get("hour").asText()).isLessThan(at));
    }

    @Test
    void theStoriesOfThePastAreThoseThatCountedMostThen() {
        JsonNode items =
                get("/api/issues/kashmir/stories?at=2025-04-01T00:00:00Z").get("items");
        List<Integer> rising = StreamSupport.stream(items.spliterator(), false)
                .map(story -> story.get("points_e4").asInt())
                .filter(points -> points > 0)
                .toList();
        assertThat(rising).hasSizeGreaterThan(10).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(items.get(0).get("hour").asText()).isEqualTo("2025-03-30T11:00:00Z");
    }

    @Test
    void aListGoesOnWithItsCursorForTheSameInstant() {
        JsonNode first = get("/api/issues/kashmir/stories?limit=1");
        assertThat(first.get("items")).hasSize(1);
        JsonNode second = get("/api/issues/kashmir/stories?limit=1&cursor="
                + first.get("next").asText());
        assertThat(second.get("as_of")).isEqualTo(first.get("as_of"));
        assertThat(second.get("items").get(0).get("id"))
                .isNotEqualTo(first.get("items").get(0).get("id"));
        assertThat(get("/api/issues/kashmir/stories?limit=500").get("next").isNull())
                .isTrue();
    }

    @Test
    void theKnownHistoryIsWhatWasWrittenAtTheClose() {
        JsonNode known = get("/api/issues/kashmir/history?as=known");
        assertThat(known.get("rows")).hasSize(1);
        assertThat(known.get("rows").get(0).get(0).asText())
                .isEqualTo(TestServer.END.minusSeconds(86_400).toString());
        assertThat(known.get("alerts").get(0).get("closed_at").isNull()).isTrue();
    }

    @Test
    void whatMovedAnIssueSumsToTheChange() {
        JsonNode why = get("/api/issues/kashmir/why");
        int sum = 0;
        for (JsonNode part : why.get("parts")) {
            sum += part.get("points_e4").asInt();
        }
        assertThat(sum).isEqualTo(why.get("change_e4").asInt());
        assertThat(why.get("change_e4").asInt()).isNotZero();
        assertThat(why.get("as_known_then").asBoolean()).isTrue();
    }

    @Test
    void alertsTellTheirStoriesAndWhetherTheyAreOpen() {
        JsonNode alert = get("/api/alerts?open=true&issue=kashmir").get("items").get(0);
        assertThat(alert.get("closed_at").isNull()).isTrue();
        assertThat(alert.get("stories").get(0).get("points").asDouble()).isEqualTo(1.2345);
        assertThat(alert.has("offset")).isFalse();
        assertThat(get("/api/alerts?open=false").get("items")).isEmpty();
        assertThat(kashmir(get("/api/issues")).get("alerts")).hasSize(1);
    }

    @Test
    void anActorIsFoundByDyadCodeAndByIdWithItsDyads() {
        JsonNode india = get("/api/actors/IND");
        assertThat(india.get("name").asText()).isEqualTo("India");
        assertThat(india.get("dyads").get(0).get("issue_id").asText()).isEqualTo("kashmir");
        assertThat(server.get("/api/actors/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void aStoryHasItsArticlesAndWhatItAddsToIssues() {
        JsonNode story = get("/api/stories/" + TestServer.STORY);
        assertThat(story.get("articles").get(0).get("evidence").asText()).isEqualTo("The guns fell silent at noon.");
        assertThat(story.get("issues").get(0).get("issue_id").asText()).isEqualTo("kashmir");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/issues",
                "/api/issues/kashmir/history",
                "/api/issues/kashmir/why",
                "/api/issues/kashmir/stories",
                "/api/issues/kashmir/dyads",
                "/api/alerts",
                "/api/actors/IND",
                "/api/countries",
                "/api/catalog/issue"
            })
    void everyTableComesAsCsv(String path) {
        HttpResponse<String> response = server.get(path + "?format=csv");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(response.body()).contains("\r\n");
        assertThat(response.body().lines().findFirst().orElseThrow()).matches("[a-z0-9_,]*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/issues?at=yesterday | 400 | at is 'yesterday'",
                "/api/issues?at=9999-01-01 | 400 | expected a time from 1970",
                "/api/issues?halfLife=0 | 400 | whole number from 1 to 8760",
                "/api/issues?halfLife=8761 | 400 | whole number from 1 to 8760",
                "/api/issues?halfLife=7.5 | 400 | whole number from 1 to 8760",
                "/api/issues?format=xml | 400 | expected one of json, csv",
                "/api/issues/atlantis | 404 | There is no issue atlantis",
                "/api/issues/kashmir/history?step=0 | 400 | whole number from 1",
                "/api/issues/kashmir/history?from=2020-01-01&to=2025-01-01 | 400 | more than 10000 rows",
                "/api/issues/kashmir/history?from=2025-01-02&to=2025-01-01 | 400 | lies before",
                "/api/issues/kashmir/history?as=known&halfLife=24 | 400 | as=revised",
                "/api/issues/kashmir/why?from=2025-01-02&to=2025-01-01 | 400 | lies before",
                "/api/issues/kashmir/stories?at=2025-03-10T13:00:00Z | 422 | More than 50000 newer",
                "/api/issues/kashmir/stories?limit=501 | 400 | from 1 to 500",
                "/api/issues/kashmir/stories?cursor=abc | 400 | 'next' of the page before",
                "/api/alerts?open=maybe | 400 | expected true or false",
                "/api/stories/none | 404 | There is no story",
                "/api/catalog/unicorn | 404 | kinds are state, organisation",
                "/api/catalog/issue/atlantis | 404 | no entry issue/atlantis",
                "/api/nothing | 404 | /openapi.json lists the paths",
                "/api/stream | 400 | text/event-stream"
            })
    void anErrorSaysWhatWasWrong(String path, int status, String detail) {
        HttpResponse<String> response = server.get(path.strip());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).contains(detail.strip());
        assertThat(problem.get("type").asText()).startsWith("urn:barograph:problem:");
        assertThat(problem.get("instance").asText()).isEqualTo(path.strip().replaceFirst("\\?.*", ""));
    }

    @Test
    void anAnswerThatTheClientHasIsNotSentAgain() {
        String tag = server.get("/api/issues").headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("W/\"[0-9a-f]+\"");
        HttpResponse<String> again = server.get("/api/issues", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(server.get("/api/issues?halfLife=24", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void largeAnswersAreCompressedForWhoTakesIt() {
        assertThat(server.get("/api/issues", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .hasValue("gzip");
        assertThat(server.get("/api/issues").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void noPageMayRunWhatAnArticleSaysNorReadTheAnswersFromElsewhere() {
        HttpResponse<String> response = server.get("/api/issues", "Origin", "https://elsewhere.example");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    }
}
