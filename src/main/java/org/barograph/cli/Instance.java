package org.barograph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.BarographApp;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.TopicProvisioner;
import org.barograph.stream.Topics;
import org.barograph.topology.CatalogCoding;
import org.barograph.topology.TopologyObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running instance, on the embedded broker or on a cluster. */
final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    /** Restoring a large state takes as long as it takes; a cluster that never gets there should not hang for ever. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(30);

    private final LocalCluster local;
    private final BarographApp app;
    private final HttpFront front;

    private Instance(LocalCluster local, BarographApp app, HttpFront front) {
        this.local = local;
        this.app = app;
        this.front = front;
    }

    /**
     * Starts the topology.
     *
     * @param local the embedded broker that it runs on, which is closed with it, or null for a cluster
     * @param front the HTTP server that answers for it, which is closed with it, or null for none
     */
    static Instance start(LocalCluster local, AppSettings settings, HttpFront front) {
        try {
            if (local != null) {
                bringUpToDate(settings);
            }
            BarographApp app = BarographApp.start(
                    settings, CatalogCoding::new, front == null ? TopologyObserver.NONE : front.metrics());
            Instance instance = new Instance(local, app, front);
            try {
                if (front != null) {
                    front.attach(app, settings);
                }
                app.awaitRunning(START_TIMEOUT);
            } catch (RuntimeException e) {
                app.close();
                throw e;
            }
            return instance;
        } catch (RuntimeException e) {
            if (front != null) {
                front.close();
            }
            if (local != null) {
                local.close();
            }
            throw e;
        }
    }

    /** The embedded broker's topics may be of an earlier release, and who has no other Kafka has no tool to alter them. */
    private static void bringUpToDate(AppSettings settings) {
        Topics topics = Topics.of(settings.topics());
        Map<String, Object> common = ClientConfigs.common(settings.endpoints(), settings.client());
        new TopicProvisioner(common, topics, settings.replication())
                .bringUpToDate()
                .forEach(name -> LOG.info("Brought the settings of topic {} up to date", name));
    }

    /** A stable id of the instance that lives in this folder, so that after a restart it is known again at once. */
    static String idOf(Path dataDir) {
        Path file = dataDir.resolve("instance.id");
        try {
            Files.createDirectories(dataDir);
            if (Files.isRegularFile(file)) {
                return Files.readString(file, StandardCharsets.UTF_8).strip();
            }
            String id = "barograph-" + UUID.randomUUID();
            Files.writeString(file, id + "\n");
            return id;
        } catch (IOException e) {
            throw new UserException(
                    "Can't write to the data folder " + dataDir + ": " + e + "; choose another with --data-dir", e);
        }
    }

    BarographApp app() {
        return app;
    }

    /** Why it has stopped by itself, or null while it runs. */
    Throwable failure() {
        if (app.failure().isDone()) {
            return app.failure().join();
        }
        if (local != null && local.failure().toCompletableFuture().isDone()) {
            return local.failure().toCompletableFuture().join();
        }
        return null;
    }

    /** Stops: says that it is not ready, stops the work, and only then stops to answer. */
    @Override
    public void close() {
        if (front != null) {
            front.unready();
        }
        app.close();
        if (front != null) {
            front.close();
        }
        if (local != null) {
            local.close();
        }
    }
}
