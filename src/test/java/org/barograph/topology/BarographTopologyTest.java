package org.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TestInputTopic;
import org.barograph.stream.CatalogManifest;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.Contribution;
import org.barograph.stream.avro.DeadLetter;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.Explainer;
import org.barograph.tension.Ledger;
import org.barograph.tension.Retention;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import org.barograph.tension.SumKey;
import org.junit.jupiter.api.Test;

class BarographTopologyTest {
    private static final Instant T0 = Driver.NOW.minus(Duration.ofHours(30));
    private static final String ATTACK = "taiwan-strait:CHN-TWN:-9";

    private static Article attack(int i) {
        return Driver.article("a" + i, "Outlet " + i % 4, T0.plus(Duration.ofHours(i)), "Title " + i, ATTACK);
    }

    @Test
    void theTopologyIsTheOneThatUsersStateWasWrittenWith() throws IOException {
        Path golden = Path.of("src/test/resources/topology-v1.txt");
        try (Driver driver = new Driver()) {
            String described = driver.topology.describe().toString();
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(golden, described);
            }
            assertThat(described).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
        }
    }

    @Test
    void articlesTurnIntoScoresWhoseContributionsSumExactly() {
        try (Driver driver = new Driver(TopologySettings.of(1, 1).withClock(ScoreClock.DATA))) {
            for (int i = 0; i < 12; i++) {
                driver.publish(attack(i));
            }
            driver.settle();
            Map<String, IssueTension> scores = driver.scores();
            assertThat(scores).hasSize(Driver.CATALOG.size());
            IssueTension taiwan = scores.get("taiwan-strait");
            assertThat(taiwan.getTension()).isGreaterThan(50);
            assertThat(taiwan.getState()).isEqualTo("learning");
            assertThat(sum(taiwan.getContributions())).isEqualTo(taiwan.getTensionE4());
            assertThat(sum(taiwan.getDyads())).isEqualTo(taiwan.getTensionE4());
            assertThat(taiwan.getContributions())
                    .filteredOn(line -> line.getKind().equals("story"))
                    .hasSize(12);
            assertThat(scores.get("sudan").getState()).isEqualTo("no-evidence");
        }
    }

    private static int sum(List<Contribution> lines) {
        return lines.stream().mapToInt(Contribution::getPointsE4).sum();
    }

    @Test
    void aNewerRevisionReplacesTheOlderAlsoInAnotherStory() {
        try (Driver revised = new Driver();
                Driver plain = new Driver()) {
            Article second = Driver.revision(attack(1), 2, "Another title", "kashmir:IND-PAK:-4");
            revised.publishAll(List.of(attack(0), attack(1), second, attack(1)));
            plain.publishAll(List.of(attack(0), second));
            revised.settle();
            plain.settle();
            assertThat(revised.sums()).isEqualTo(plain.sums()).isNotEmpty();
        }
    }

    @Test
    void aRetractionRestoresTheFormerStateAlsoBeforeItsOriginal() {
        try (Driver before = new Driver();
                Driver after = new Driver();
                Driver never = new Driver()) {
            before.publishAll(List.of(Driver.retraction("a1", Integer.MAX_VALUE), attack(0), attack(1)));
            after.publishAll(List.of(attack(0), attack(1)));
            after.settle();
            after.articles().pipeInput("a1", (byte[]) null, Driver.NOW);
            never.publish(attack(0));
            for (Driver driver : List.of(before, after, never)) {
                driver.settle();
            }
            assertThat(before.sums()).isEqualTo(never.sums());
            assertThat(after.sums()).isEqualTo(never.sums());
        }
    }

    @Test
    void anIssueThatLeavesTheCatalogueTakesItsScoreWithIt() {
        try (Driver driver = new Driver()) {
            driver.publishAll(List.of(attack(0), attack(1)));
            driver.settle();
            assertThat(driver.scores().get("taiwan-strait")).isNotNull();
            CatalogManifest.Contents contents = new CatalogManifest.Contents();
            Driver.CATALOG.stream()
                    .filter(entry -> !entry.id().equals("issue/taiwan-strait"))
                    .forEach(entry -> contents.add(CatalogManifest.record(entry, CatalogManifest.USER, Instant.EPOCH)));
            contents.entries().values().forEach(driver::putCatalog);
            driver.putCatalog(contents.manifest(Instant.EPOCH));
            driver.settle();
            assertThat(driver.scores()).containsEntry("taiwan-strait", null);
            driver.settle();
            assertThat(driver.scores()).doesNotContainKey("taiwan-strait");
        }
    }

    @Test
    void aRetractionThatIsTheFirstOfItsPartitionWaitsForItsOriginal() {
        try (Driver driver = new Driver();
                Driver never = new Driver()) {
            driver.articles().pipeInput("a1", (byte[]) null, Driver.NOW);
            driver.publish(Driver.retraction("a2", 7));
            driver.publish(attack(0));
            driver.settle();
            driver.publishAll(List.of(attack(1), attack(2)));
            never.publish(attack(0));
            driver.settle();
            never.settle();
            assertThat(driver.sums()).isEqualTo(never.sums()).isNotEmpty();
        }
    }

    @Test
    void aRetractionIsUndoneByTheNextRevision() {
        try (Driver driver = new Driver();
                Driver plain = new Driver()) {
            Article third = Driver.revision(attack(0), 3, "Title 0", ATTACK);
            driver.publishAll(List.of(attack(0), Driver.retraction("a0", 2), third));
            plain.publish(third);
            driver.settle();
            plain.settle();
            assertThat(driver.sums()).isEqualTo(plain.sums()).isNotEmpty();
        }
    }

    @Test
    void copiesByOtherFamiliesAreOneStoryOfBoundedWeight() {
        try (Driver driver = new Driver()) {
            for (int i = 0; i < 300; i++) {
                driver.publish(Driver.article("c" + i, "Outlet " + i, T0, "The same wire story", ATTACK));
            }
            driver.settle();
            IssueTension taiwan = driver.scores().get("taiwan-strait");
            assertThat(taiwan.getEffectiveStories()).isEqualTo(1);
            assertThat(taiwan.getFamilies()).isEqualTo(300);
            assertThat(driver.sums()
                            .get(SumKey.ofVolume(T0.toEpochMilli() / 3_600_000))
                            .weight())
                    .isEqualTo(4_000_000);
        }
    }

    @Test
    void refusedRecordsGoToTheDeadLettersWithTheReason() {
        try (Driver driver = new Driver()) {
            TestInputTopic<String, byte[]> in = driver.articles();
            in.pipeInput("x1", "not avro".getBytes(StandardCharsets.UTF_8), Driver.NOW);
            in.pipeInput("x2", new byte[] {0, 0, 0, 99, 1, 2, 3}, Driver.NOW);
            in.pipeInput(null, (byte[]) null, Driver.NOW);
            driver.publish(Driver.article("x4", "s", Driver.NOW.plus(Duration.ofHours(2)), "t", ""));
            driver.publish(Driver.article("x5", "s", null, "t", ""));
            driver.publish(Driver.article("x6", "s", T0, " ", ""));
            driver.publish(Driver.article("x7", "", T0, "t", ""));
            driver.publish(attack(0));
            driver.publish(Driver.article("x8", "s", T0.minus(Duration.ofDays(61)), "t", ""));
            assertThat(driver.deadLetters())
                    .extracting(DeadLetter::getReason)
                    .containsExactly(
                            "bad-record",
                            "unknown-schema",
                            "missing-id",
                            "future-date",
                            "missing-date",
                            "empty-text",
                            "missing-source",
                            "too-late");
        }
    }

    @Test
    void aDeadLetterKeepsTheRecordAsItStood() {
        try (Driver driver = new Driver()) {
            byte[] value = "not avro".getBytes(StandardCharsets.UTF_8);
            driver.articles().pipeInput("x1", value, Driver.NOW);
            DeadLetter letter = driver.deadLetters().get(0);
            assertThat(letter.getValue().array()).isEqualTo(value);
            assertThat(letter.getMessage()).contains("begins with", "schema id");
        }
    }

    @Test
    void aRecordUnderAnotherKeyIsWrittenBackOnceUnderItsOwn() {
        try (Driver driver = new Driver()) {
            driver.articles().pipeInput("wrong", driver.bytes(attack(0)), Driver.NOW);
            driver.articles().pipeInput(null, driver.bytes(attack(1)), Driver.NOW);
            assertThat(driver.tagged())
                    .extracting(record -> record.value().getArticleId())
                    .containsExactly("a0", "a1");
            assertThat(driver.deadLetters()).isEmpty();
        }
    }

    @Test
    void articlesInALanguageThatTheLexiconDoesNotCoverAreNoVolume() {
        try (Driver driver = new Driver()) {
            driver.publish(new Article("f", "s", T0, "fi", "Otsikko", ATTACK, null, 1, false));
            driver.settle();
            assertThat(driver.sums()).isEmpty();
            assertThat(driver.tagged()).hasSize(1);
        }
    }

    @Test
    void hoursWithVolumeCloseIntoHistoryTwoHoursLater() {
        try (Driver driver = new Driver(TopologySettings.of(1, 1).withClock(ScoreClock.DATA))) {
            driver.publish(attack(0));
            driver.publish(attack(1));
            driver.settle();
            assertThat(driver.history()).isEmpty();
            driver.publish(attack(3));
            driver.settle();
            List<IssueHistory> rows = driver.history();
            assertThat(rows).hasSize(2 * Driver.CATALOG.size());
            assertThat(rows)
                    .extracting(row -> Duration.between(row.getHour(), row.getAsOf()))
                    .containsOnly(Duration.ofHours(1));
        }
    }

    @Test
    void aRecordHasTheFiguresOfItsInstantThoughOnlyOthersMovedThem() {
        try (Driver driver = new Driver(TopologySettings.of(1, 1).withClock(ScoreClock.DATA))) {
            driver.publish(Driver.article("talks", "s", T0, "Talks in Kashmir", "kashmir:IND-PAK:7"));
            driver.settle();
            IssueTension alone = driver.scores().get("kashmir");
            assertThat(alone.getTension()).isZero();
            for (int i = 0; i < 30; i++) {
                driver.publish(Driver.article("o" + i, "s", T0, "Other news " + i, ""));
            }
            driver.settle();
            IssueTension among = driver.scores().get("kashmir");
            assertThat(among.getAsOf()).isEqualTo(alone.getAsOf());
            assertThat(among.getTension()).isZero();
            Ledger ledger = new Ledger();
            ledger.addAll(driver.sums());
            Score score = new Scorer(ledger, ScoreConstants.DEFAULT)
                    .score("kashmir", among.getAsOf().toEpochMilli());
            assertThat(among.getTotalVolume()).isEqualTo(score.totalVolume());
            assertThat(among.getDyads())
                    .extracting(Contribution::getPointsE4)
                    .isEqualTo(new Explainer(ledger, ScoreConstants.DEFAULT)
                            .byDyad(score, 20).stream()
                                    .map(org.barograph.tension.Contribution::pointsE4)
                                    .toList());
            driver.settle();
            assertThat(driver.scores()).isEmpty();
        }
    }

    @Test
    void theRecordsSayOnceThatTheFeedFellSilent() {
        try (Driver driver = new Driver(TopologySettings.of(1, 1).withClock(ScoreClock.WALL))) {
            driver.publish(Driver.article("last", "s", Driver.NOW, "Last word", ATTACK));
            driver.settle();
            assertThat(driver.scores().get("taiwan-strait").getFeedState()).isEqualTo("live");
            driver.driver.advanceWallClockTime(Duration.ofHours(8));
            driver.settle();
            assertThat(driver.scores()).hasSize(Driver.CATALOG.size());
            driver.driver.advanceWallClockTime(Duration.ofHours(8));
            driver.settle();
            assertThat(driver.scores()).isEmpty();
        }
    }

    @Test
    void anAlertOpensWithTheStoriesThatOpenedIt() {
        TopologySettings defaults = TopologySettings.of(1, 1);
        TopologySettings eager = new TopologySettings(
                defaults.constants(),
                ScoreClock.DATA,
                defaults.alertRules(),
                1,
                1,
                defaults.horizon(),
                defaults.retention(),
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                defaults.observer());
        try (Driver driver = new Driver(eager)) {
            for (int i = 0; i < 8; i++) {
                driver.publish(attack(i));
            }
            driver.driver.advanceWallClockTime(Duration.ofMillis(100));
            driver.driver.advanceWallClockTime(Duration.ofMillis(100));
            assertThat(driver.alerts())
                    .filteredOn(alert -> alert.getIssueId().equals("taiwan-strait"))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.getStories()).hasSize(8));
        }
    }

    @Test
    void anAlertOpensAndClosesWithHysteresis() {
        try (Driver driver = new Driver(TopologySettings.of(1, 1).withClock(ScoreClock.DATA))) {
            for (int i = 0; i < 20; i++) {
                driver.publish(attack(i));
            }
            driver.settle();
            List<Alert> opened = driver.alerts();
            assertThat(opened)
                    .filteredOn(alert -> alert.getIssueId().equals("taiwan-strait"))
                    .extracting(Alert::getPhase)
                    .containsExactly("opened");
            for (int i = 0; i < 20; i++) {
                driver.publish(Driver.retraction("a" + i, Integer.MAX_VALUE));
            }
            driver.publish(Driver.article("calm", "s", T0.plus(Duration.ofHours(29)), "Calm day", ""));
            driver.settle();
            assertThat(driver.alerts())
                    .filteredOn(alert -> alert.getIssueId().equals("taiwan-strait"))
                    .extracting(Alert::getPhase)
                    .containsExactly("closed");
        }
    }

    @Test
    void whatIsOlderThanTheHorizonIsForgottenButStaysInTheSums() {
        try (Driver driver = new Driver()) {
            List<Article> old = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                old.add(Driver.article("o" + i, "s", T0.minus(Duration.ofDays(90)), "Old " + i, ATTACK));
            }
            driver.publishAll(old);
            driver.settle();
            var before = driver.sums();
            driver.publish(Driver.article("n", "s", T0, "New", ""));
            driver.settle();
            driver.settle();
            assertThat(driver.count(Names.ARTICLES_STORE)).isEqualTo(1);
            assertThat(driver.count(Names.STORY_ARTICLES_STORE)).isEqualTo(1);
            assertThat(driver.count(Names.RANKED_STORE)).isZero();
            assertThat(driver.sums()).containsAllEntriesOf(before);
        }
    }

    @Test
    void whatWaitsForItsFlushIsNotSweptAwayByNewsOfLaterMonths() {
        try (Driver driver = new Driver();
                Driver slow = new Driver()) {
            List<Article> archive = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                archive.add(Driver.article(
                        "y" + i, "s", T0.minus(Duration.ofDays(900 - 15L * (i / 2))), "Archive " + i, ATTACK));
            }
            driver.publishAll(archive.subList(0, 1));
            driver.settle();
            driver.publishAll(archive.subList(1, 60));
            driver.settle();
            for (Article article : archive) {
                slow.publish(article);
                slow.settle();
            }
            assertThat(driver.sums()).isEqualTo(slow.sums());
        }
    }

    @Test
    void strainByDyadIsForgottenAfterItsRetentionAndTotalsAreNot() {
        Retention retention = new Retention(0, 150);
        try (Driver driver =
                new Driver(TopologySettings.of(1, 1).withClock(ScoreClock.DATA).withRetention(retention))) {
            for (int day = 400; day >= 0; day -= 5) {
                driver.publish(
                        Driver.article("d" + day, "s", Driver.NOW.minus(Duration.ofDays(day)), "Day " + day, ATTACK));
                driver.settle();
            }
            driver.settle();
            long newest = Driver.NOW.toEpochMilli() / 3_600_000;
            assertThat(driver.sums().keySet())
                    .filteredOn(key -> key.kind() == SumKey.Kind.DYAD)
                    .isNotEmpty()
                    .allMatch(key -> key.hour() >= newest - 156 * 24);
            assertThat(driver.sums().keySet())
                    .filteredOn(key -> key.kind() == SumKey.Kind.VOLUME)
                    .hasSize(81);
            IssueTension score = driver.scores().get("taiwan-strait");
            assertThat(sum(score.getDyads())).isEqualTo(score.getTensionE4()).isPositive();
        }
    }
}
