package org.barograph.cli;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.stream.RegistryClient;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.topology.BarographTopology;
import org.barograph.topology.CatalogCoding;
import org.barograph.topology.LiveCatalog;
import org.barograph.topology.TopologySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the topology. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Print the topology: processors, stores and topics, as Kafka Streams describes it.",
        description = "Needs no Kafka. Internal topics get the application id before their names.")
public final class TopologyCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(of(cluster.topics(), cluster.applicationId, cluster.client())
                        .describe());
        return 0;
    }

    /** The topology that {@code run} runs; it can be described, and can't be started. */
    static Topology of(Topics topics, String applicationId, Map<String, String> client) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        CompiledCatalog nothing = CatalogReader.compile(List.of());
        try (ValueSerdes serdes = Topics.serdes(Map.of(RegistryClient.URL, "mock://topology"))) {
            LiveCatalog catalog = new LiveCatalog(
                    nothing,
                    CatalogCoding::new,
                    topics.catalog().name(),
                    serdes.of(topics.catalog()).deserializer());
            TopologySettings settings = TopologySettings.of(
                    topics.articles().partitions(), topics.tension().partitions());
            return BarographTopology.build(topics, serdes, catalog, settings, properties);
        }
    }
}
