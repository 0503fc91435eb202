package org.barograph.tension;

/**
 * 2^(−age/half-life): the weight of the age's whole hours, which are at hand, times that of the rest, which all hours share
 * at an instant.
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
        return whole < wholeHours.length ? wholeHours[(int) whole] * ofRest(ageMs) : of(ageMs / (double) Hours.MS);
    }

    /** The weight of what an instant (ms since 1970) is past its hour: 1 for a whole hour. */
    double ofRest(long asOfMs) {
        long rest = Math.floorMod(asOfMs, Hours.MS);
        return rest == 0 ? 1 : of(rest / (double) Hours.MS);
    }

    /** The weight of an hour that began so many whole hours before the instant's, from 0 to {@link #hours} + 1. */
    double atAge(int ageHours) {
        return wholeHours[ageHours];
    }

    private double of(double ageHours) {
        return StrictMath.pow(2, -ageHours / halfLifeHours);
    }
}
