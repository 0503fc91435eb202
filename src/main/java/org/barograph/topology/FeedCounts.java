package org.barograph.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.state.ArticleState;
import org.barograph.tension.FeedDay;
import org.barograph.tension.Feeds;
import org.barograph.tension.Hours;

/**
 * How many articles in force each source published in each hour, of one partition of articles. An article counts from the
 * version that tells its source until another one takes its place; days that no answer looks back on are left out.
 */
final class FeedCounts {
    /** Days behind a partition's newest publication that are kept: one more than an answer needs, since it may begin within. */
    private static final long KEPT_DAYS = Feeds.KEPT_HOURS / Hours.PER_DAY + 1;

    private final KeyValueStore<Bytes, FeedDay> days;
    /** No day before this one is in the store; unknown before the first sweep. */
    private long sweptBefore = Long.MIN_VALUE;

    FeedCounts(KeyValueStore<Bytes, FeedDay> days) {
        this.days = days;
    }

    /**
     * Counts an article's new version in the place of its former one.
     *
     * @param old the former version, or null
     * @param watermarkMs newest publication of the partition, this version's included, ms since 1970; never falls
     */
    void replace(ArticleState old, ArticleState now, long watermarkMs) {
        boolean was = old != null && old.getSource() != null;
        boolean is = now.getSource() != null;
        if (was
                && is
                && old.getSource().equals(now.getSource())
                && Hours.of(old.getPublishedAt()) == Hours.of(now.getPublishedAt())) {
            return;
        }
        long first = firstDay(watermarkMs);
        if (was) {
            add(old, -1, first);
        }
        if (is) {
            add(now, 1, first);
        }
    }

    private void add(ArticleState article, int articles, long firstDay) {
        long hour = Hours.of(article.getPublishedAt());
        long day = FeedDay.dayOf(hour);
        if (day < firstDay) {
            return;
        }
        Bytes key = StoreKeys.feedDay(day, article.getSource());
        FeedDay before = days.get(key);
        FeedDay after =
                (before == null ? FeedDay.EMPTY : before).plus((int) Math.floorMod(hour, Hours.PER_DAY), articles);
        if (after.isEmpty()) {
            days.delete(key);
        } else {
            days.put(key, after);
        }
    }

    /** The first day that is kept, days since 1970. */
    private static long firstDay(long watermarkMs) {
        return FeedDay.dayOf(Hours.of(watermarkMs)) - KEPT_DAYS;
    }

    /** Deletes days that are kept no longer, so many at the most. */
    void sweep(int most, long watermarkMs) {
        long first = firstDay(watermarkMs);
        if (sweptBefore >= first) {
            return;
        }
        List<Bytes> gone = new ArrayList<>();
        try (KeyValueIterator<Bytes, FeedDay> entries = days.range(null, StoreKeys.feedDaysBefore(first))) {
            while (gone.size() < most && entries.hasNext()) {
                gone.add(entries.next().key);
            }
        }
        gone.forEach(days::delete);
        if (gone.size() < most) {
            sweptBefore = first;
        }
    }
}
