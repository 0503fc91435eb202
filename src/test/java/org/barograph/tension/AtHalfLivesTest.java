package org.barograph.tension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AtHalfLivesTest {
    private static final long HOUR = 490_000;

    @Test
    void noNumberOfHalfLivesFillsTheMemory() {
        int[] begun = {0};
        AtHalfLives<Integer> known = new AtHalfLives<>(hours -> ++begun[0]);
        int standing = known.at(72);
        for (int hours = 1; hours <= 8_760; hours++) {
            known.at(hours);
            assertThat(known.at(72)).isEqualTo(standing);
        }
        assertThat(known).hasSize(16);
        assertThat(begun[0]).isEqualTo(8_760);
    }

    @Test
    void aScoreIsTheSameAgainAfterAnyOtherHalfLives() {
        Ledger ledger = new Ledger();
        for (int day = 0; day < 120; day++) {
            long hour = HOUR - 24L * day;
            ledger.add(SumKey.ofVolume(hour), new Sums(0, 0, 40_000_000, 0));
            ledger.add(SumKey.ofIssue("sudan", hour), new Sums(day % 7 * 100_000L, 10_000, 900_000, 800_000));
        }
        long atMs = Hours.startMs(HOUR + 5);
        Map<Integer, Score> first = new HashMap<>();
        for (int hours = 1; hours <= 60; hours++) {
            first.put(hours, score(ledger, hours, atMs));
        }
        ledger.add(SumKey.ofIssue("sudan", HOUR - 24 * 30), new Sums(500_000, 10_000, 0, 0));
        ledger.add(SumKey.ofIssue("sudan", HOUR - 24 * 30), new Sums(-500_000, -10_000, 0, 0));
        for (int hours = 1; hours <= 60; hours++) {
            assertThat(score(ledger, hours, atMs)).isEqualTo(first.get(hours));
        }
        assertThat(first.get(60).learning()).isFalse();
    }

    private static Score score(Ledger ledger, int halfLifeHours, long atMs) {
        return new Scorer(ledger, ScoreConstants.DEFAULT.withHalfLife(halfLifeHours)).score("sudan", atMs);
    }
}
