package org.barograph.tension;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The sources of articles and when each of them published, for {@link FeedStanding}. A pure function of the articles that
 * are in force, in any order. It holds the hours of the last {@link #KEPT_HOURS}, so memory grows with the articles of that
 * time and with nothing else. Not thread-safe.
 */
public final class Feeds {
    /** How far back from the newest hour a standing can be asked for, hours: a week. */
    public static final int KNOWN_HOURS = FeedStanding.WEEK_HOURS;

    /** Hours behind the newest that are kept: what the oldest standing looks back on. */
    public static final int KEPT_HOURS = KNOWN_HOURS + FeedStanding.TOLD_HOURS + FeedStanding.WEEK_HOURS;

    private final Map<String, FeedHours> sources = new HashMap<>();
    private long newestDay = Long.MIN_VALUE;
    private Count counted;

    /** The number of silent sources for the instants between two hours, until something changes. */
    private record Count(long hour, long hourBegun, int silent) {}

    /**
     * Puts what a partition of articles tells of a source's day in the place of what it told before.
     *
     * @param partition 0 to 1048575
     * @param day days since 1970
     */
    public void put(String source, int partition, long day, FeedDay told) {
        if (newestDay != Long.MIN_VALUE && (day + 1) * Hours.PER_DAY <= firstHour()) {
            return;
        }
        FeedHours hours = told.isEmpty() ? sources.get(source) : sources.computeIfAbsent(source, s -> new FeedHours());
        if (hours == null) {
            return;
        }
        counted = null;
        hours.put(partition, day, told);
        if (hours.isEmpty()) {
            sources.remove(source);
        } else if (day > newestDay && !told.isEmpty()) {
            newestDay = day;
            forget();
        }
    }

    /** The first hour that is kept: as many before the newest day as are needed behind any hour of it. */
    private long firstHour() {
        return newestDay * Hours.PER_DAY - KEPT_HOURS;
    }

    private void forget() {
        sources.values().removeIf(hours -> {
            hours.dropBefore(firstHour());
            return hours.isEmpty();
        });
    }

    /** The newest hour with an article of any source, or empty. */
    private OptionalLong newestHour() {
        return sources.values().stream()
                .map(FeedHours::newest)
                .flatMapToLong(OptionalLong::stream)
                .max();
    }

    /** How many sources there are. */
    public int sources() {
        return sources.size();
    }

    /** The first instant that can be asked about, ms since 1970, or empty without articles. */
    public OptionalLong knownFromMs() {
        OptionalLong newest = newestHour();
        return newest.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Hours.startMs(newest.getAsLong() - KNOWN_HOURS));
    }

    /**
     * How every source stands at an instant from {@link #knownFromMs} on, by its name; those that have long given up are
     * left out.
     *
     * @param asOfMs the instant, ms since 1970
     */
    public Map<String, FeedStanding> standings(long asOfMs) {
        Map<String, FeedStanding> standings = new TreeMap<>();
        sources.forEach((source, hours) ->
                FeedStanding.of(hours, asOfMs).ifPresent(standing -> standings.put(source, standing)));
        return standings;
    }

    /**
     * How many sources are silent at an instant from {@link #knownFromMs} on.
     *
     * @param asOfMs the instant, ms since 1970
     */
    public int silent(long asOfMs) {
        long last = Hours.of(asOfMs - 1);
        if (counted == null || counted.hour != Hours.of(asOfMs) || counted.hourBegun != last) {
            counted = new Count(Hours.of(asOfMs), last, count(asOfMs));
        }
        return counted.silent;
    }

    private int count(long asOfMs) {
        long last = Hours.of(asOfMs - 1);
        int silent = 0;
        for (FeedHours hours : sources.values()) {
            // Most have sent just now, which takes no reckoning.
            OptionalLong newest = hours.newestThrough(last);
            if (newest.isPresent() && newest.getAsLong() <= last - FeedStanding.LEAST_SILENT_HOURS) {
                silent += FeedStanding.of(hours, asOfMs)
                        .filter(standing -> standing.state() == FeedStanding.State.SILENT)
                        .map(standing -> 1)
                        .orElse(0);
            }
        }
        return silent;
    }
}
