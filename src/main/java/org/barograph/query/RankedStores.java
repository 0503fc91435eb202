package org.barograph.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.StoryStates;
import org.barograph.stream.state.RankedStoryState;
import org.barograph.tension.Episodes;
import org.barograph.tension.Hours;
import org.barograph.tension.RankedStory;
import org.barograph.topology.Names;

/**
 * Ranks the stories of a past instant out of the stores of the story stage. All contributions decay alike, so the order in
 * which they are stored holds at every instant, and those that began later are passed over. A query begins at the highest
 * rank that a story of then can have, reads so many stories at most, and holds up no stream thread: it reads a snapshot.
 */
public final class RankedStores implements RankedStories {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);
    /** Stories that a query looks at in a partition, rising or easing: a fifth of a second. */
    private static final int MOST_LOOKED_AT = 50_000;
    /** So many queries read at once; more have to come again. */
    private static final int MOST_AT_ONCE = 4;

    private final Supplier<KafkaStreams> streams;
    private final HostInfo self;
    private final Semaphore reading = new Semaphore(MOST_AT_ONCE);

    private RankedStores(Supplier<KafkaStreams> streams, HostInfo self) {
        this.streams = streams;
        this.self = self;
    }

    /**
     * The stores of an instance, and of the others.
     *
     * @param applicationServer host:port, as the instance calls itself to the others
     */
    public static RankedStores of(Supplier<KafkaStreams> streams, String applicationServer) {
        return new RankedStores(streams, StoryStores.host(applicationServer));
    }

    @Override
    public List<Place> places() {
        Map<HostInfo, List<Integer>> partitions = new LinkedHashMap<>();
        try {
            KafkaStreams running = streams.get();
            int[] count = {1};
            for (int i = 0; i < count[0]; i++) {
                int partition = i;
                KeyQueryMetadata place =
                        running.queryMetadataForKey(Names.RANKED_STORE, partition, (topic, key, value, all) -> {
                            count[0] = all;
                            return Optional.of(Set.of(partition));
                        });
                if (place == null || place.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
                    throw StoryStores.moving();
                }
                if (!place.activeHost().equals(self) && place.activeHost().equals(HostInfo.unavailable())) {
                    throw StoryStores.silentKeeper();
                }
                partitions
                        .computeIfAbsent(place.activeHost(), host -> new ArrayList<>())
                        .add(partition);
            }
        } catch (InvalidStateStoreException e) {
            throw StoryStores.moving();
        }
        List<Place> places = new ArrayList<>();
        partitions.forEach((host, kept) ->
                places.add(host.equals(self) ? new Place(null, 0, kept) : new Place(host.host(), host.port(), kept)));
        return places;
    }

    @Override
    public Part of(String issue, Instant at, List<Integer> partitions) {
        if (!reading.tryAcquire()) {
            throw new NotReadyException(
                    "Other questions about stories of the past are being answered; ask again", RETRY_AFTER);
        }
        try {
            KafkaStreams running = streams.get();
            long lastHour = Hours.of(at.toEpochMilli() - 1);
            long forgottenThrough = Long.MIN_VALUE;
            List<RankedStory> stories = new ArrayList<>();
            for (int partition : partitions) {
                long forgotten = forgottenThrough(StoryStores.store(running, Names.WATERMARKS_STORE, partition));
                forgottenThrough = Math.max(forgottenThrough, forgotten);
                ReadOnlyKeyValueStore<Bytes, RankedStoryState> ranked =
                        StoryStores.store(running, Names.RANKED_STORE, partition);
                stories.addAll(heaviest(ranked, issue, true, lastHour, forgotten, MOST_LOOKED_AT));
                stories.addAll(heaviest(ranked, issue, false, lastHour, forgotten, MOST_LOOKED_AT));
            }
            return new Part(stories, forgottenThrough);
        } catch (InvalidStateStoreException e) {
            throw StoryStores.moving();
        } finally {
            reading.release();
        }
    }

    /** The last hour whose stories a partition may have forgotten. */
    private static long forgottenThrough(ReadOnlyKeyValueStore<Integer, Long> watermarks) {
        long leastMs = Long.MAX_VALUE;
        try (KeyValueIterator<Integer, Long> entries = watermarks.all()) {
            while (entries.hasNext()) {
                leastMs = Math.min(leastMs, entries.next().value);
            }
        }
        return leastMs == Long.MAX_VALUE ? Long.MIN_VALUE : Hours.of(Episodes.settledMs(leastMs, Episodes.HORIZON));
    }

    /**
     * The heaviest stories that count in an hour or before, heaviest first.
     *
     * @param forgottenThrough what ranks no higher than a story of this hour can is left out
     * @param mostLookedAt so many stories are read at most
     * @throws TooManyStoriesException if that is not enough
     */
    static List<RankedStory> heaviest(
            ReadOnlyKeyValueStore<Bytes, RankedStoryState> ranked,
            String issue,
            boolean rising,
            long lastHour,
            long forgottenThrough,
            int mostLookedAt) {
        long sure = forgottenThrough == Long.MIN_VALUE ? Long.MIN_VALUE : RankedStory.highestRank(forgottenThrough);
        List<RankedStory> heaviest = new ArrayList<>();
        int looked = 0;
        try (KeyValueIterator<Bytes, RankedStoryState> entries = ranked.range(
                StoreKeys.ranked(issue, rising, RankedStory.highestRank(lastHour)),
                StoreKeys.rankedEnd(issue, rising))) {
            while (heaviest.size() < RankedStory.LISTED && entries.hasNext()) {
                KeyValue<Bytes, RankedStoryState> entry = entries.next();
                if (++looked > mostLookedAt) {
                    throw new TooManyStoriesException("More than " + mostLookedAt + " newer reports about " + issue
                            + " lie before those of that time; ask for a later instant");
                }
                RankedStory story = StoryStates.rankedOf(issue, entry.value);
                if (story.rank() <= sure) {
                    break;
                }
                if (story.hour() <= lastHour) {
                    heaviest.add(story);
                }
            }
        }
        return heaviest;
    }
}
