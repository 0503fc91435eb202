package org.barograph.local;

import java.util.ArrayList;
import java.util.List;

/** A registry's log in memory; each change goes through its form as a record. */
final class ListLog implements RegistryLog {
    /** A record as the topic would have it; value null for a tombstone. */
    record Entry(String key, String value) {}

    final List<Entry> entries = new ArrayList<>();
    private final RegistryState state;

    ListLog(RegistryState state) {
        this.state = state;
    }

    @Override
    public void refresh() {
        // Nobody else writes here.
    }

    @Override
    public void append(List<RegistryChange> changes) {
        for (RegistryChange change : changes) {
            Entry entry = new Entry(change.key(), change.value());
            entries.add(entry);
            RegistryChange.of(entry.key(), entry.value()).ifPresent(state::apply);
        }
    }

    /** What a registry knows that starts on this log after compaction: the last entry of each key, no tombstones. */
    RegistryState replayedAfterCompaction(Compatibility level) {
        RegistryState replayed = new RegistryState(level);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean last = entries.subList(i + 1, entries.size()).stream()
                    .noneMatch(later -> later.key().equals(entry.key()));
            if (last && entry.value() != null) {
                RegistryChange.of(entry.key(), entry.value()).ifPresent(replayed::apply);
            }
        }
        return replayed;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
