package org.barograph.query;

import java.time.Instant;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.ScoreConstants;

/**
 * An issue's score at an instant of its past. The measures are those of the tension topic; null is one that there is not,
 * then or in records of that kind.
 *
 * @param asOf the instant
 * @param halfLifeHours half-life of the decay, hours
 * @param state how the score is to be read, such as {@code active}
 * @param tension points in [0, 100], 4 decimals
 * @param tensionE4 1/10000 points
 * @param bandLow lower end of the 90% band, points
 * @param bandHigh upper end of the 90% band, points
 * @param ownIndex 100 is the issue's own normal
 * @param z deviation from the own normal in spreads of it
 * @param percentile share in [0, 100] of the baseline's days below
 * @param momentum tension at a half-life of 24 h minus that at 168 h, points; null as known then
 * @param change24h tension minus that of a day before, points; null as known then
 * @param rawShare R
 * @param smoothedShare X
 * @param baseline b
 * @param baselineTension the tension that the issue's own normal would show, 100·b/(b + c), points
 * @param volume decayed relevance of the issue's stories, stories
 * @param totalVolume decayed volume of all stories, stories
 * @param effectiveStories stories of equal size that would give the same concentration
 * @param catalogVersion version of the catalogue then; empty as revised, where every article keeps its own
 */
public record HistoryRow(
        Instant asOf,
        double halfLifeHours,
        String state,
        double tension,
        int tensionE4,
        double bandLow,
        double bandHigh,
        Double ownIndex,
        Double z,
        Double percentile,
        Double momentum,
        Double change24h,
        double rawShare,
        Double smoothedShare,
        Double baseline,
        Double baselineTension,
        double volume,
        double totalVolume,
        Double effectiveStories,
        String catalogVersion) {
    static HistoryRow of(IssueHistory record, Double momentum, Double change24h, ScoreConstants constants) {
        Double baseline = record.getBaseline();
        return new HistoryRow(
                record.getAsOf(),
                record.getHalfLifeHours(),
                record.getState(),
                record.getTension(),
                record.getTensionE4(),
                record.getBandLow(),
                record.getBandHigh(),
                record.getOwnIndex(),
                record.getZ(),
                record.getPercentile(),
                rounded(momentum),
                rounded(change24h),
                record.getRawShare(),
                record.getSmoothedShare(),
                baseline,
                baseline == null ? null : rounded(constants.tension(baseline)),
                record.getVolume(),
                record.getTotalVolume(),
                record.getEffectiveStories(),
                record.getCatalogVersion());
    }

    private static Double rounded(Double points) {
        return points == null ? null : Double.valueOf(Math.rint(points * 1e4) / 1e4);
    }
}
