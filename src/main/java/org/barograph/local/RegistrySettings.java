package org.barograph.local;

import java.util.Objects;

/**
 * Where an embedded schema registry keeps its schemas and listens.
 *
 * @param bootstrapServers the Kafka broker with its topic, {@code host:port}
 * @param host address to listen on; {@code 127.0.0.1} keeps it to this machine
 * @param port TCP port, 0 to 65535; 0 takes a free one
 * @param level compatibility of subjects that nobody set one for
 */
public record RegistrySettings(String bootstrapServers, String host, int port, Compatibility level) {
    /** The port that Confluent's registry usually has. */
    public static final int DEFAULT_PORT = 8081;

    public RegistrySettings {
        Objects.requireNonNull(level, "level");
        if (bootstrapServers.isBlank() || host.isBlank()) {
            throw new IllegalArgumentException("bootstrapServers and host must not be empty");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0 to 65535");
        }
    }

    /** A registry for this machine only, on the usual port and with Confluent's default level, backward. */
    public static RegistrySettings of(String bootstrapServers) {
        return new RegistrySettings(bootstrapServers, BrokerSettings.LOOPBACK, DEFAULT_PORT, Compatibility.BACKWARD);
    }

    /** The same on another port; 0 takes a free one. */
    public RegistrySettings withPort(int otherPort) {
        return new RegistrySettings(bootstrapServers, host, otherPort, level);
    }

    /** The same with another level for subjects that nobody set one for. */
    public RegistrySettings withLevel(Compatibility otherLevel) {
        return new RegistrySettings(bootstrapServers, host, port, otherLevel);
    }
}
