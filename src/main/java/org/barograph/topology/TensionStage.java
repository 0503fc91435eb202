package org.barograph.topology;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.barograph.stream.StateSerde;
import org.barograph.stream.SumsSerde;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.state.PartialUpdate;
import org.barograph.stream.state.TopStories;

/**
 * Adds up what the story partitions tell and scores it: an issue whose sums changed at most once a second, every issue at
 * the close of each hour, which also goes into history.
 */
final class TensionStage {
    private TensionStage() {}

    static KStream<String, IssueTension> add(
            StreamsBuilder builder,
            KStream<String, PartialUpdate> updates,
            Topics topics,
            ValueSerdes serdes,
            LiveCatalog catalog,
            TopologySettings settings) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.SUMS_STORE), Serdes.Bytes(), new SumsSerde()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Names.TOPS_STORE),
                Serdes.Bytes(),
                new StateSerde<TopStories>(TopStories.getClassSchema())));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Names.CLOSED_STORE), Serdes.String(), Serdes.Long()));

        Map<String, KStream<String, TensionOutput>> outputs = updates.process(
                        () -> new TensionProcessor(catalog, settings),
                        Named.as(Names.TENSION),
                        Names.SUMS_STORE,
                        Names.TOPS_STORE,
                        Names.CLOSED_STORE)
                .split(Named.as("tension-"))
                .branch((issue, output) -> output instanceof TensionOutput.Current, Branched.as("current"))
                .branch((issue, output) -> output instanceof TensionOutput.Closed, Branched.as("closed"))
                .noDefaultBranch();

        KStream<String, IssueTension> current = outputs.get("tension-current")
                .mapValues(output -> ((TensionOutput.Current) output).tension(), Named.as("issue-tension"));
        current.to(
                topics.tension().name(),
                Produced.with(Serdes.String(), serdes.of(topics.tension())).withName(Names.TENSION_SINK));
        KStream<String, IssueHistory> closed = outputs.get("tension-closed")
                .mapValues(output -> ((TensionOutput.Closed) output).history(), Named.as("issue-history"));
        closed.to(
                topics.history().name(),
                Produced.with(Serdes.String(), serdes.of(topics.history())).withName(Names.HISTORY_SINK));
        return current;
    }
}
