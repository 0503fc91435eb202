package org.barograph.tension;

/**
 * The score of an issue at an instant.
 *
 * @param issue id of the issue
 * @param asOfMs the instant, ms since 1970
 * @param halfLifeHours half-life of the decay, hours
 * @param tension T in [0, 100]
 * @param tensionE4 T in 1/10000 points, what contributions sum to
 * @param bandLow lower end of the 90% band, [0, 100]
 * @param bandHigh upper end of the 90% band, [0, 100]
 * @param ownIndex index against the own baseline, 100 is normal; NaN-free, null while learning
 * @param z deviation from the baseline in spreads; null while learning
 * @param percentile share in [0, 100] of baseline days below the present raw share; null while learning
 * @param rawShare R = S/M; 0 without volume
 * @param smoothedShare X = (S + κ·b)/(M + κ)
 * @param baseline b; null while learning
 * @param spread s; null while learning
 * @param volume decayed corroborated relevance of the issue, stories
 * @param totalVolume decayed volume of all stories, stories
 * @param effectiveStories N²/P: stories of equal size that would give the same concentration; 0 without any
 */
public record Score(
        String issue,
        long asOfMs,
        double halfLifeHours,
        double tension,
        int tensionE4,
        double bandLow,
        double bandHigh,
        Double ownIndex,
        Double z,
        Double percentile,
        double rawShare,
        double smoothedShare,
        Double baseline,
        Double spread,
        double volume,
        double totalVolume,
        double effectiveStories) {
    /** The issue's part of the volume of all stories, in [0, 1]; 0 where there is no volume. */
    public double shareOfVolume() {
        return totalVolume > 0 ? Math.min(1, volume / totalVolume) : 0;
    }

    /** Whether there is not yet enough history for a baseline. */
    public boolean learning() {
        return baseline == null;
    }
}
