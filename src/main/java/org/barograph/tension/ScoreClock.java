package org.barograph.tension;

import java.util.Locale;
import java.util.OptionalLong;

/** Which instant "now" is for a score. */
public enum ScoreClock {
    /** The time of day. */
    WALL,
    /** The end of the newest hour with volume: for archives and demonstrations. */
    DATA,
    /** Wall if the newest hour with volume is less than seven days old, else data. */
    AUTO;

    private static final long MAX_AGE_MS = 7 * Hours.PER_DAY * Hours.MS;

    /**
     * The instant to score at, ms since 1970, in whole seconds.
     *
     * @param nowMs the time of day
     * @param newestHour the newest hour with volume, if there is any
     */
    public long asOf(long nowMs, OptionalLong newestHour) {
        long now = Math.floorDiv(nowMs, 1000) * 1000;
        if (newestHour.isEmpty() || this == WALL) {
            return now;
        }
        long data = Hours.startMs(newestHour.getAsLong() + 1);
        return this == DATA || now - data >= MAX_AGE_MS ? data : now;
    }

    /**
     * Reads {@code wall}, {@code data} or {@code auto}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ScoreClock of(String name) {
        for (ScoreClock clock : values()) {
            if (clock.label().equals(name)) {
                return clock;
            }
        }
        throw new IllegalArgumentException("Unknown clock '" + name + "': choose wall, data or auto");
    }

    /** The name in settings: {@code auto}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
