package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.barograph.http.HttpSettings;
import org.barograph.runtime.AppSettings;
import org.barograph.stream.PlainValues;
import org.barograph.stream.avro.Article;
import org.barograph.tension.ScoreClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on a real broker, asked over HTTP. */
class HttpIT {
    private static final String TOKEN = "a-token-for-the-tests";
    private static final Duration DEADLINE = Duration.ofSeconds(180);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int CHUNK = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyWayToAScoreGivesTheSameFigureAndEveryInstanceFindsEveryStory() throws Exception {
        Path dataDir = folder.resolve("kafka");
        try (LocalCluster cluster = LocalCluster.start(dataDir, 0, 0)) {
            HttpFront one = open();
            HttpFront two = open();
            CompletableFuture<Instance> second = CompletableFuture.supplyAsync(() -> start(cluster, "two", two));
            try (Instance first = start(cluster, "one", one);
                    Instance other = second.get(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                publish(one, two);
                await().atMost(DEADLINE).pollInterval(LOOK).ignoreExceptions().untilAsserted(() -> {
                    Map<String, Integer> topic = topic(dataDir);
                    String at = asOf(one);
                    assertThat(topic).hasSizeGreaterThan(30);
                    assertThat(board(one, at)).isEqualTo(topic);
                    assertThat(board(two, at)).isEqualTo(topic);
                    assertThat(scores(dataDir, at)).isEqualTo(topic);
                    assertThat(streamed(two)).isEqualTo(topic);
                });
                List<String> stories = stories(one);
                assertThat(stories).hasSizeGreaterThan(10);
                for (String story : stories) {
                    assertThat(get(one, "/api/stories/" + story)).isEqualTo(get(two, "/api/stories/" + story));
                }
                assertThatThePastSums(one, two);
                assertThat(first.failure()).isNull();
                assertThat(other.failure()).isNull();
            }
        }
    }

    /** Each instance keeps a part of the stories, and asks the other for the rest. */
    private void assertThatThePastSums(HttpFront one, HttpFront two) throws IOException, InterruptedException {
        for (int days : new int[] {1, 5, 12}) {
            String path = "/api/issues/world/stories?at="
                    + Instant.parse(asOf(one)).minus(Duration.ofDays(days)).minusSeconds(1);
            JsonNode past = get(one, path);
            assertThat(past).isEqualTo(get(two, path));
            assertThat(past.get("items")).isNotEmpty();
            int sum = 0;
            for (JsonNode line : past.get("items")) {
                sum += line.get("points_e4").asInt();
            }
            for (JsonNode line : past.get("rest")) {
                sum += line.get("points_e4").asInt();
            }
            assertThat(sum).isEqualTo(past.get("tension_e4").asInt());
        }
    }

    private static HttpFront open() {
        return HttpFront.open(new HttpSettings("127.0.0.1", 0, TOKEN, HttpSettings.Limits.DEFAULT), ScoreClock.DATA);
    }

    private Instance start(LocalCluster cluster, String name, HttpFront front) {
        return Instance.start(
                null,
                AppSettings.of(cluster.endpoints(), folder.resolve(name))
                        .withInstanceId(name)
                        .withClock(ScoreClock.DATA)
                        .withClient(Map.of(StreamsConfig.APPLICATION_SERVER_CONFIG, front.applicationServer(null))),
                front);
    }

    /** The articles of the demonstration's last weeks, by turns to both instances. */
    private void publish(HttpFront one, HttpFront two) throws IOException, InterruptedException {
        List<Article> articles = new ArrayList<>();
        DemoArticles.at(Instant.now()).days().values().forEach(articles::addAll);
        for (int from = 0; from < articles.size(); from += CHUNK) {
            String lines = articles.subList(from, Math.min(from + CHUNK, articles.size())).stream()
                    .map(HttpIT::json)
                    .collect(Collectors.joining("\n"));
            HttpFront to = from / CHUNK % 2 == 0 ? one : two;
            HttpRequest request = HttpRequest.newBuilder(uri(to, "/api/articles"))
                    .header("Authorization", "Bearer " + TOKEN)
                    .POST(HttpRequest.BodyPublishers.ofString(lines))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
    }

    private static String json(Article article) {
        try {
            return MAPPER.writeValueAsString(PlainValues.of(article));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static URI uri(HttpFront front, String path) {
        return URI.create(front.address()).resolve(path);
    }

    private JsonNode get(HttpFront front, String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(uri(front, path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    private String asOf(HttpFront front) throws IOException, InterruptedException {
        return get(front, "/api/issues").get("as_of").asText();
    }

    private Map<String, Integer> board(HttpFront front, String at) throws IOException, InterruptedException {
        return figures(get(front, "/api/issues?at=" + at).get("items"));
    }

    private static Map<String, Integer> figures(JsonNode items) {
        Map<String, Integer> figures = new TreeMap<>();
        items.forEach(item -> figures.put(
                item.get("issue_id").asText(), item.get("tension_e4").asInt()));
        return figures;
    }

    private static Map<String, Integer> scores(Path dataDir, String at) throws IOException {
        CommandRun run =
                CommandRun.of("scores", "--json", "--top", "1000", "--at", at, "--data-dir", dataDir.toString());
        return figures(MAPPER.readTree(String.join("\n", run.lines())).get("items"));
    }

    /** The newest record of each issue in the topic. */
    private static Map<String, Integer> topic(Path dataDir) throws IOException {
        CommandRun run = CommandRun.of(
                "tail", "tension", "--from-beginning", "--timeout", "2", "--data-dir", dataDir.toString());
        Map<String, Integer> figures = new TreeMap<>();
        for (String line : run.lines()) {
            JsonNode value = MAPPER.readTree(line).get("value");
            if (value != null && !value.isNull()) {
                figures.put(
                        value.get("issue_id").asText(), value.get("tension_e4").asInt());
            }
        }
        return figures;
    }

    private Map<String, Integer> streamed(HttpFront front) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(front, "/api/stream"))
                .header("Accept", "text/event-stream")
                .build();
        Map<String, Integer> figures = new TreeMap<>();
        try (var lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            String event = "";
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ") && event.equals("score")) {
                    JsonNode item = MAPPER.readTree(line.substring("data: ".length()));
                    figures.put(
                            item.get("issue_id").asText(),
                            item.get("tension_e4").asInt());
                } else if (line.startsWith("data: ") && event.equals("feed")) {
                    break;
                }
            }
        }
        return figures;
    }

    private List<String> stories(HttpFront front) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        get(front, "/api/issues/world/stories")
                .get("items")
                .forEach(story -> ids.add(story.get("id").asText()));
        return ids;
    }
}
