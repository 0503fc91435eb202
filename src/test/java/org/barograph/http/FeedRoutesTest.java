package org.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.barograph.query.SampleFeed;
import org.barograph.query.ScoreState;
import org.barograph.tension.FeedDay;
import org.barograph.tension.Retention;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the four outlets of {@link TestServer}, one has been silent for ten hours. */
class FeedRoutesTest {
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

    private static JsonNode json(String path) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private static List<String> sources(JsonNode answer) {
        return StreamSupport.stream(answer.get("items").spliterator(), false)
                .map(item ->
                        item.get("source").textValue() + " " + item.get("state").textValue())
                .toList();
    }

    @Test
    void silentSourcesStandFirstAndEachSaysHowItIsUsually() {
        JsonNode answer = json("/api/feeds");
        assertThat(sources(answer))
                .containsExactly(
                        "Evening Ledger silent", "Weald, \"Daily\" live", "Harbour Post live", "Fjord Times rare");
        assertThat(answer.get("silent").intValue()).isEqualTo(1);
        assertThat(answer.get("live").intValue()).isEqualTo(2);
        assertThat(answer.get("rare").intValue()).isEqualTo(1);
        JsonNode silent = answer.get("items").get(0);
        assertThat(silent.get("silent_hours").intValue()).isEqualTo(10);
        assertThat(silent.get("missed_hours").intValue()).isEqualTo(10);
        assertThat(silent.get("articles_per_day").doubleValue()).isEqualTo(48.0);
        assertThat(silent.get("articles_in_week").intValue()).isEqualTo(336);
        assertThat(silent.get("longest_gap_hours").intValue()).isZero();
        assertThat(silent.get("newest_article_hour").textValue())
                .isEqualTo(TestServer.END.minusSeconds(11 * 3600).toString());
    }

    @Test
    void theBoardAndTheMetricsCountTheSilentOnes() {
        assertThat(json("/api/issues").at("/feed/silent_feeds").intValue()).isEqualTo(1);
        assertThat(server.get("/metrics").body()).contains("barograph_feeds_silent 1.0");
    }

    @Test
    void aStateIsAskedForByItsName() {
        assertThat(sources(json("/api/feeds?state=silent"))).containsExactly("Evening Ledger silent");
        assertThat(sources(json("/api/feeds?state=rare"))).containsExactly("Fjord Times rare");
        assertThat(json("/api/feeds?state=rare").get("silent").intValue()).isEqualTo(1);
    }

    @Test
    void anEarlierInstantShowsTheSourcesAsTheyWereThen() {
        JsonNode then = json("/api/feeds?at=" + TestServer.END.minusSeconds(10 * 3600));
        assertThat(then.get("silent").intValue()).isZero();
        assertThat(then.get("live").intValue()).isEqualTo(3);
        JsonNode first =
                json("/api/feeds?at=" + json("/api/feeds").get("known_from").textValue());
        assertThat(first.get("live").intValue()).isEqualTo(3);
    }

    @Test
    void beforeWhatIsKeptThereIsNoNumberRatherThanAWrongOne() {
        JsonNode then = json("/api/feeds?at=2025-04-01");
        assertThat(then.get("silent").isNull()).isTrue();
        assertThat(then.get("live").isNull()).isTrue();
        assertThat(then.get("items")).isEmpty();
        assertThat(json("/api/issues?at=2025-04-01").at("/feed/silent_feeds").isNull())
                .isTrue();
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() {
        List<String> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = json("/api/feeds?limit=1" + cursor);
            assertThat(page.get("items")).hasSize(1);
            all.addAll(sources(page));
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").textValue();
        }
        assertThat(all).isEqualTo(sources(json("/api/feeds")));
    }

    @Test
    void theTableComesAsCsv() {
        HttpResponse<String> csv = server.get("/api/feeds?format=csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("source,state,newest_article_hour,silent_hours,articles_per_day,articles_in_week,"
                        + "missed_hours,longest_gap_hours");
        assertThat(lines.get(1)).startsWith("Evening Ledger,silent,");
        assertThat(lines.get(2)).startsWith("\"Weald, \"\"Daily\"\"\",live,");
        assertThat(lines).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=quiet", "limit=0", "cursor=x", "at=soon", "format=xml"})
    void aWrongParameterIsRefused(String query) {
        HttpResponse<String> response = server.get("/api/feeds?" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("urn:barograph:problem:").contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void withoutAnySourceNothingIsKnown() {
        try (TestServer empty = new TestServer("", HttpSettings.Limits.DEFAULT, new ScoreState(Retention.DEFAULT))) {
            JsonNode answer = MAPPER.readTree(empty.get("/api/feeds").body());
            assertThat(answer.get("silent").isNull()).isTrue();
            assertThat(answer.get("known_from").isNull()).isTrue();
            assertThat(empty.get("/metrics").body()).contains("barograph_feeds_silent NaN");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whileNothingIsReadYetTheAnswerIsToAskAgain() {
        try (TestServer starting = new TestServer("", HttpSettings.Limits.DEFAULT, null)) {
            assertThat(starting.get("/api/feeds").statusCode()).isEqualTo(503);
            assertThat(starting.get("/metrics").body()).contains("barograph_feeds_silent NaN");
        }
    }

    @Test
    void aSourceWhoseArticlesAreAllTakenBackIsGone() {
        ScoreState state = TestServer.stateOf(new SampleFeed());
        for (long day = SampleFeed.END / 86_400_000 - 40; day <= SampleFeed.END / 86_400_000; day++) {
            state.putFeedDay("Evening Ledger", 1, day, FeedDay.EMPTY);
        }
        try (TestServer other = new TestServer("", HttpSettings.Limits.DEFAULT, state)) {
            assertThat(other.get("/api/feeds").body()).doesNotContain("Evening Ledger");
        }
    }
}
