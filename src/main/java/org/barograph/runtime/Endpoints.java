package org.barograph.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Where Kafka and the schema registry are. An embedded broker leaves its own in the data folder, so that the other
 * commands find it without being told.
 *
 * @param bootstrapServers comma-separated list of host:port
 * @param registryUrl comma-separated list of URLs
 */
public record Endpoints(String bootstrapServers, String registryUrl) {
    private static final String FILE = "endpoints.properties";
    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final String REGISTRY = "schema.registry.url";

    /** What an embedded broker of this folder left there, if it did. */
    public static Optional<Endpoints> read(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
        String bootstrap = properties.getProperty(BOOTSTRAP);
        String registry = properties.getProperty(REGISTRY);
        return bootstrap == null || registry == null
                ? Optional.empty()
                : Optional.of(new Endpoints(bootstrap, registry));
    }

    /** Leaves them in the folder. */
    public void write(Path dataDir) {
        String text = BOOTSTRAP + "=" + bootstrapServers + "\n" + REGISTRY + "=" + registryUrl + "\n";
        Path file = dataDir.resolve(FILE);
        try {
            Path draft = Files.writeString(dataDir.resolve(FILE + ".new"), text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file, e);
        }
    }
}
