package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a real broker. Each test has topics of its own, by their prefix. */
class ClusterCommandsIT {
    @TempDir
    static Path dataDir;

    private static LocalCluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker() {
        cluster = LocalCluster.start(dataDir, 0, 0);
    }

    @AfterAll
    static void stopBroker() {
        cluster.close();
    }

    private static CommandRun run(String prefix, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data-dir", dataDir.toString(), "--topic-prefix", prefix));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private Path articles(int count) throws IOException {
        return Files.write(
                folder.resolve("articles.jsonl"),
                IntStream.range(0, count)
                        .mapToObj(i -> "{\"id\":\"fjord-times:" + i
                                + "\",\"source\":\"Fjord Times\",\"published_at\":\"2025-06-01T00:00:00Z\",\"title\":\"Åpen havn "
                                + i + "\"}")
                        .toList());
    }

    private static List<JsonNode> records(CommandRun tail) {
        ObjectMapper mapper = new ObjectMapper();
        return tail.lines().stream()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    @Test
    void whatIsPublishedCanBeTailed() throws IOException {
        run("tailed.", "topics", "create");
        run("tailed.", "publish", articles(50).toString());

        assertThat(records(run("tailed.", "tail", "articles", "--from-beginning", "--max", "50")))
                .extracting(line -> line.at("/value/title").asText())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "Åpen havn " + i).toList());
    }

    @Test
    void publishingSaysHowManyWereAccepted() throws IOException {
        run("counted.", "topics", "create");

        assertThat(run("counted.", "publish", articles(50).toString()).out()).containsPattern("accepted +50");
    }

    @Test
    void tailEndsWhenNothingComes() {
        run("quiet.", "topics", "create");

        assertThat(run("quiet.", "tail", "quiet.issue.alerts.v1", "--from-beginning", "--timeout", "1")
                        .exit())
                .isZero();
    }

    @Test
    void publishingToAMissingTopicSaysWhatToDo() throws IOException {
        assertThat(run("missing.", "publish", articles(1).toString()).err())
                .startsWith("barograph: there is no topic missing.news.articles.v1")
                .contains("barograph topics create")
                .hasLineCount(1);
    }

    @Test
    void publishingWithoutARegistryIsOneLine() throws IOException {
        run("unregistered.", "topics", "create");

        CommandRun publish = CommandRun.of(
                "publish",
                articles(1).toString(),
                "--topic-prefix",
                "unregistered.",
                "--bootstrap-servers",
                cluster.endpoints().bootstrapServers(),
                "--schema-registry",
                "http://127.0.0.1:1");

        assertThat(publish.err())
                .startsWith("barograph: can't ")
                .contains("127.0.0.1:1")
                .hasLineCount(1);
    }
}
