package org.barograph.tension;

/**
 * 2^(−age/half-life), with the weights of whole hours at hand: most instants are whole hours.
 *
 * <p>The table holds what {@link #of} computes, so that both give the same bits.
 */
final class Decay {
    /** An hour older than this many half-lives is left out of a decayed total: its weight would be under 6e-8. */
    private static final double MAX_HALF_LIVES = 24;

    private final double halfLifeHours;
    private final double[] wholeHours;

    Decay(double halfLifeHours) {
        this.halfLifeHours = halfLifeHours;
        wholeHours = new double[(int) hours(halfLifeHours) + 2];
        for (int hour = 0; hour < wholeHours.length; hour++) {
            wholeHours[hour] = of(hour);
        }
    }

    /** How far back a decayed total looks, hours. */
    static long hours(double halfLifeHours) {
        return (long) Math.ceil(halfLifeHours * MAX_HALF_LIVES);
    }

    /** How far back a decayed total looks, hours. */
    long hours() {
        return wholeHours.length - 2L;
    }

    /** The weight of an hour at an instant; the age is counted from the start of the hour and is not negative. */
    double at(long asOfMs, long hour) {
        long ageMs = Math.max(0, asOfMs - Hours.startMs(hour));
        long whole = ageMs / Hours.MS;
        return whole * Hours.MS == ageMs && whole < wholeHours.length
                ? wholeHours[(int) whole]
                : of(ageMs / (double) Hours.MS);
    }

    private double of(double ageHours) {
        return StrictMath.pow(2, -ageHours / halfLifeHours);
    }
}
