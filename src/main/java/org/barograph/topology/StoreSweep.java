package org.barograph.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongBiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Walks round a store in bounded steps and picks what has expired. It keeps a bound on how old the oldest entry can be, so
 * that a store in which nothing can have expired is not read. Where it stands is lost on a restart: it only starts anew.
 */
final class StoreSweep<V> {
    private final KeyValueStore<Bytes, V> store;
    private final ToLongBiFunction<Bytes, V> time;
    private Bytes from;
    /** No entry is older; unknown before the first round. */
    private long oldest = Long.MIN_VALUE;
    /** The same, of the entries that this round has passed by or that came in its time. */
    private long oldestOfRound = Long.MAX_VALUE;

    /** @param time when an entry was last of use, in any unit */
    StoreSweep(KeyValueStore<Bytes, V> store, ToLongBiFunction<Bytes, V> time) {
        this.store = store;
        this.time = time;
    }

    /** Is told the time of an entry that is put into the store. */
    void added(long entryTime) {
        oldest = Math.min(oldest, entryTime);
        oldestOfRound = Math.min(oldestOfRound, entryTime);
    }

    /** Looks at the next entries, {@code most} of them, and hands over the keys of those from before {@code expiry}. */
    void next(int most, long expiry, Consumer<Bytes> forget) {
        if (from == null && oldest >= expiry) {
            return;
        }
        List<Bytes> gone = new ArrayList<>();
        int looked = 0;
        try (KeyValueIterator<Bytes, V> entries = store.range(from, null)) {
            while (looked < most && entries.hasNext()) {
                KeyValue<Bytes, V> entry = entries.next();
                looked++;
                from = entry.key;
                long entryTime = time.applyAsLong(entry.key, entry.value);
                if (entryTime < expiry) {
                    gone.add(entry.key);
                } else {
                    oldestOfRound = Math.min(oldestOfRound, entryTime);
                }
            }
        }
        if (looked < most) {
            from = null;
            oldest = oldestOfRound;
            oldestOfRound = Long.MAX_VALUE;
        }
        gone.forEach(forget);
    }
}
