package org.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.barograph.topology.TestApplication.DEADLINE;
import static org.barograph.topology.TestApplication.LOOK;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogReader;
import org.barograph.runtime.BarographApp;
import org.barograph.stream.CatalogManifest;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.DeadLetter;
import org.barograph.stream.avro.IssueMention;
import org.barograph.stream.avro.TaggedArticle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of the catalogue topic under a running instance. */
class LiveCatalogIT {
    private static final CatalogEntry GLASS_ISLES = CatalogReader.readEntry(
            "issue", "{id: glass-isles, name: Dispute over the Glass Isles, any: [Glass Isles]}");
    private static final CatalogEntry MISFIT =
            CatalogReader.readEntry("composite", "{id: northern-seas, name: Northern seas, members: [no-such-issue]}");

    @TempDir
    static Path folder;

    private static TestCluster cluster;

    private final TestApplication application = new TestApplication(cluster, folder, 2, 2, 1, Map.of());
    private BarographApp instance;

    @BeforeAll
    static void startCluster() {
        cluster = TestCluster.start(folder.resolve("cluster"));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void start() {
        instance = application.start("one", CatalogCoding::new);
        instance.awaitRunning(DEADLINE);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void anEditCountsForWhatIsPublishedAfterwards() {
        String version = application.catalog().apply(List.of(GLASS_ISLES)).version();
        awaitVersion(version);
        application.publish(article());
        await().atMost(DEADLINE).pollInterval(LOOK).untilAsserted(() -> assertThat(application.tensions())
                .hasEntrySatisfying("glass-isles", tension -> assertThat(tension.getVolume())
                        .isPositive()));
    }

    @Test
    void anEditIsThereAfterARestart() {
        String version = application.catalog().apply(List.of(GLASS_ISLES)).version();
        instance.close();
        start();
        awaitVersion(version);
    }

    @Test
    void aHalfWrittenEditChangesNothing() {
        String before = instance.catalog().current().catalog().version();
        CatalogManifest.Contents contents = application.catalog().read();
        put(recordOf(GLASS_ISLES));
        contents.add(recordOf(GLASS_ISLES));
        contents.add(recordOf(MISFIT));
        put(contents.manifest(Instant.now()));
        awaitProblem("do not yet make up version");
        application.publish(article());
        TaggedArticle tagged = awaitTagged();
        assertThat(tagged.getCatalogVersion()).isEqualTo(before);
        assertThat(tagged.getIssues()).extracting(IssueMention::getId).doesNotContain("glass-isles");
    }

    @Test
    void aVersionThatDoesNotFitTogetherIsReportedAndChangesNothing() {
        String before = instance.catalog().current().catalog().version();
        CatalogManifest.Contents contents = application.catalog().read();
        put(recordOf(MISFIT));
        contents.add(recordOf(MISFIT));
        put(contents.manifest(Instant.now()));
        awaitProblem("no-such-issue");
        assertThat(instance.catalog().current().catalog().version()).isEqualTo(before);
        await().atMost(DEADLINE).pollInterval(LOOK).untilAsserted(() -> assertThat(application.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly("bad-catalog"));
    }

    @Test
    void aVersionThatDoesNotFitTogetherIsNoObstacleToAStart() {
        instance.close();
        CatalogManifest.Contents contents = application.catalog().read();
        put(recordOf(MISFIT));
        contents.add(recordOf(MISFIT));
        put(contents.manifest(Instant.now()));
        start();
        awaitProblem("no-such-issue");
        application.publish(article());
        assertThat(awaitTagged().getArticleId()).isEqualTo("gazette:1");
    }

    @Test
    void unreadableRecordsAreReportedOnceAndTheNextEditCounts() {
        byte[] garbage = "no Avro at all".getBytes(StandardCharsets.UTF_8);
        application.publish(application.topics.catalog().name(), "issue/glass-isles", garbage);
        application.publish(application.topics.catalog().name(), CatalogManifest.KEY, garbage);
        awaitProblem("Confluent's wire format");
        instance.close();
        start();
        String version = application.catalog().apply(List.of(GLASS_ISLES)).version();
        awaitVersion(version);
        // Once by each run of the instance.
        assertThat(application.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly("bad-catalog", "bad-catalog");
    }

    @Test
    void anEntryThatAForeignToolDeletedIsNoObstacleToTheNextEdit() {
        application.catalog().apply(List.of(GLASS_ISLES));
        application.publish(application.topics.catalog().name(), GLASS_ISLES.id(), null);
        CatalogEntry other = CatalogReader.readEntry("issue", "{id: salt-road, name: Salt Road, any: [Salt Road]}");
        String version = application.catalog().apply(List.of(other)).version();
        awaitVersion(version);
    }

    private static org.barograph.stream.avro.CatalogEntry recordOf(CatalogEntry entry) {
        return CatalogManifest.record(entry, CatalogManifest.USER, Instant.EPOCH);
    }

    private void put(org.barograph.stream.avro.CatalogEntry entry) {
        application.publish(
                application.topics.catalog().name(), entry.getId(), cluster.bytes(application.topics.catalog(), entry));
    }

    private static Article article() {
        return Driver.article(
                "gazette:1",
                "Harbour Gazette",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                "Patrol boats fire on trawlers off the Glass Isles",
                "Two trawlers were shelled near the Glass Isles on Monday, the second attack there in a week.");
    }

    private void awaitVersion(String version) {
        await().atMost(DEADLINE)
                .until(() -> instance.catalog().current().catalog().version().equals(version));
    }

    private void awaitProblem(String words) {
        await().atMost(DEADLINE).until(() -> instance.catalog().problem().contains(words));
    }

    private TaggedArticle awaitTagged() {
        return await().atMost(DEADLINE)
                .pollInterval(LOOK)
                .until(() -> cluster.read(application.topics.tagged()), records -> !records.isEmpty())
                .get(0)
                .value();
    }
}
