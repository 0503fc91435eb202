package org.barograph.tension;

/**
 * The constants of the score, the same for all issues.
 *
 * @param halfLifeHours half-life of the decay, hours
 * @param hotShare c: the smoothed share that scores 50, "a hot issue". The default is the pooled 90th percentile of X over
 *     the issue-days with evidence (179,088 of them, groups left out; 0.0139) of two archives, headlines of world news of
 *     2008 to 2016 and a chronicle of current events of 2002 to 2017
 * @param priorStories κ at a half-life of 72 h: stories' worth of baseline mixed into every share
 * @param corroboration q: each further family adds q times what the one before added; in (0, 1)
 * @param relief ρ: how much cooperation relieves beside what conflict strains. The default is a tenth: in the same
 *     archives, the less talks and agreements take away, the better the monthly index goes with published indices
 * @param firmness λ: added to what strains and relieves, by its confidence, so that one weak cue can't reach the end of
 *     the scale
 */
public record ScoreConstants(
        double halfLifeHours,
        double hotShare,
        double priorStories,
        double corroboration,
        double relief,
        double firmness) {
    /** Half-life for which {@code priorStories} is stated, hours. */
    static final double PRIOR_HALF_LIFE_HOURS = 72;

    /** The defaults. */
    public static final ScoreConstants DEFAULT = new ScoreConstants(72, 0.014, 20, 0.75, 0.1, 0.5);

    public ScoreConstants {
        require(halfLifeHours >= 1 && halfLifeHours <= 24 * 365, "half-life of 1 to 8760 hours", halfLifeHours);
        require(hotShare > 0 && hotShare <= 1, "hot share in (0, 1]", hotShare);
        require(
                priorStories > 0 && priorStories <= 1e6,
                "prior of more than 0 and at most 1000000 stories",
                priorStories);
        require(corroboration > 0 && corroboration < 1, "corroboration in (0, 1)", corroboration);
        require(relief >= 0 && relief <= 1, "relief in [0, 1]", relief);
        require(firmness > 0 && firmness <= 100, "firmness in (0, 100]", firmness);
    }

    private static void require(boolean ok, String wanted, double got) {
        if (!ok) {
            throw new IllegalArgumentException("The score needs a " + wanted + ", got " + got);
        }
    }

    /** The same constants at another half-life, hours. */
    public ScoreConstants withHalfLife(double hours) {
        return new ScoreConstants(hours, hotShare, priorStories, corroboration, relief, firmness);
    }

    /** κ at this half-life, in stories: a longer memory holds more volume, so the prior grows with it. */
    double prior() {
        return priorStories * halfLifeHours / PRIOR_HALF_LIFE_HOURS;
    }

    /** Corroboration A = (1 − qⁿ)/(1 − q) of n families: 1 for one, bounded by 1/(1 − q). 0 for n ≤ 0. */
    public double corroborationOf(double families) {
        return families <= 0 ? 0 : (1 - StrictMath.pow(corroboration, families)) / (1 - corroboration);
    }

    /** T = 100·x⁺/(x⁺ + c), in [0, 100). */
    public double tension(double share) {
        double x = Math.max(0, share);
        return 100 * x / (x + hotShare);
    }
}
