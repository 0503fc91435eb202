package org.barograph.tension;

import java.util.Arrays;

/** How many articles a source published in each hour of a day, UTC. Immutable. */
public final class FeedDay {
    /** Nothing. */
    public static final FeedDay EMPTY = new FeedDay(new int[(int) Hours.PER_DAY]);

    private final int[] counts;

    private FeedDay(int[] counts) {
        this.counts = counts;
    }

    /**
     * A day with these articles.
     *
     * @param articles of each of its 24 hours, 0 or more
     */
    public static FeedDay of(int... articles) {
        if (articles.length != Hours.PER_DAY || Arrays.stream(articles).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "A day has 24 hours of 0 articles or more, got " + Arrays.toString(articles));
        }
        return new FeedDay(articles.clone());
    }

    /** The day of an hour, both since 1970. */
    public static long dayOf(long hour) {
        return Math.floorDiv(hour, Hours.PER_DAY);
    }

    /**
     * The same with so many articles more in an hour, or fewer; never fewer than none.
     *
     * @param hourOfDay 0 to 23
     */
    public FeedDay plus(int hourOfDay, int articles) {
        int[] more = counts.clone();
        more[hourOfDay] = Math.max(0, Math.addExact(more[hourOfDay], articles));
        return new FeedDay(more);
    }

    /**
     * Articles in an hour.
     *
     * @param hourOfDay 0 to 23
     */
    public int articles(int hourOfDay) {
        return counts[hourOfDay];
    }

    /** Whether there is no article in it. */
    public boolean isEmpty() {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeedDay day && Arrays.equals(counts, day.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
