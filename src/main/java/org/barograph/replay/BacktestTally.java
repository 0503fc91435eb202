package org.barograph.replay;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a backtest has read. Written by one thread, read by any. */
public final class BacktestTally {
    private final AtomicLong counted = new AtomicLong();
    private final AtomicLong olderVersions = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile long firstMs = Long.MAX_VALUE;
    private volatile long lastMs = Long.MIN_VALUE;
    private final SortedMap<String, Long> refusals = Collections.synchronizedSortedMap(new TreeMap<>());

    /** Articles, revisions and retractions that count. */
    public long counted() {
        return counted.get();
    }

    /** Those for which the same or a newer version had come before. */
    public long olderVersions() {
        return olderVersions.get();
    }

    /** Everything that was refused. */
    public long refused() {
        return refused.get();
    }

    /** Everything that was read. */
    public long total() {
        return counted() + olderVersions() + refused();
    }

    /** Refusals by reason, such as {@code too-late}; a copy. */
    public SortedMap<String, Long> refusals() {
        synchronized (refusals) {
            return new TreeMap<>(refusals);
        }
    }

    /** Publication time of the oldest article that counts, ms since 1970; the greatest long before the first. */
    public long firstMs() {
        return firstMs;
    }

    /** Publication time of the newest article that counts, ms since 1970; the least long before the first. */
    public long lastMs() {
        return lastMs;
    }

    void count(Long publishedMs) {
        counted.incrementAndGet();
        if (publishedMs != null) {
            firstMs = Math.min(firstMs, publishedMs);
            lastMs = Math.max(lastMs, publishedMs);
        }
    }

    void countOlderVersion() {
        olderVersions.incrementAndGet();
    }

    void refuse(String reason) {
        refused.incrementAndGet();
        refusals.merge(reason, 1L, Long::sum);
    }
}
