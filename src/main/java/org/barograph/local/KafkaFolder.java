package org.barograph.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The folder in which the broker keeps topics and metadata. It is formatted once; later starts find the cluster id in
 * its {@code meta.properties}, which the formatter writes last, so that a start interrupted in the middle is repeated.
 */
final class KafkaFolder {
    private static final String META_PROPERTIES = "meta.properties";
    private static final String METADATA_LOG = "__cluster_metadata-0";

    private final Path folder;

    KafkaFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Formats the folder if it is new.
     *
     * @param brokerProperties the settings that the broker will start with
     * @return the cluster id, the same for the life of the folder
     * @throws LocalException if the folder can't be written or is damaged
     */
    String prepare(Properties brokerProperties) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new LocalException("Kafka's data folder " + folder
                    + " is a file, not a folder. Move it away, or choose another folder with --data-dir.");
        }
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(META_PROPERTIES))) {
                if (Files.exists(folder.resolve(METADATA_LOG))) {
                    throw damaged("meta.properties is missing", null);
                }
                format(brokerProperties);
            }
        } catch (IOException e) {
            throw DataDirLock.notWritable(folder, e);
        }
        return clusterId();
    }

    private void format(Properties brokerProperties) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Path config = Files.createTempFile("kafka-format", ".properties");
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            try (Writer writer = Files.newBufferedWriter(config)) {
                brokerProperties.store(writer, null);
            }
            String[] command = {
                "format",
                "--config",
                config.toString(),
                "--cluster-id",
                Uuid.randomUuid().toString()
            };
            if (StorageTool.execute(command, out) != 0) {
                throw notFormatted(said.toString(StandardCharsets.UTF_8).trim(), null);
            }
        } catch (RuntimeException e) {
            throw e instanceof LocalException local ? local : notFormatted(String.valueOf(e.getMessage()), e);
        } finally {
            Files.deleteIfExists(config);
        }
    }

    private String clusterId() {
        Properties meta = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(META_PROPERTIES))) {
            meta.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged("meta.properties can't be read: " + e.getMessage(), e);
        }
        for (String key : new String[] {"version", "cluster.id", "node.id", "directory.id"}) {
            if (meta.getProperty(key, "").isBlank()) {
                throw damaged("meta.properties has no " + key, null);
            }
        }
        if (!meta.getProperty("node.id").equals(Integer.toString(BrokerProperties.NODE_ID))) {
            throw damaged("it belongs to a broker with node.id " + meta.getProperty("node.id"), null);
        }
        return meta.getProperty("cluster.id");
    }

    private LocalException notFormatted(String why, Throwable cause) {
        return new LocalException(
                "Kafka's data folder " + folder + " can't be formatted (" + why
                        + "). Check the disk, or choose another folder with --data-dir.",
                cause);
    }

    private LocalException damaged(String what, Throwable cause) {
        return new LocalException(
                "Kafka's data folder " + folder + " is damaged (" + what
                        + "). Restore it from a copy, or move it away to begin with an empty broker.",
                cause);
    }
}
