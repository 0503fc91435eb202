package org.barograph.local;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where an embedded broker keeps its data and listens.
 *
 * @param dataDir the user's data folder, made if it is missing; the broker writes to its subfolder {@code kafka}
 * @param host address to listen on and to tell clients; {@value #LOOPBACK} keeps it to this machine
 * @param port TCP port, 0 to 65535; 0 takes a free one
 */
public record BrokerSettings(Path dataDir, String host, int port) {
    /** The address that only this machine can reach. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Kafka's usual port. */
    public static final int DEFAULT_PORT = 9092;

    public BrokerSettings {
        dataDir = Objects.requireNonNull(dataDir, "dataDir").toAbsolutePath().normalize();
        Objects.requireNonNull(host, "host");
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is empty; use " + LOOPBACK + " for this machine only");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0 to 65535");
        }
    }

    /** A broker for this machine only, on Kafka's usual port. */
    public static BrokerSettings of(Path dataDir) {
        return new BrokerSettings(dataDir, LOOPBACK, DEFAULT_PORT);
    }

    /** The same on another port; 0 takes a free one. */
    public BrokerSettings withPort(int otherPort) {
        return new BrokerSettings(dataDir, host, otherPort);
    }

    /** The same on another address. */
    public BrokerSettings withHost(String otherHost) {
        return new BrokerSettings(dataDir, otherHost, port);
    }

    Path kafkaDir() {
        return dataDir.resolve("kafka");
    }
}
