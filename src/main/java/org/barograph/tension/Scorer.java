package org.barograph.tension;

/** Computes scores from sums: a pure function of the ledger, the instant and the constants. */
public final class Scorer {
    /** Two-sided 90% quantile of the normal distribution. */
    private static final double BAND = 1.64;

    private static final double FAST_HALF_LIFE_HOURS = 24;
    private static final double SLOW_HALF_LIFE_HOURS = 168;

    private final Ledger ledger;
    private final ScoreConstants constants;

    public Scorer(Ledger ledger, ScoreConstants constants) {
        this.ledger = ledger;
        this.constants = constants;
    }

    /** The constants in use. */
    public ScoreConstants constants() {
        return constants;
    }

    /** The score at an instant (ms since 1970), at the constants' half-life. */
    public Score score(String issue, long asOfMs) {
        return score(issue, asOfMs, constants);
    }

    /** How far back a score with its baseline, momentum and change over a day looks, hours. */
    public static long totalsNeededHours(double halfLifeHours) {
        return HourSeries.neededHours(Math.max(halfLifeHours, SLOW_HALF_LIFE_HOURS))
                + (Baselines.FROM_DAYS + 2) * Hours.PER_DAY;
    }

    /** Tension at a half-life of 24 h minus tension at 168 h, points in [-100, 100]: rising is positive. */
    public double momentum(String issue, long asOfMs) {
        return score(issue, asOfMs, constants.withHalfLife(FAST_HALF_LIFE_HOURS))
                        .tension()
                - score(issue, asOfMs, constants.withHalfLife(SLOW_HALF_LIFE_HOURS))
                        .tension();
    }

    /** Tension now minus tension 24 hours before, from the same sums; points in [-100, 100]. */
    public double changeOverDay(String issue, long asOfMs) {
        return changeOverDay(score(issue, asOfMs));
    }

    /** The same for a score that is at hand, at this scorer's half-life. */
    public double changeOverDay(Score score) {
        return score.tension()
                - score(score.issue(), score.asOfMs() - Hours.PER_DAY * Hours.MS)
                        .tension();
    }

    private Score score(String issue, long asOfMs, ScoreConstants at) {
        Decay decay = ledger.decay(at.halfLifeHours());
        HourSeries.Decayed sums = ledger.issue(issue).at(asOfMs, decay);
        double totalVolume = ledger.volumeAt(asOfMs, at.halfLifeHours());
        Baselines.Baseline baseline = ledger.baselines().at(issue, asOfMs, at);
        double prior = at.prior();
        double b = baseline == null ? 0 : baseline.share();
        double spread = baseline == null ? at.hotShare() / 10 : baseline.spread();
        double denominator = totalVolume + prior;
        double raw = totalVolume > 0 ? sums.strain() / totalVolume : 0;
        double share = (sums.strain() + prior * b) / denominator;
        double deviation = Math.sqrt(sums.strainSquares() + prior * spread * prior * spread) / denominator;
        double tension = at.tension(share);
        double floor = at.hotShare() / 10;
        return new Score(
                issue,
                asOfMs,
                at.halfLifeHours(),
                tension,
                (int) Math.rint(tension * 1e4),
                at.tension(share - BAND * deviation),
                at.tension(share + BAND * deviation),
                baseline == null ? null : 100 * (Math.max(0, share) + floor) / (Math.max(0, b) + floor),
                baseline == null ? null : (raw - b) / spread,
                baseline == null ? null : baseline.percentileOf(raw),
                raw,
                share,
                baseline == null ? null : b,
                baseline == null ? null : spread,
                sums.weight(),
                totalVolume,
                sums.weightSquares() > 0 ? sums.weight() * sums.weight() / sums.weightSquares() : 0);
    }
}
