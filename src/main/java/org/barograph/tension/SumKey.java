package org.barograph.tension;

import java.util.Comparator;

/**
 * Names one sum: the volume of an hour, an issue's sums of an hour, or those of an issue and a dyad.
 *
 * @param kind which of the three
 * @param issue id of the issue; empty for volume
 * @param dyad dyad, empty for cues; empty for the other kinds
 * @param hour hours since 1970
 */
public record SumKey(Kind kind, String issue, String dyad, long hour) implements Comparable<SumKey> {
    private static final Comparator<SumKey> ORDER = Comparator.comparing(SumKey::kind)
            .thenComparing(SumKey::issue)
            .thenComparingLong(SumKey::hour)
            .thenComparing(SumKey::dyad);

    /** What is summed. */
    public enum Kind {
        /** Corroborated stories of the hour, over everything. */
        VOLUME,
        /** An issue's sums of the hour. */
        ISSUE,
        /** An issue's strain of the hour between two actors. */
        DYAD
    }

    /** The total volume of an hour. */
    public static SumKey ofVolume(long hour) {
        return new SumKey(Kind.VOLUME, "", "", hour);
    }

    /** An issue's sums of an hour. */
    public static SumKey ofIssue(String issue, long hour) {
        return new SumKey(Kind.ISSUE, issue, "", hour);
    }

    /** An issue's strain of an hour by dyad. */
    public static SumKey ofDyad(String issue, String dyad, long hour) {
        return new SumKey(Kind.DYAD, issue, dyad, hour);
    }

    @Override
    public int compareTo(SumKey other) {
        return ORDER.compare(this, other);
    }
}
