package org.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.barograph.topology.TestApplication.DEADLINE;
import static org.barograph.topology.TestApplication.LOOK;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.coding.CodedText;
import org.barograph.runtime.BarographApp;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.Contribution;
import org.barograph.stream.avro.DeadLetter;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.Ledger;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology on a real broker, over several partitions and instances, against the pure model. */
class ClusterIT {
    private static final CompiledCatalog CATALOG = CatalogReader.bundled();

    @TempDir
    static Path folder;

    private static TestCluster cluster;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final RandomHistory history =
            RandomHistory.of(42, 2_000, now.minus(Duration.ofHours(4)), RandomHistory.stories(300));

    @BeforeAll
    static void start() {
        cluster = TestCluster.start(folder.resolve("cluster"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void twoInstancesOneOfThemCrashingEndInTheSumsOfThePureModel() throws Exception {
        TestApplication application = new TestApplication(cluster, folder, 4, 4, 3, Map.of());
        Crash crash = new Crash();
        try (Instances instances = new Instances()) {
            CompletableFuture<BarographApp> second =
                    CompletableFuture.supplyAsync(() -> application.start("two", c -> new WordCoding()));
            BarographApp first = instances.add(application.start("one", c -> crash));
            instances.add(second.get(DEADLINE.toSeconds(), TimeUnit.SECONDS));
            instances.awaitRunning();

            application.publish(history.first(1_000));
            application.publish(refused());
            crash.after(100);
            application.publish(history.after(1_000));
            assertThat(first.failure().get(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(Crash.Crashed.class);
            first.close();
            instances.add(application.start("one", c -> new WordCoding()));
            application.publish(history.first(300));

            PureModel model = new PureModel(CATALOG, new WordCoding()).receive(history);
            application.awaitSums(model);
            Article last = Driver.article("wire:last", "Outlet 1", now, "The last of all", "");
            application.publish(last);
            model.receive(new RandomHistory.Publication("wire:last", last));
            awaitRecords(application, model.book().ledger());

            assertThat(recordsThatDoNotAddUp(application)).isEmpty();
            assertThat(hoursClosedTwice(application)).isEmpty();
            assertThat(application.deadLetters())
                    .extracting(DeadLetter::getReason)
                    .containsExactlyInAnyOrder("future-date", "empty-text", "missing-source", "missing-id");
        }
    }

    @Test
    void oneInstanceWithOnePartitionGivesTheSameScores() {
        TestApplication application = new TestApplication(cluster, folder, 1, 1, 1, Map.of());
        try (Instances instances = new Instances()) {
            instances.add(application.start("one", c -> new WordCoding()));
            application.publish(history);
            PureModel model = new PureModel(CATALOG, new WordCoding()).receive(history);
            application.awaitSums(model);
            assertThat(scores(application.scores().read().ledger()))
                    .isEqualTo(scores(model.book().ledger()));
        }
    }

    @Test
    void twoInstancesShareTheWorkUnderTheStreamsProtocol() {
        TestApplication application =
                new TestApplication(cluster, folder, 4, 4, 3, Map.of("group.protocol", "streams"));
        RandomHistory some = history.first(500);
        try (Instances instances = new Instances()) {
            instances.add(application.start("one", c -> new WordCoding()));
            instances.add(application.start("two", c -> new WordCoding()));
            instances.awaitRunning();
            application.publish(some);
            application.awaitSums(new PureModel(CATALOG, new WordCoding()).receive(some));
        }
    }

    /** Records that are no articles, each for another reason. */
    private RandomHistory refused() {
        Article future = Driver.article("bad:1", "Outlet 1", now.plus(Duration.ofDays(2)), "Tomorrow's news", "");
        Article empty = Driver.article("bad:2", "Outlet 2", now, " ", "\n");
        Article nobodys = Driver.article("bad:3", "", now, "From nowhere", "");
        return new RandomHistory(List.of(
                new RandomHistory.Publication("bad:1", future),
                new RandomHistory.Publication("bad:2", empty),
                new RandomHistory.Publication("bad:3", nobodys),
                new RandomHistory.Publication(null, null)));
    }

    /** Waits until the newest record of every issue says what the model says of its instant. */
    private static void awaitRecords(TestApplication application, Ledger model) {
        Scorer scorer = new Scorer(model, ScoreConstants.DEFAULT);
        await().atMost(DEADLINE).pollInterval(LOOK).untilAsserted(() -> {
            Map<String, IssueTension> records = application.tensions();
            Map<String, List<Object>> expected = new TreeMap<>();
            Map<String, List<Object>> actual = new TreeMap<>();
            for (var issue : CATALOG.issues()) {
                IssueTension record = records.get(issue.id());
                assertThat(record).as("the newest record of %s", issue.id()).isNotNull();
                Score score = scorer.score(issue.id(), record.getAsOf().toEpochMilli());
                expected.put(issue.id(), List.of(score.tensionE4(), score.volume(), score.totalVolume()));
                actual.put(issue.id(), List.of(record.getTensionE4(), record.getVolume(), record.getTotalVolume()));
            }
            assertThat(actual).isEqualTo(expected);
        });
    }

    private static List<String> recordsThatDoNotAddUp(TestApplication application) {
        List<String> wrong = new ArrayList<>();
        cluster.read(application.topics.tension()).forEach(record -> {
            IssueTension tension = record.value();
            int byStory = tension.getContributions().stream()
                    .mapToInt(Contribution::getPointsE4)
                    .sum();
            int byDyad = tension.getDyads().stream()
                    .mapToInt(Contribution::getPointsE4)
                    .sum();
            if (byStory != tension.getTensionE4() || byDyad != tension.getTensionE4()) {
                wrong.add(record.key() + " at offset " + record.offset() + ": tension " + tension.getTensionE4()
                        + ", stories " + byStory + ", dyads " + byDyad);
            }
        });
        return wrong;
    }

    private static List<String> hoursClosedTwice(TestApplication application) {
        TreeSet<String> seen = new TreeSet<>();
        List<String> twice = new ArrayList<>();
        cluster.read(application.topics.history()).forEach(record -> {
            String row = record.key() + " " + record.value().getHour();
            if (!seen.add(row)) {
                twice.add(row);
            }
        });
        assertThat(seen).isNotEmpty();
        return twice;
    }

    private Map<String, Score> scores(Ledger ledger) {
        Scorer scorer = new Scorer(ledger, ScoreConstants.DEFAULT);
        Map<String, Score> scores = new TreeMap<>();
        CATALOG.issues().forEach(issue -> scores.put(issue.id(), scorer.score(issue.id(), now.toEpochMilli())));
        return scores;
    }

    /** A coder that ends its thread in the middle of an article, as a fault of the machine would. */
    private static final class Crash implements TextCoding {
        private final WordCoding coding = new WordCoding();
        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

        /** What no handler takes for a fault of the article. */
        private static final class Crashed extends Error {}

        void after(int articles) {
            left.set(articles);
        }

        @Override
        public CodedText code(String title, String body, LocalDate day) {
            if (left.decrementAndGet() <= 0) {
                throw new Crashed();
            }
            return coding.code(title, body, day);
        }

        @Override
        public String fingerprint(String source, LocalDate day, String title, String body) {
            return coding.fingerprint(source, day, title, body);
        }
    }

    /** Running instances, closed with the test. */
    private static final class Instances implements AutoCloseable {
        private final List<BarographApp> running = new ArrayList<>();

        BarographApp add(BarographApp instance) {
            running.add(instance);
            return instance;
        }

        void awaitRunning() {
            running.forEach(instance -> instance.awaitRunning(DEADLINE));
        }

        @Override
        public void close() {
            running.forEach(BarographApp::close);
        }
    }
}
