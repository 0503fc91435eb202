package org.barograph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.barograph.stream.TensionRecords;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.Hours;
import org.barograph.tension.Ledger;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final ScoreConstants C = ScoreConstants.DEFAULT;
    private static final long DAY = Hours.PER_DAY * Hours.MS;

    private final Ledger ledger = new SampleFeed().snapshot().ledger();

    private static History.Span all(int stepHours) {
        return new History.Span(OptionalLong.empty(), OptionalLong.empty(), stepHours);
    }

    private static History.Span span(long from, long to, int stepHours) {
        return new History.Span(OptionalLong.of(from), OptionalLong.of(to), stepHours);
    }

    @Test
    void withoutInstantsItGoesFromTheFirstStepWithArticlesToTheEndOfTheNewestHour() {
        History daily = History.revised(ledger, C, "kashmir", all(24));

        assertThat(daily.rows().get(0).asOf()).isEqualTo(Instant.parse("2025-03-02T00:00:00Z"));
        assertThat(daily.rows()).hasSize(SampleFeed.DAYS - 1);
        assertThat(History.revised(ledger, C, "kashmir", all(1)).rows().get(0).asOf())
                .isEqualTo(Instant.parse("2025-03-01T05:00:00Z"));
    }

    @Test
    void eachRowIsTheScoreAtItsInstant() {
        Scorer scorer = new Scorer(ledger, C.withHalfLife(24));
        History history = History.revised(
                ledger, C.withHalfLife(24), "kashmir", span(SampleFeed.END - 5 * Hours.MS, SampleFeed.END, 2));

        assertThat(history.rows()).hasSize(3).allSatisfy(row -> {
            Score score = scorer.score("kashmir", row.asOf().toEpochMilli());
            assertThat(row.tensionE4()).isEqualTo(score.tensionE4());
            assertThat(row.halfLifeHours()).isEqualTo(24);
            assertThat(row.baselineTension())
                    .isEqualTo(Math.rint(100 * score.baseline() / (score.baseline() + C.hotShare()) * 1e4) / 1e4);
            assertThat(row.momentum()).isNotNull();
        });
    }

    @Test
    void whileTheIssueIsLearningItsNormalIsNull() {
        HistoryRow row = History.revised(ledger, C, "kashmir", span(SampleFeed.START, SampleFeed.START + DAY, 24))
                .rows()
                .get(1);

        assertThat(row.state()).isEqualTo("silent-feed");
        assertThat(row.baseline()).isNull();
        assertThat(row.baselineTension()).isNull();
        assertThat(row.z()).isNull();
    }

    @Test
    void asKnownThenTakesTheLastClosedHourOfEachStepWithinTheSpan() {
        NavigableMap<Instant, IssueHistory> records = new TreeMap<>();
        Scorer scorer = new Scorer(ledger, C);
        for (long at = SampleFeed.END - 3 * DAY; at <= SampleFeed.END; at += Hours.MS) {
            long hour = Hours.of(at - 1);
            records.put(
                    Instant.ofEpochMilli(at),
                    TensionRecords.history(scorer.score("kashmir", at), OptionalLong.of(hour), hour, "v3"));
        }

        History known = History.known(records, "kashmir", span(SampleFeed.END - 2 * DAY, SampleFeed.END, 24));

        assertThat(known.as()).isEqualTo("known");
        assertThat(known.rows())
                .extracting(row -> row.asOf().toString())
                .containsExactly("2025-04-28T00:00:00Z", "2025-04-29T00:00:00Z", "2025-04-29T13:00:00Z");
        assertThat(known.rows()).allSatisfy(row -> {
            assertThat(row.catalogVersion()).isEqualTo("v3");
            assertThat(row.momentum()).isNull();
            assertThat(row.change24h()).isNull();
        });
    }

    @Test
    void aLedgerWithoutArticlesHasNoRowsUnlessInstantsAreGiven() {
        assertThat(History.revised(new Ledger(), C, "kashmir", all(24)).rows()).isEmpty();
        assertThat(History.revised(new Ledger(), C, "kashmir", span(0, DAY, 24)).rows())
                .hasSize(2)
                .allMatch(row -> row.state().equals("silent-feed"));
    }

    @Test
    void aSpanThatIsNoneIsRefused() {
        assertThatThrownBy(() -> all(0)).hasMessage("The step is 0; expected 1 or more hours");
        assertThatThrownBy(() -> span(DAY, 0, 24))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The last instant, 1970-01-01T00:00:00Z, lies before the first, 1970-01-02T00:00:00Z");
    }

    @Test
    void moreThanAMillionRowsAreRefused() {
        assertThatThrownBy(() -> History.revised(ledger, C, "kashmir", span(-1_000_000 * Hours.MS, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 1000000 rows");
    }
}
