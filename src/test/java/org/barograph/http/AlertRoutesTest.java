package org.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barograph.query.AlertEpisode;
import org.barograph.query.SampleFeed;
import org.barograph.query.ScoreState;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.AlertStory;
import org.barograph.stream.avro.IssueHistory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An alert that opened nine days before the end of the feed, has a record of two days later, and is still open. */
class AlertRoutesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant OPENED = TestServer.END.minus(Duration.ofDays(9));
    private static final Instant UPDATED = OPENED.plus(Duration.ofDays(2));
    private static final Instant TOP = OPENED.plus(Duration.ofDays(4));
    private static final Instant EARLIER = OPENED.minus(Duration.ofDays(20));
    private static TestServer server;

    @BeforeAll
    static void start() {
        ScoreState state = TestServer.stateOf(new SampleFeed());
        state.putAlert(alert("sudan", EARLIER, "opened", EARLIER, 52, 52, 2.4, "It began"), 0, 0);
        state.putAlert(alert("sudan", EARLIER, "closed", OPENED, 31, 58, 0.4, "It ended"), 0, 1);
        state.putAlert(alert("kashmir", OPENED, "opened", OPENED, 40, 40, 2.2, "Shots at the line"), 1, 10);
        state.putAlert(alert("kashmir", OPENED, "updated", UPDATED, 46, 46, 3.1, "Shots again"), 1, 11);
        state.putHistory(closed(TOP, 630_000));
        state.putHistory(closed(OPENED.minus(Duration.ofDays(1)), 990_000));
        server = new TestServer(TestServer.TOKEN, HttpSettings.Limits.DEFAULT, state);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Alert alert(
            String issue,
            Instant openedAt,
            String phase,
            Instant asOf,
            double tension,
            double peak,
            double z,
            String story) {
        return new Alert(
                issue + "/anomaly/" + openedAt,
                issue,
                issue,
                "anomaly",
                phase,
                openedAt,
                asOf,
                2.0,
                tension,
                peak,
                z,
                issue + ": reporting " + z,
                List.of(new AlertStory("0123456789abcdef-1", story, 12_345, 2, null)));
    }

    private static IssueHistory closed(Instant asOf, int tensionE4) {
        return new IssueHistory(
                "kashmir",
                asOf.minus(Duration.ofHours(1)),
                asOf,
                72.0,
                "active",
                tensionE4 / 1e4,
                tensionE4,
                0.0,
                100.0,
                null,
                null,
                0.0,
                1.0,
                100.0,
                "v",
                null,
                null,
                null,
                null);
    }

    private static JsonNode get(String path) throws IOException {
        var response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    private static JsonNode anomaly(String query) throws IOException {
        for (JsonNode item : get("/api/alerts?" + query).get("items")) {
            if (item.get("alert_id").asText().equals("kashmir/anomaly/" + OPENED)) {
                return item;
            }
        }
        throw new AssertionError("Not among the alerts of " + query);
    }

    private static List<String> ids(String query) throws IOException {
        List<String> ids = new ArrayList<>();
        get("/api/alerts?" + query)
                .get("items")
                .forEach(item -> ids.add(item.get("issue_id").asText()));
        return ids;
    }

    @Test
    void anOpenAlertTellsTheScoreOfTheIssueAtTheInstantOfTheAnswer() throws IOException {
        JsonNode alert = anomaly("open=true");
        JsonNode issue =
                get("/api/issues/kashmir?at=" + alert.get("present_as_of").asText());
        assertThat(alert.get("present_as_of").asText()).isEqualTo(TestServer.END.toString());
        assertThat(alert.get("present_tension")).isEqualTo(issue.get("tension"));
        assertThat(alert.get("present_band_low")).isEqualTo(issue.get("band_low"));
        assertThat(alert.get("present_z")).isEqualTo(issue.get("z"));
        assertThat(alert.get("present_z").isNumber()).isTrue();
        assertThat(alert.get("closes_below").asDouble()).isEqualTo(1);
    }

    @Test
    void whatItOpenedWithIsToldApartFromItsNewestRecord() throws IOException {
        JsonNode alert = anomaly("");
        assertThat(alert.get("phase").asText()).isEqualTo("updated");
        assertThat(alert.get("tension").asDouble()).isEqualTo(46);
        assertThat(alert.get("opening_tension").asDouble()).isEqualTo(40);
        assertThat(alert.get("opening_z").asDouble()).isEqualTo(2.2);
        assertThat(alert.get("stories").get(0).get("title").asText()).isEqualTo("Shots again");
        assertThat(alert.get("opening_stories").get(0).get("title").asText()).isEqualTo("Shots at the line");
    }

    @Test
    void thePeakIsTheHighestOfRecordsAndClosedHoursSinceItOpenedAndOfThePresent() throws IOException {
        assertThat(anomaly("").get("peak_tension").asDouble()).isEqualTo(63);
        JsonNode early = anomaly("at=" + UPDATED);
        assertThat(early.get("peak_tension").asDouble())
                .isEqualTo(Math.max(46, early.get("present_tension").asDouble()));
        // The level alert has one record, of 61, and the present score is less.
        JsonNode level = get("/api/alerts?issue=kashmir").get("items").get(0);
        assertThat(level.get("kind").asText()).isEqualTo("level");
        assertThat(level.get("peak_tension").asDouble())
                .isEqualTo(Math.max(61, level.get("present_tension").asDouble()));
    }

    @Test
    void alertsAreAsTheyStoodAtTheInstantAskedFor() throws IOException {
        assertThat(ids("")).containsExactly("kashmir", "kashmir", "sudan");
        assertThat(ids("at=" + OPENED.minusMillis(1))).containsExactly("sudan");
        assertThat(ids("open=true&at=" + OPENED.minusMillis(1))).containsExactly("sudan");
        assertThat(ids("open=false&at=" + OPENED)).containsExactly("sudan");
        assertThat(ids("at=" + EARLIER.minusMillis(1))).isEmpty();
        JsonNode before = anomaly("at=" + UPDATED.minusMillis(1));
        assertThat(before.get("phase").asText()).isEqualTo("opened");
        assertThat(before.get("tension").asDouble()).isEqualTo(40);
    }

    @Test
    void aClosedAlertHasNoPresentAndThePeakOfItsRecords() throws IOException {
        JsonNode alert = get("/api/alerts?open=false").get("items").get(0);
        assertThat(alert.get("closed_at").asText()).isEqualTo(OPENED.toString());
        assertThat(alert.get("present_tension").isNull()).isTrue();
        assertThat(alert.get("present_as_of").isNull()).isTrue();
        assertThat(alert.get("peak_tension").asDouble()).isEqualTo(58);
        assertThat(alert.get("opening_stories").get(0).get("title").asText()).isEqualTo("It began");
    }

    @Test
    void anAlertWhoseOpeningIsNotHeldSaysSo() throws IOException {
        ScoreState state = TestServer.stateOf(new SampleFeed());
        AlertEpisode episode = state.putAlert(alert("kashmir", OPENED, "closed", TOP, 20, 55, 0.3, "It ended"), 1, 12);
        assertThat(episode.opening()).isEmpty();
        try (TestServer other = new TestServer(TestServer.TOKEN, HttpSettings.Limits.DEFAULT, state)) {
            JsonNode items = MAPPER.readTree(
                            other.get("/api/alerts?at=" + UPDATED).body())
                    .get("items");
            assertThat(items).hasSize(1);
            assertThat(items.get(0).get("opening_tension").isNull()).isTrue();
            assertThat(items.get(0).get("opening_stories").isNull()).isTrue();
            assertThat(items.get(0).get("phase").asText()).isEqualTo("opened");
            assertThat(items.get(0).get("closed_at").isNull()).isTrue();
        }
    }

    @Test
    void theTableOfAlertsHasTheFiguresOfTheListAndNoStories() throws IOException {
        List<String> lines = server.get("/api/alerts?issue=kashmir&format=csv")
                .body()
                .lines()
                .toList();
        List<String> columns = List.of(lines.get(0).split(",", -1));
        assertThat(columns)
                .contains("opening_tension", "present_tension", "closes_below", "peak_tension")
                .doesNotContain("stories", "opening_stories");
        List<String> cells = List.of(lines.get(2).split(",", -1));
        JsonNode alert = anomaly("");
        for (String column : List.of("opening_tension", "present_tension", "present_z", "peak_tension")) {
            assertThat(Double.parseDouble(cells.get(columns.indexOf(column))))
                    .as(column)
                    .isEqualTo(alert.get(column).asDouble());
        }
    }
}
