package org.barograph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.barograph.local.BrokerSettings;
import org.barograph.local.EmbeddedBroker;
import org.barograph.local.EmbeddedRegistry;
import org.barograph.local.LocalException;
import org.barograph.local.RegistrySettings;
import org.barograph.runtime.Endpoints;

/** The embedded broker and registry of a data folder, which then says where they are. */
final class LocalCluster implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private LocalCluster(EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /**
     * Starts both.
     *
     * @param kafkaPort 0 takes a free one
     * @param registryPort 0 takes a free one
     */
    static LocalCluster start(Path dataDir, int kafkaPort, int registryPort) {
        try {
            Files.createDirectories(dataDir);
        } catch (IOException e) {
            throw new UserException(
                    "Can't make the data folder " + dataDir + ": " + e + "; choose another with --data-dir", e);
        }
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.of(dataDir).withPort(kafkaPort));
        try {
            EmbeddedRegistry registry = EmbeddedRegistry.start(
                    RegistrySettings.of(broker.bootstrapServers()).withPort(registryPort));
            LocalCluster cluster = new LocalCluster(broker, registry);
            cluster.endpoints().write(dataDir);
            return cluster;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    Endpoints endpoints() {
        return new Endpoints(broker.bootstrapServers(), registry.url());
    }

    /** Completes when the broker has failed for good. */
    CompletionStage<LocalException> failure() {
        return broker.failure();
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
