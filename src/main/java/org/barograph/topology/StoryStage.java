package org.barograph.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import org.barograph.stream.StateSerde;
import org.barograph.stream.SumsSerde;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.TaggedArticle;
import org.barograph.stream.state.FingerprintState;
import org.barograph.stream.state.PartialUpdate;
import org.barograph.stream.state.RankedStoryState;
import org.barograph.stream.state.StoryArticleState;

/**
 * Gathers the articles of each fingerprint into stories and keeps this partition's sums. A changed fingerprint waits in a
 * small store, so that nothing is lost between two commits; ten times a second all that wait are computed anew, the
 * stored values of their former stories are subtracted, and every sum that changed is told as an absolute value.
 */
final class StoryStage {
    private StoryStage() {}

    static KStream<String, PartialUpdate> add(
            StreamsBuilder builder, Topics topics, ValueSerdes serdes, TopologySettings settings) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.STORY_ARTICLES_STORE),
                Serdes.Bytes(),
                new StateSerde<StoryArticleState>(StoryArticleState.getClassSchema())));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.FINGERPRINTS_STORE),
                Serdes.Bytes(),
                new StateSerde<FingerprintState>(FingerprintState.getClassSchema())));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.STORY_SUMS_STORE), Serdes.Bytes(), new SumsSerde()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.RANKED_STORE),
                Serdes.Bytes(),
                new StateSerde<RankedStoryState>(RankedStoryState.getClassSchema())));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Names.DIRTY_STORE), Serdes.String(), Serdes.ByteArray()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Names.TOUCHED_STORE), Serdes.String(), Serdes.ByteArray()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Names.WATERMARKS_STORE), Serdes.Integer(), Serdes.Long()));

        KStream<String, TaggedArticle> tagged = builder.stream(
                topics.tagged().name(),
                Consumed.with(Serdes.String(), serdes.of(topics.tagged())).withName(Names.TAGGED_SOURCE));

        return tagged.process(
                        () -> new StoryProcessor(settings),
                        Named.as(Names.STORY),
                        Names.STORY_ARTICLES_STORE,
                        Names.FINGERPRINTS_STORE,
                        Names.STORY_SUMS_STORE,
                        Names.RANKED_STORE,
                        Names.DIRTY_STORE,
                        Names.TOUCHED_STORE,
                        Names.WATERMARKS_STORE)
                .repartition(Repartitioned.<String, PartialUpdate>as(Names.PARTIAL_SUMS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(new StateSerde<>(PartialUpdate.getClassSchema()))
                        .withNumberOfPartitions(settings.tensionPartitions())
                        .withStreamPartitioner(new SumPartitioner()));
    }
}
