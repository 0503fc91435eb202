package org.barograph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.StoryStates;
import org.barograph.stream.state.RankedStoryState;
import org.barograph.tension.RankedStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankedStoresTest {
    private static final long NOW = 490_000;
    private static final int DAYS = 70;
    private static final int MANY = 50_000;
    private static final long NONE = Long.MIN_VALUE;

    private final Random random = new Random(42);
    private final Store store = new Store();
    private final List<RankedStory> stories = new ArrayList<>();

    /** A store that counts what is read. */
    private static final class Store implements ReadOnlyKeyValueStore<Bytes, RankedStoryState> {
        private final NavigableMap<Bytes, RankedStoryState> entries = new TreeMap<>();
        private int read;

        @Override
        public RankedStoryState get(Bytes key) {
            return entries.get(key);
        }

        @Override
        public KeyValueIterator<Bytes, RankedStoryState> range(Bytes from, Bytes to) {
            return iterator(entries.subMap(from, true, to, true));
        }

        @Override
        public KeyValueIterator<Bytes, RankedStoryState> all() {
            return iterator(entries);
        }

        private KeyValueIterator<Bytes, RankedStoryState> iterator(NavigableMap<Bytes, RankedStoryState> part) {
            Iterator<Map.Entry<Bytes, RankedStoryState>> iterator =
                    part.entrySet().iterator();
            return new KeyValueIterator<>() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public KeyValue<Bytes, RankedStoryState> next() {
                    read++;
                    Map.Entry<Bytes, RankedStoryState> entry = iterator.next();
                    return KeyValue.pair(entry.getKey(), entry.getValue());
                }

                @Override
                public Bytes peekNextKey() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }

        @Override
        public long approximateNumEntries() {
            return entries.size();
        }
    }

    private void put(String issue, long hour, long strain) {
        RankedStory story = new RankedStory(
                issue,
                String.format("%016x-%d", random.nextLong(), hour),
                hour,
                strain,
                1,
                List.of("family"),
                "Title",
                "",
                null);
        stories.add(story);
        store.entries.put(StoreKeys.ranked(story), StoryStates.stateOf(story));
    }

    private void fill(int perDay) {
        for (int i = 0; i < DAYS * perDay; i++) {
            long hour = NOW - random.nextInt(DAYS * 24);
            long strain = (long) Math.exp(random.nextDouble() * Math.log(4e6));
            put(i % 3 == 0 ? "sudan" : "kashmir", hour, random.nextInt(3) == 0 ? -strain : strain);
        }
    }

    private List<RankedStory> expected(String issue, boolean rising, long lastHour) {
        return RankedStory.heaviest(
                stories.stream()
                        .filter(story ->
                                story.issue().equals(issue) && story.hour() <= lastHour && rising == story.strain() > 0)
                        .toList(),
                RankedStory.LISTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 24, 24 * 20, 24 * 69, 24 * 71})
    void theHeaviestOfAnHourAreThoseThatSortingAllOfThemGives(int hoursAgo) {
        fill(100);
        long lastHour = NOW - hoursAgo;
        for (String issue : List.of("sudan", "kashmir", "atlantis")) {
            for (boolean rising : new boolean[] {true, false}) {
                assertThat(RankedStores.heaviest(store, issue, rising, lastHour, NONE, MANY))
                        .isEqualTo(expected(issue, rising, lastHour));
            }
        }
    }

    @Test
    void aQueryDoesNotReadWhatIsMuchNewer() {
        fill(300);
        RankedStores.heaviest(store, "kashmir", true, NOW - 24 * 40, NONE, MANY);
        assertThat(store.read).isLessThan(store.entries.size() / 10);
    }

    @Test
    void aQueryReadsSoManyStoriesAtMost() {
        for (int i = 0; i < 200; i++) {
            put("kashmir", NOW, 1_000);
        }
        put("kashmir", NOW - 1, 900);
        assertThat(RankedStores.heaviest(store, "kashmir", true, NOW - 1, NONE, 201))
                .hasSize(1);
        assertThatThrownBy(() -> RankedStores.heaviest(store, "kashmir", true, NOW - 1, NONE, 200))
                .isInstanceOf(TooManyStoriesException.class)
                .hasMessageContaining("More than 200 newer reports about kashmir");
    }

    @Test
    void noStoryIsListedThatOneWhichWasForgottenCouldOutweigh() {
        fill(100);
        long forgottenThrough = NOW - 24 * 60;
        long lastHour = NOW - 24 * 40;
        List<RankedStory> whole = expected("kashmir", true, lastHour);
        RankedStory lost =
                new RankedStory("kashmir", "lost", forgottenThrough, 4_000_000, 1, List.of(), "Lost", "", null);
        List<RankedStory> listed = RankedStories.Part.together(List.of(
                        new RankedStories.Part(
                                RankedStores.heaviest(store, "kashmir", true, lastHour, forgottenThrough, MANY),
                                forgottenThrough),
                        new RankedStories.Part(List.of(), NONE)))
                .stories();
        assertThat(listed).isNotEmpty().isEqualTo(whole.subList(0, listed.size()));
        assertThat(listed).allSatisfy(story -> assertThat(story.rank()).isGreaterThan(lost.rank()));
        assertThat(RankedStores.heaviest(store, "kashmir", true, forgottenThrough, forgottenThrough, MANY))
                .isEmpty();
    }
}
