package org.barograph.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Walks round a store in bounded steps and picks what has expired. Where it stands is lost on a restart: it only starts anew. */
final class StoreSweep<V> {
    private final KeyValueStore<Bytes, V> store;
    private Bytes from;

    StoreSweep(KeyValueStore<Bytes, V> store) {
        this.store = store;
    }

    /** Looks at the next entries, {@code most} of them, and hands over the keys of those that have expired. */
    void next(int most, BiPredicate<Bytes, V> expired, Consumer<Bytes> forget) {
        List<Bytes> gone = new ArrayList<>();
        int looked = 0;
        try (KeyValueIterator<Bytes, V> entries = store.range(from, null)) {
            while (looked < most && entries.hasNext()) {
                KeyValue<Bytes, V> entry = entries.next();
                looked++;
                from = entry.key;
                if (expired.test(entry.key, entry.value)) {
                    gone.add(entry.key);
                }
            }
        }
        if (looked < most) {
            from = null;
        }
        gone.forEach(forget);
    }
}
