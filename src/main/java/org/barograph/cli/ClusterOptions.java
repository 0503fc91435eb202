package org.barograph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.barograph.local.BrokerSettings;
import org.barograph.local.RegistrySettings;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.Endpoints;
import org.barograph.stream.TopicSettings;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import picocli.CommandLine.Option;

/** Options of every command that talks to Kafka. Without addresses, the embedded broker of the data folder is meant. */
final class ClusterOptions {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:BAROGRAPH_DATA_DIR:-${sys:user.home}/.barograph}",
            description = "Folder of the embedded broker and of the local state (default: ${DEFAULT-VALUE}).")
    Path dataDir;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            defaultValue = "${env:BAROGRAPH_BOOTSTRAP_SERVERS}",
            description = "A Kafka cluster; needs --schema-registry as well (default: the embedded broker).")
    String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL,...",
            defaultValue = "${env:BAROGRAPH_SCHEMA_REGISTRY}",
            description = "A schema registry with Confluent's API (default: the embedded one).")
    String schemaRegistry;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:BAROGRAPH_CONFIG}",
            description = "Properties file with further settings of the Kafka clients, of Kafka Streams and of the"
                    + " registry's client, by their own names (security.protocol, sasl.jaas.config,"
                    + " basic.auth.user.info, ...).")
    Path config;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            defaultValue = "${env:BAROGRAPH_TOPIC_PREFIX:-}",
            description = "Put before the name of every topic (default: none).")
    String topicPrefix;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = AppSettings.DEFAULT_APPLICATION_ID,
            description = "Kafka Streams application id (default: ${DEFAULT-VALUE}).")
    String applicationId;

    /** Whether a cluster was named; else the embedded broker is meant. */
    boolean namesCluster() {
        if (isGiven(bootstrapServers) != isGiven(schemaRegistry)) {
            throw new UserException("A cluster needs both --bootstrap-servers and --schema-registry; give neither for"
                    + " the embedded broker");
        }
        return isGiven(bootstrapServers);
    }

    private static boolean isGiven(String option) {
        return option != null && !option.isBlank();
    }

    /** Where Kafka is: as named, as the embedded broker of the data folder left it, or at its usual ports. */
    Endpoints endpoints() {
        if (namesCluster()) {
            return new Endpoints(bootstrapServers, schemaRegistry);
        }
        return Endpoints.read(dataDir)
                .orElseGet(() -> new Endpoints(
                        BrokerSettings.LOOPBACK + ":" + BrokerSettings.DEFAULT_PORT,
                        "http://" + BrokerSettings.LOOPBACK + ":" + RegistrySettings.DEFAULT_PORT));
    }

    /** The settings of {@code --config}. */
    Map<String, String> client() {
        Map<String, String> client = new HashMap<>();
        if (config != null && !config.toString().isBlank()) {
            Properties properties = new Properties();
            try (var in = Files.newBufferedReader(config, StandardCharsets.UTF_8)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new UserException("Can't read --config " + config + ": " + e, e);
            }
            properties.stringPropertyNames().forEach(name -> client.put(name, properties.getProperty(name)));
        }
        return client;
    }

    /** The topics, with partitions as they are created by default. */
    Topics topics() {
        return Topics.of(topicSettings());
    }

    TopicSettings topicSettings() {
        TopicSettings defaults = TopicSettings.defaults();
        return new TopicSettings(
                topicPrefix == null ? "" : topicPrefix,
                defaults.articlePartitions(),
                defaults.taggedPartitions(),
                defaults.outputPartitions());
    }

    /** Serdes that ask the registry of {@link #endpoints}. */
    ValueSerdes serdes() {
        return Topics.serdes(ClientConfigs.common(endpoints(), client()));
    }
}
