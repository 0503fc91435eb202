package org.barograph.query;

import java.time.Instant;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.Hours;

/**
 * A row of history: an issue's score at the close of an hour, as it was known then.
 *
 * @param asOfMs end of the hour, ms since 1970
 * @param state as it was shown
 * @param tensionE4 1/10000 points
 * @param bandLow lower end of the 90% band, [0, 100]
 * @param bandHigh upper end of the 90% band, [0, 100]
 * @param ownIndex 100 is the issue's normal; NaN while learning
 * @param z deviation from the baseline in spreads; NaN while learning
 * @param percentile [0, 100]; NaN while learning
 * @param smoothedShare X; NaN where the row does not have it
 * @param baseline b; NaN while learning
 * @param volume decayed corroborated relevance, stories
 * @param totalVolume decayed volume of all stories, stories
 * @param effectiveStories N²/P; NaN where the row does not have it
 * @param halfLifeHours half-life of the decay, hours
 */
public record KnownRow(
        long asOfMs,
        String state,
        int tensionE4,
        double bandLow,
        double bandHigh,
        double ownIndex,
        double z,
        double percentile,
        double smoothedShare,
        double baseline,
        double volume,
        double totalVolume,
        double effectiveStories,
        double halfLifeHours) {
    static KnownRow of(IssueHistory row) {
        return new KnownRow(
                row.getAsOf().toEpochMilli(),
                row.getState().intern(),
                row.getTensionE4(),
                row.getBandLow(),
                row.getBandHigh(),
                orNaN(row.getOwnIndex()),
                orNaN(row.getZ()),
                orNaN(row.getPercentile()),
                orNaN(row.getSmoothedShare()),
                orNaN(row.getBaseline()),
                row.getVolume(),
                row.getTotalVolume(),
                orNaN(row.getEffectiveStories()),
                row.getHalfLifeHours());
    }

    /** The record again, of what explanations need. */
    IssueHistory toHistory(String issue) {
        return new IssueHistory(
                issue,
                Instant.ofEpochMilli(asOfMs - Hours.MS),
                Instant.ofEpochMilli(asOfMs),
                halfLifeHours,
                state,
                tensionE4 / 1e4,
                tensionE4,
                bandLow,
                bandHigh,
                orNull(ownIndex),
                orNull(z),
                0.0,
                volume,
                totalVolume,
                "",
                orNull(smoothedShare),
                orNull(baseline),
                orNull(percentile),
                orNull(effectiveStories));
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }
}
