package org.barograph.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.StoryStates;
import org.barograph.stream.state.FingerprintState;
import org.barograph.stream.state.StoryArticleState;
import org.barograph.tension.Episodes;
import org.barograph.tension.Story;
import org.barograph.tension.StoryArticle;
import org.barograph.topology.Names;

/**
 * Finds stories in the stores of the story stage. They are kept by fingerprint, each partition by one instance: a story is
 * many records, too many for each instance to hold them all.
 */
public final class StoryStores implements StoryFinder {
    private static final Pattern STORY_ID = Pattern.compile("([0-9a-f]{16})-(-?\\d{1,9})");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final Supplier<KafkaStreams> streams;
    private final HostInfo self;

    private StoryStores(Supplier<KafkaStreams> streams, HostInfo self) {
        this.streams = streams;
        this.self = self;
    }

    /**
     * The stores of an instance, and of the others.
     *
     * @param applicationServer host:port, as the instance calls itself to the others
     */
    public static StoryStores of(Supplier<KafkaStreams> streams, String applicationServer) {
        return new StoryStores(streams, host(applicationServer));
    }

    static HostInfo host(String applicationServer) {
        HostInfo host = HostInfo.buildFromEndpoint(applicationServer);
        return host == null ? HostInfo.unavailable() : host;
    }

    @Override
    public Place find(String storyId) {
        Matcher id = STORY_ID.matcher(storyId);
        if (!id.matches()) {
            throw new UnknownIdException("There is no story " + storyId
                    + "; a story's id is its fingerprint of 16 hexadecimal digits, a hyphen and its first hour");
        }
        String fingerprint = id.group(1);
        try {
            KafkaStreams running = streams.get();
            KeyQueryMetadata place =
                    running.queryMetadataForKey(Names.STORY_ARTICLES_STORE, fingerprint, new StringSerializer());
            if (place == null || place.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
                throw moving();
            }
            if (place.activeHost().equals(self)) {
                return new Here(here(running, place.partition(), fingerprint, storyId));
            }
            if (place.activeHost().equals(HostInfo.unavailable())) {
                throw silentKeeper();
            }
            return new Elsewhere(place.activeHost().host(), place.activeHost().port());
        } catch (InvalidStateStoreException e) {
            throw moving();
        }
    }

    static NotReadyException silentKeeper() {
        return new NotReadyException(
                "The instance that keeps this story answers no HTTP, or is not there at the moment", RETRY_AFTER);
    }

    static NotReadyException moving() {
        return new NotReadyException(
                "The stories of this partition are moving from one instance to another", RETRY_AFTER);
    }

    private static StoryArticles here(KafkaStreams running, int partition, String fingerprint, String storyId) {
        Bytes key = StoreKeys.fingerprint(fingerprint);
        ReadOnlyKeyValueStore<Bytes, FingerprintState> fingerprints =
                store(running, Names.FINGERPRINTS_STORE, partition);
        FingerprintState state = fingerprints.get(key);
        Story story = state == null
                ? null
                : StoryStates.storiesOf(state).stream()
                        .filter(one -> one.id().equals(storyId))
                        .findFirst()
                        .orElse(null);
        if (story == null) {
            throw new UnknownIdException("There is no story " + storyId
                    + " any more: its articles were corrected or retracted, or it is too old");
        }
        List<StoryArticle> articles = new ArrayList<>();
        ReadOnlyKeyValueStore<Bytes, StoryArticleState> members = store(running, Names.STORY_ARTICLES_STORE, partition);
        try (KeyValueIterator<Bytes, StoryArticleState> entries =
                members.prefixScan(key, Serdes.Bytes().serializer())) {
            entries.forEachRemaining(entry ->
                    articles.add(StoryStates.articleOf(StoreKeys.articleId(entry.key, fingerprint), entry.value)));
        }
        return new StoryArticles(
                story,
                Episodes.cut(articles).stream()
                        .filter(episode -> Episodes.id(fingerprint, episode).equals(storyId))
                        .findFirst()
                        .orElse(List.of()));
    }

    static <K, V> ReadOnlyKeyValueStore<K, V> store(KafkaStreams running, String name, int partition) {
        return running.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
                .withPartition(partition));
    }
}
