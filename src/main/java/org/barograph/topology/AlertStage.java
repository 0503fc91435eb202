package org.barograph.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.barograph.stream.StateSerde;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.state.AlertState;

/** Opens, updates and closes alerts as scores are written. */
final class AlertStage {
    private AlertStage() {}

    static void add(
            StreamsBuilder builder,
            KStream<String, IssueTension> tension,
            Topics topics,
            ValueSerdes serdes,
            TopologySettings settings) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Names.ALERTS_STORE),
                Serdes.String(),
                new StateSerde<AlertState>(AlertState.getClassSchema())));

        tension.process(
                        () -> new AlertProcessor(settings.alertRules(), settings.observer()),
                        Named.as(Names.ALERT),
                        Names.ALERTS_STORE)
                .to(
                        topics.alerts().name(),
                        Produced.with(Serdes.String(), serdes.of(topics.alerts()))
                                .withName(Names.ALERTS_SINK));
    }
}
