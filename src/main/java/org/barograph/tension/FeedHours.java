package org.barograph.tension;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * How many articles one source published in each hour, as the partitions of articles tell it, each a day at a time.
 *
 * <p>They lie in arrays by hour, then partition; hours without articles are not kept. 12 bytes for each that is, so that
 * many thousand sources fit into memory.
 */
public final class FeedHours {
    private static final int INITIAL = 4;
    private static final int PARTITION_BITS = 20;
    private static final long LAST_PARTITION = (1L << PARTITION_BITS) - 1;

    private long[] keys = new long[INITIAL];
    private int[] counts = new int[INITIAL];
    private int size;

    /**
     * Puts what a partition tells of a day in the place of what it told before.
     *
     * @param partition 0 to 1048575
     * @param day days since 1970
     */
    public void put(int partition, long day, FeedDay told) {
        for (int hourOfDay = 0; hourOfDay < Hours.PER_DAY; hourOfDay++) {
            put(key(day * Hours.PER_DAY + hourOfDay, partition), told.articles(hourOfDay));
        }
    }

    private static long key(long hour, long partition) {
        return hour << PARTITION_BITS | partition;
    }

    private void put(long key, int articles) {
        int found = Arrays.binarySearch(keys, 0, size, key);
        if (found < 0 && articles > 0) {
            if (size == keys.length) {
                // By half only: there are many of these, and most of them small.
                keys = Arrays.copyOf(keys, size + size / 2);
                counts = Arrays.copyOf(counts, keys.length);
            }
            move(-found - 1, -found);
            keys[-found - 1] = key;
            counts[-found - 1] = articles;
        } else if (found >= 0 && articles > 0) {
            counts[found] = articles;
        } else if (found >= 0) {
            move(found + 1, found);
        }
    }

    /** Moves all from an index on to another one, and so makes room or closes a gap. */
    private void move(int from, int to) {
        System.arraycopy(keys, from, keys, to, size - from);
        System.arraycopy(counts, from, counts, to, size - from);
        size += to - from;
    }

    /** Forgets the hours before this one. */
    public void dropBefore(long hour) {
        int index = indexOf(hour);
        if (index > 0) {
            move(index, 0);
        }
    }

    /** The index of the first that is of this hour or a later one. */
    private int indexOf(long hour) {
        int found = Arrays.binarySearch(keys, 0, size, key(hour, 0));
        return found >= 0 ? found : -found - 1;
    }

    /** The newest hour with articles up to one, or empty. */
    public OptionalLong newestThrough(long hour) {
        int after = Arrays.binarySearch(keys, 0, size, key(hour, LAST_PARTITION));
        int index = after >= 0 ? after : -after - 2;
        return index < 0 ? OptionalLong.empty() : OptionalLong.of(keys[index] >> PARTITION_BITS);
    }

    /** The newest hour with articles, or empty. */
    public OptionalLong newest() {
        return size == 0 ? OptionalLong.empty() : OptionalLong.of(keys[size - 1] >> PARTITION_BITS);
    }

    /** Whether there is no article in it. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Articles in each of the hours that end with this one, as many hours as asked for, oldest first. */
    long[] endingWith(long hour, int hours) {
        long[] articles = new long[hours];
        long first = hour - hours + 1;
        for (int i = indexOf(first); i < size && keys[i] >> PARTITION_BITS <= hour; i++) {
            articles[(int) ((keys[i] >> PARTITION_BITS) - first)] += counts[i];
        }
        return articles;
    }
}
