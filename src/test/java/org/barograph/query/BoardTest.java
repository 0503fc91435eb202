package org.barograph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.barograph.catalog.IssueSummary;
import org.barograph.stream.avro.Contribution;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.Hours;
import org.barograph.tension.Ledger;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final List<IssueSummary> ISSUES =
            List.of(new IssueSummary("aral-sea", "Aral Sea", false), new IssueSummary("kashmir", "Kashmir", false));

    private final ScoreReader.Snapshot snapshot = new SampleFeed().snapshot();

    private Board board(long asOfMs) {
        return Board.of(snapshot, ScoreConstants.DEFAULT, ISSUES, "v7", asOfMs);
    }

    @Test
    void theTensestIssueStandsFirst() {
        assertThat(board(SampleFeed.END).items())
                .extracting(IssueTension::getIssueId)
                .containsExactly("kashmir", "aral-sea");
    }

    @Test
    void eachItemHasTheMeasuresOfTheScore() {
        IssueTension kashmir = board(SampleFeed.END).items().get(0);
        Scorer scorer = new Scorer(snapshot.ledger(), ScoreConstants.DEFAULT);

        assertThat(kashmir.getTensionE4())
                .isEqualTo(scorer.score("kashmir", SampleFeed.END).tensionE4());
        assertThat(kashmir.getMomentum()).isCloseTo(scorer.momentum("kashmir", SampleFeed.END), within4());
        assertThat(kashmir.getChange24h()).isCloseTo(scorer.changeOverDay("kashmir", SampleFeed.END), within4());
        assertThat(kashmir.getCatalogVersion()).isEqualTo("v7");
    }

    private static Offset<Double> within4() {
        return within(0.00005001);
    }

    @Test
    void linesSumToTheScoreWhetherStoriesAreListedOrNot() {
        for (long asOf : new long[] {SampleFeed.END, SampleFeed.END - 20 * Hours.MS, SampleFeed.START}) {
            assertThat(board(asOf).items()).allSatisfy(item -> {
                assertThat(sum(item.getContributions())).isEqualTo(item.getTensionE4());
                assertThat(sum(item.getDyads())).isEqualTo(item.getTensionE4());
            });
        }
    }

    private static int sum(List<Contribution> lines) {
        return lines.stream().mapToInt(Contribution::getPointsE4).sum();
    }

    @Test
    void storiesAreListedAfterTheBeginningOfTheNewestHour() {
        Instant newest = Instant.ofEpochMilli(SampleFeed.END - Hours.MS);
        Board at = board(newest.toEpochMilli());
        Board after = board(newest.toEpochMilli() + 1000);

        assertThat(at.storiesFrom()).isEqualTo(newest);
        assertThat(at.listsStories()).isFalse();
        assertThat(at.items().get(0).getContributions())
                .noneMatch(line -> line.getKind().equals("story"));
        assertThat(after.listsStories()).isTrue();
        assertThat(after.items().get(0).getContributions())
                .anyMatch(line -> line.getTitle().equals("Title of clash") && line.getFamilies() == 2);
    }

    @Test
    void anInstantBeforeAllArticlesHasNoNewestHour() {
        Board before = board(SampleFeed.START - 400 * Hours.MS);

        assertThat(before.newestHour()).isNull();
        assertThat(before.items()).allMatch(item -> item.getState().equals("silent-feed"));
    }

    @Test
    void anEmptyFeedHasNoStories() {
        Board empty = Board.of(
                new ScoreReader.Snapshot(new Ledger(), Map.of()), ScoreConstants.DEFAULT, ISSUES, "v7", SampleFeed.END);

        assertThat(empty.storiesFrom()).isNull();
        assertThat(empty.listsStories()).isFalse();
    }
}
