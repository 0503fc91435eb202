package org.barograph.tension;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a source still sends, as far as its own habits tell: whole numbers of articles and hours, from the hours of its
 * articles' publication alone.
 *
 * <p>A source is silent once it has published nothing for {@value #LEAST_SILENT_HOURS} hours and that is surprising for
 * it, which is so in either of two cases.
 *
 * <ul>
 *   <li>It misses {@value #LEAST_MISSED_HOURS} hours: of the hours since, taken back by whole weeks into the week up to its
 *       newest article, so many had articles. So a night or a weekend that is always quiet says nothing, as in monitoring
 *       that compares with the same hours a week before. A source that goes on as in the week before, with the same chance
 *       p of articles in the same hour, ends its silence as often as it misses an hour or sooner: p against (1 − p)p. So
 *       the chance of seven missed hours before the next article is at most 2^(−7) = 0.8 %, whatever its habits.
 *   <li>At its usual rate, articles of that week by hour, {@value #LEAST_MISSED_ARTICLES} articles or more would have come,
 *       and the silence is {@value #TIMES_LONGEST_GAP} times as long as the longest of that week. This is for a source that
 *       sends all its articles of a day at once. Were they spread by chance (Poisson), the first has a chance of
 *       e^(−5) = 0.7 %; it is the exponential form of the accrual failure detector of Hayashibara et al. (2004), as
 *       Cassandra has it, at φ = 5/ln 10. Where they come in bursts the rate misleads, and the second counts: of n gaps and
 *       one more, all of an exponential length, the last is twice the longest of the others with probability
 *       2/((n + 1)(n + 2)).
 * </ul>
 *
 * <p>A source with fewer than {@value #LEAST_ARTICLES} articles in the week is rare, and never called silent: so few tell no
 * habit, and in half a week without it less than five would have come.
 *
 * @param state whether it still sends
 * @param newestHour the hour of its newest article, hours since 1970
 * @param silentHours whole hours that have passed since the end of that hour, 0 or more
 * @param articles its articles in the week up to and with that hour, 1 or more
 * @param missedHours of the hours that have passed, those that had articles a week, or whole weeks, before
 * @param longestGapHours its longest silence in that week, hours
 */
public record FeedStanding(
        State state, long newestHour, long silentHours, long articles, long missedHours, long longestGapHours) {
    /** Hours of the week up to a source's newest article, by which the source is judged. */
    public static final int WEEK_HOURS = (int) (7 * Hours.PER_DAY);

    /** After so many hours of silence a source counts as given up, and is told of no more: two weeks. */
    public static final int TOLD_HOURS = 2 * WEEK_HOURS;

    /** Hours of silence before anything is said, as for the whole feed: see {@link Standing}. */
    static final int LEAST_SILENT_HOURS = 6;

    static final int LEAST_ARTICLES = 10;
    static final int LEAST_MISSED_HOURS = 7;
    static final int LEAST_MISSED_ARTICLES = 5;
    static final int TIMES_LONGEST_GAP = 2;

    /** Whether a source still sends. */
    public enum State {
        /** It has not sent for longer than it ever does. */
        SILENT,
        /** It sends as usual. */
        LIVE,
        /** It sends too seldom to say. */
        RARE;

        /** The name in answers. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How a source stands at an instant, by the articles of the hours that began before it.
     *
     * @param asOfMs the instant, ms since 1970
     * @return empty if it has none of the last {@link #TOLD_HOURS} hours
     */
    public static Optional<FeedStanding> of(FeedHours source, long asOfMs) {
        long last = Hours.of(asOfMs - 1);
        OptionalLong newest = source.newestThrough(last);
        if (newest.isEmpty() || last - newest.getAsLong() >= TOLD_HOURS) {
            return Optional.empty();
        }
        long hour = newest.getAsLong();
        long[] week = source.endingWith(hour, WEEK_HOURS);
        long silent = Math.max(0, Math.floorDiv(asOfMs - Hours.startMs(hour + 1), Hours.MS));
        long articles = 0;
        int gap = 0;
        int longest = 0;
        for (long count : week) {
            articles += count;
            gap = count == 0 ? gap + 1 : 0;
            longest = Math.max(longest, gap);
        }
        long missed = 0;
        for (int i = 0; i < silent; i++) {
            missed += week[i % WEEK_HOURS] > 0 ? 1 : 0;
        }
        return Optional.of(
                new FeedStanding(state(silent, articles, missed, longest), hour, silent, articles, missed, longest));
    }

    private static State state(long silent, long articles, long missed, long longest) {
        if (articles < LEAST_ARTICLES) {
            return State.RARE;
        }
        boolean missesItsHours = missed >= LEAST_MISSED_HOURS;
        boolean missesItsRate =
                articles * silent >= LEAST_MISSED_ARTICLES * WEEK_HOURS && silent >= TIMES_LONGEST_GAP * longest;
        return silent >= LEAST_SILENT_HOURS && (missesItsHours || missesItsRate) ? State.SILENT : State.LIVE;
    }

    /** Its usual rate: articles a day over the week up to its newest article. */
    public double articlesPerDay() {
        return articles / 7.0;
    }
}
