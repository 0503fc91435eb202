package org.barograph.tension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final long NEWEST = 500_000;
    private static final Sums ONE = new Sums(1_000_000, 1_000_000, 1_000_000, 1_000_000);

    private final Ledger ledger = new Ledger();

    private void add(long hour) {
        ledger.add(SumKey.ofVolume(hour), ONE);
        ledger.add(SumKey.ofIssue("kashmir", hour), ONE);
        ledger.add(SumKey.ofDyad("kashmir", "IND-PAK", hour), ONE);
    }

    @Test
    void dyadsBeyondTheirTimeAreLeftOutAndTotalsAreNot() {
        long last = NEWEST - 400 * Hours.PER_DAY;
        add(NEWEST);
        add(last);
        add(last - 1);

        Retention.DEFAULT.applyTo(ledger);

        assertThat(ledger.toMap())
                .containsKeys(
                        SumKey.ofDyad("kashmir", "IND-PAK", last),
                        SumKey.ofIssue("kashmir", last - 1),
                        SumKey.ofVolume(last - 1))
                .doesNotContainKey(SumKey.ofDyad("kashmir", "IND-PAK", last - 1));
    }

    @Test
    void whatIsLeftOutIsWhatTheSweepTakes() {
        SumKey kept = SumKey.ofDyad("kashmir", "IND-PAK", NEWEST - 400 * Hours.PER_DAY);
        SumKey gone = SumKey.ofDyad("kashmir", "IND-PAK", kept.hour() - 1);

        assertThat(Retention.DEFAULT.keptThrough(kept)).isGreaterThanOrEqualTo(NEWEST);
        assertThat(Retention.DEFAULT.keptThrough(gone)).isLessThan(NEWEST);
    }

    @Test
    void zeroDaysKeepForEver() {
        add(NEWEST);
        add(0);

        new Retention(0, 0).applyTo(ledger);

        assertThat(ledger.toMap()).containsKey(SumKey.ofDyad("kashmir", "IND-PAK", 0));
    }
}
