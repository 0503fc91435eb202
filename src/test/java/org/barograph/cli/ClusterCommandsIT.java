package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.barograph.catalog.CatalogReader;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.BarographApp;
import org.barograph.stream.TopicSettings;
import org.barograph.topology.CatalogCoding;
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

    @Test
    void checkNamesTheMissingTopics() {
        run("partly.", "topics", "create");
        delete("partly.issue.alerts.v1");

        assertThat(run("partly.", "topics", "check").lines())
                .singleElement()
                .asString()
                .startsWith("ERROR partly.issue.alerts.v1: topic is missing");
    }

    @Test
    void createSaysWhatItMade() {
        run("again.", "topics", "create");
        delete("again.news.dlq.v1");

        assertThat(run("again.", "topics", "create").lines())
                .containsExactly("Created again.news.dlq.v1 with 1 partitions");
    }

    @Test
    void checkFailsForATopicWithWrongSettings() {
        create(new NewTopic("wrong.news.articles.v1", 6, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        run("wrong.", "topics", "create");

        assertThat(run("wrong.", "topics", "check").exit()).isEqualTo(1);
    }

    @Test
    void checkSaysHowToMendATopicWithWrongSettings() {
        create(new NewTopic("mend.news.articles.v1", 6, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        run("mend.", "topics", "create");

        assertThat(run("mend.", "topics", "check").out()).contains("--add-config cleanup.policy=delete");
    }

    @Test
    void checkOfTopicsAsTheyShouldBeExitsWithZero() {
        run("right.", "topics", "create");

        assertThat(run("right.", "topics", "check").exit()).isZero();
    }

    @Test
    void anAppliedEntryIsExported() throws IOException {
        run("edited.", "topics", "create");
        run("edited.", "catalog", "apply", pipelines().toString());

        assertThat(run("edited.", "catalog", "export").out()).contains("strong: [Caspian pipeline]");
    }

    @Test
    void theFirstEntryComesBesideTheBundledCatalogue() throws IOException {
        run("beside.", "topics", "create");
        run("beside.", "catalog", "apply", pipelines().toString());

        assertThat(run("beside.", "catalog", "list").lines())
                .hasSize(CatalogReader.entries().size() + 1);
    }

    @Test
    void whatIsExportedChangesNothing() {
        run("same.", "topics", "create");
        Path exported = folder.resolve("exported.yaml");
        run("same.", "catalog", "export", "--to", exported.toString());

        assertThat(run("same.", "catalog", "apply", exported.toString()).out()).startsWith("Nothing to change");
    }

    @Test
    void anEntryThatDoesNotFitIsRefusedWithItsLine() throws IOException {
        run("unfit.", "topics", "create");
        Path file = Files.writeString(
                folder.resolve("people.yaml"),
                """
                version: 1
                people:
                  - id: ilse-marren
                    name: Ilse Marren
                    country: ZZZ
                """);

        assertThat(run("unfit.", "catalog", "apply", file.toString()).err()).startsWith(file + ":5: ");
    }

    @Test
    void aRemovedEntryIsNotExported() throws IOException {
        run("removed.", "topics", "create");
        run("removed.", "catalog", "apply", pipelines().toString());
        run("removed.", "catalog", "remove", "issue/caspian-pipelines");

        assertThat(run("removed.", "catalog", "export").out()).doesNotContain("caspian-pipelines");
    }

    @Test
    void anUnknownEntryCantBeRemoved() {
        run("unknown.", "topics", "create");

        assertThat(run("unknown.", "catalog", "remove", "issue/atlantis").err())
                .startsWith("barograph: The catalogue topic has no entry issue/atlantis");
    }

    @Test
    void aDryRunOfResetChangesNothing() {
        run("dry.", "topics", "create");
        create(new NewTopic("dry-app-sums-changelog", 1, (short) 1));
        Set<String> before = topics();

        run("dry.", "reset", "--dry-run", "--application-id", "dry-app");

        assertThat(topics()).isEqualTo(before);
    }

    @Test
    void aDryRunOfResetNamesWhatItWouldClear() {
        run("named.", "topics", "create");
        create(new NewTopic("named-app-sums-changelog", 1, (short) 1));

        assertThat(run("named.", "reset", "--dry-run", "--application-id", "named-app")
                        .lines())
                .contains(
                        "  delete the internal topic named-app-sums-changelog",
                        "  empty the topic named.issue.tension.v1");
    }

    @Test
    void resetLeavesNoInternalTopicOfARealRun() {
        start("real", "real.").close();

        run("real.", "reset", "--yes", "--application-id", "real");

        assertThat(topics()).noneMatch(name -> name.startsWith("real-"));
    }

    @Test
    void resetLeavesTheTopicsOfAnApplicationWithALongerId() {
        run("longer.", "topics", "create");
        create(new NewTopic("short-and-longer-sums-changelog", 1, (short) 1));

        run("longer.", "reset", "--yes", "--application-id", "short");

        assertThat(topics()).contains("short-and-longer-sums-changelog");
    }

    @Test
    void resetEmptiesTheOutputsAndKeepsTheirPartitions() {
        create(new NewTopic("wide.issue.tension.v1", 5, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        run("wide.", "topics", "create");

        run("wide.", "reset", "--yes", "--application-id", "wide");

        assertThat(run("wide.", "topics", "check").out())
                .contains("NOTE wide.issue.tension.v1: partitions is 5")
                .doesNotContain("ERROR");
    }

    @Test
    void resetIsRefusedWhileTheApplicationRuns() {
        ClusterOptions options = new ClusterOptions();
        options.topicPrefix = "busy.";
        ApplicationReset reset =
                new ApplicationReset(Connection.to(cluster.endpoints(), options), "busy", dataDir.resolve("state"), 0);
        BarographApp app = start("busy", "busy.");

        try {
            assertThatThrownBy(() -> reset.requireStopped(Duration.ZERO, new PrintWriter(new StringWriter())))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith("Application busy is running");
        } finally {
            app.close();
        }
    }

    private static BarographApp start(String applicationId, String prefix) {
        TopicSettings defaults = TopicSettings.defaults();
        BarographApp app = BarographApp.start(
                AppSettings.of(cluster.endpoints(), dataDir.resolve("state"))
                        .withApplicationId(applicationId)
                        .withTopics(new TopicSettings(
                                prefix,
                                defaults.articlePartitions(),
                                defaults.taggedPartitions(),
                                defaults.outputPartitions())),
                CatalogCoding::new);
        app.awaitRunning(Duration.ofSeconds(60));
        return app;
    }

    private Path pipelines() throws IOException {
        return Files.writeString(
                folder.resolve("pipelines.yaml"),
                """
                version: 1
                issues:
                  - id: caspian-pipelines
                    name: Caspian pipelines
                    strong: [Caspian pipeline]
                """);
    }

    private static Set<String> topics() {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void create(NewTopic topic) {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        Awaitility.await().until(() -> topics().contains(topic.name()));
    }

    private static void delete(String topic) {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        Awaitility.await().until(() -> !topics().contains(topic));
    }

    private static Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", (Object) cluster.endpoints().bootstrapServers()));
    }
}
