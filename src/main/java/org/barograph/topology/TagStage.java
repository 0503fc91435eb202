package org.barograph.topology;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.barograph.stream.FeedDaySerde;
import org.barograph.stream.StateSerde;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.state.ArticleState;

/**
 * Reads articles, keeps the winning version of each, and tags it: to the stories of its fingerprint, away from those of
 * its former one. Counts the articles of each source by hour. What can't be an article goes to the dead letters; what another producer put into the wrong partition
 * goes back once to the right one.
 */
final class TagStage {
    private TagStage() {}

    static void add(
            StreamsBuilder builder, Topics topics, ValueSerdes serdes, LiveCatalog catalog, TopologySettings settings) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.ARTICLES_STORE),
                Serdes.Bytes(),
                new StateSerde<ArticleState>(ArticleState.getClassSchema(), "source")));
        // With a cache: many articles of one commit are of the same source and day, and one record of them is enough.
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.FEED_DAYS_STORE), Serdes.Bytes(), new FeedDaySerde())
                .withCachingEnabled());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Names.TAG_WATERMARK_STORE), Serdes.String(), Serdes.Long()));

        KStream<String, byte[]> articles = builder.stream(
                topics.articles().name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(Names.ARTICLES_SOURCE));

        Map<String, KStream<String, TagOutput>> outputs = articles.process(
                        () -> new TagProcessor(topics, serdes, catalog, settings),
                        Named.as(Names.TAG),
                        Names.ARTICLES_STORE,
                        Names.FEED_DAYS_STORE,
                        Names.TAG_WATERMARK_STORE)
                .split(Named.as("tag-"))
                .branch((key, output) -> output instanceof TagOutput.Tagged, Branched.as("tagged"))
                .branch((key, output) -> output instanceof TagOutput.Rerouted, Branched.as("rerouted"))
                .branch((key, output) -> output instanceof TagOutput.Refused, Branched.as("refused"))
                .noDefaultBranch();

        outputs.get("tag-tagged")
                .mapValues(output -> ((TagOutput.Tagged) output).article(), Named.as("tagged-article"))
                .to(
                        topics.tagged().name(),
                        Produced.with(Serdes.String(), serdes.of(topics.tagged()))
                                .withName(Names.TAGGED_SINK));
        outputs.get("tag-rerouted")
                .mapValues(output -> ((TagOutput.Rerouted) output).value(), Named.as("rerouted-article"))
                .to(
                        topics.articles().name(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()).withName(Names.REROUTED_SINK));
        outputs.get("tag-refused")
                .mapValues(output -> ((TagOutput.Refused) output).letter(), Named.as("dead-letter"))
                .to(
                        topics.deadLetters().name(),
                        Produced.with(Serdes.String(), serdes.of(topics.deadLetters()))
                                .withName(Names.DEAD_LETTERS_SINK));
    }

    /** Key of an article in the store. */
    static Bytes key(String articleId) {
        return Bytes.wrap(articleId.getBytes(StandardCharsets.UTF_8));
    }
}
