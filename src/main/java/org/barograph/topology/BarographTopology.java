package org.barograph.topology;

import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.state.PartialUpdate;

/**
 * The whole way of an article: catalogue beside it, then tag, story, tension, alert.
 *
 * <pre>
 * catalog.v1 ─► in-memory table ─► LiveCatalog
 *                                      │
 * news.articles.v1 ─► TAG ─► news.tagged.v1 ─► STORY ─► partial sums ─► TENSION ─► issue.tension.v1 ─► ALERT ─► issue.alerts.v1
 *                      └─► news.dlq.v1                                     └─► issue.history.v1
 * </pre>
 */
public final class BarographTopology {
    private BarographTopology() {}

    /**
     * Builds it.
     *
     * @param properties of Kafka Streams; they decide on names and optimisations as well
     */
    public static Topology build(
            Topics topics, ValueSerdes serdes, LiveCatalog catalog, TopologySettings settings, Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        // Bytes, so that no entry can fail to be read before it is looked at; in memory, so that a crash leaves
        // nothing.
        builder.globalTable(
                topics.catalog().name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(Names.CATALOG_SOURCE),
                Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(Names.CATALOG_STORE))
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray()));
        TagStage.add(builder, topics, serdes, catalog, settings);
        KStream<String, PartialUpdate> updates = StoryStage.add(builder, topics, serdes, settings);
        KStream<String, IssueTension> tension = TensionStage.add(builder, updates, topics, serdes, catalog, settings);
        AlertStage.add(builder, tension, topics, serdes, settings);
        return builder.build(properties);
    }
}
