package org.barograph.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.barograph.stream.TensionRecords;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.Hours;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import org.junit.jupiter.api.Test;

class WhyTest {
    private static final ScoreConstants C = ScoreConstants.DEFAULT;
    private static final long TO = SampleFeed.END;
    private static final long FROM = TO - Hours.PER_DAY * Hours.MS;

    private static Why why(ScoreReader.Snapshot snapshot, ScoreConstants constants, long from, IssueHistory then) {
        return Why.of(snapshot, constants, "kashmir", from, TO, then);
    }

    private static IssueHistory closeOf(ScoreReader.Snapshot snapshot, long atMs) {
        long hour = Hours.of(atMs - 1);
        return TensionRecords.history(
                new Scorer(snapshot.ledger(), C).score("kashmir", atMs), OptionalLong.of(hour), hour, "v1");
    }

    private static int points(Why why, String kind) {
        return why.parts().stream()
                .filter(part -> part.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .pointsE4();
    }

    private static void assertItSums(Why why) {
        assertThat(why.parts().stream().mapToInt(Why.Part::pointsE4).sum())
                .isEqualTo(why.changeE4())
                .isEqualTo(why.tensionToE4() - why.tensionFromE4());
        int entered = points(why, "entered");
        assertThat(why.parts().get(0).dyads().stream()
                        .mapToInt(Why.Dyad::pointsE4)
                        .sum())
                .isEqualTo(entered);
        assertThat(why.stories().stream().mapToInt(Why.Entered::pointsE4).sum()).isEqualTo(entered);
    }

    @Test
    void thePartsSumToTheChangeAndWhatEnteredSumsByDyadAndByStory() {
        ScoreReader.Snapshot snapshot = new SampleFeed().snapshot();
        for (double halfLife : new double[] {1, 24, 72, 168}) {
            for (long hours : new long[] {0, 1, 24, 24 * 30, 24 * 90}) {
                assertItSums(why(snapshot, C.withHalfLife(halfLife), TO - hours * Hours.MS, null));
            }
        }
    }

    @Test
    void theStoriesThatEnteredAreNamedWithTheirPoints() {
        List<Why.Entered> stories =
                why(new SampleFeed().snapshot(), C, FROM, null).stories();

        assertThat(stories.get(0).title()).isEqualTo("Title of clash");
        assertThat(stories.get(0).families()).isEqualTo(2);
        assertThat(stories.get(0).pointsE4()).isPositive();
        assertThat(stories.get(0).hour()).isEqualTo(Instant.parse("2025-04-29T11:00:00Z"));
        assertThat(stories).extracting(Why.Entered::id).doesNotContain((String) null);
    }

    @Test
    void storiesOfBeforeTheSpanAreNotListed() {
        assertThat(why(new SampleFeed().snapshot(), C, TO - 2 * Hours.MS, null).stories())
                .extracting(Why.Entered::title)
                .containsExactly("Title of clash", "Title of kashmir59");
    }

    @Test
    void whereMoreEnteredThanIsListedTheRestIsOneLine() {
        Why why = why(new SampleFeed().snapshot(), C, SampleFeed.START, null);

        assertThat(why.stories()).hasSize(11);
        assertThat(why.stories().get(10).id()).isNull();
    }

    @Test
    void whatWasKnownThenIsComparedWithWhatIsKnownNow() {
        ScoreReader.Snapshot then = new SampleFeed().snapshot();
        long from = TO - Hours.MS;
        IssueHistory close = closeOf(then, from);

        Why corrected =
                why(new SampleFeed().retract("Evening Ledger", "kashmir58").snapshot(), C, from, close);

        assertThat(corrected.asKnownThen()).isTrue();
        assertThat(corrected.tensionFromE4()).isEqualTo(close.getTensionE4());
        assertThat(points(corrected, "corrected")).isNegative();
        assertItSums(corrected);
    }

    @Test
    void withoutCorrectionsNothingCountsAsCorrected() {
        ScoreReader.Snapshot snapshot = new SampleFeed().snapshot();

        Why why = why(snapshot, C, FROM, closeOf(snapshot, FROM));

        assertThat(why.asKnownThen()).isTrue();
        assertThat(points(why, "corrected")).isZero();
    }

    @Test
    void whatWasKnownAtAnotherHalfLifeOrByAnOlderReleaseDoesNotStandForTheScore() {
        ScoreReader.Snapshot snapshot = new SampleFeed().snapshot();
        IssueHistory old = closeOf(snapshot, FROM);
        old.setSmoothedShare(null);

        assertThat(why(snapshot, C, FROM, old).asKnownThen()).isFalse();
        assertThat(why(snapshot, C.withHalfLife(24), FROM, closeOf(snapshot, FROM))
                        .asKnownThen())
                .isFalse();
    }
}
