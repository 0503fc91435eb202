package org.barograph.tension;

/** Hours since 1970-01-01T00:00Z, the resolution of all sums. */
public final class Hours {
    /** Milliseconds in an hour. */
    public static final long MS = 3_600_000L;

    /** Hours in a day. */
    public static final long PER_DAY = 24;

    private Hours() {}

    /** The hour that the instant (ms since 1970) lies in. */
    public static long of(long epochMs) {
        return Math.floorDiv(epochMs, MS);
    }

    /** First instant of the hour, ms since 1970. */
    public static long startMs(long hour) {
        return Math.multiplyExact(hour, MS);
    }
}
