package org.barograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaFolderTest {
    @TempDir
    Path dataDir;

    private Path folder;
    private Properties properties;

    @BeforeEach
    void settings() {
        BrokerSettings settings = BrokerSettings.of(dataDir);
        folder = settings.kafkaDir();
        properties = BrokerProperties.of(settings, 9092, 9093);
    }

    @Test
    void keepsTheClusterIdOnceFormatted() {
        String first = new KafkaFolder(folder).prepare(properties);
        assertThat(new KafkaFolder(folder).prepare(properties)).isEqualTo(first);
    }

    @Test
    void givesEachFolderItsOwnClusterId() {
        String first = new KafkaFolder(folder).prepare(properties);
        Path other = dataDir.resolve("other");
        properties.setProperty("log.dirs", other.toString());
        assertThat(new KafkaFolder(other).prepare(properties)).isNotEqualTo(first);
    }

    @Test
    void refusesMetaPropertiesCutShort() throws IOException {
        new KafkaFolder(folder).prepare(properties);
        Files.writeString(folder.resolve("meta.properties"), "version=1\nnode.id=1\n");
        assertThatThrownBy(() -> new KafkaFolder(folder).prepare(properties))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("is damaged (meta.properties has no cluster.id)");
    }

    @Test
    void refusesAnotherBrokersFolder() throws IOException {
        new KafkaFolder(folder).prepare(properties);
        Path meta = folder.resolve("meta.properties");
        Files.writeString(meta, Files.readString(meta).replace("node.id=1", "node.id=7"));
        assertThatThrownBy(() -> new KafkaFolder(folder).prepare(properties))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("node.id 7");
    }

    @Test
    void neverFormatsOverMetadataWhoseMetaPropertiesAreLost() throws IOException {
        Files.createDirectories(folder.resolve("__cluster_metadata-0"));
        assertThatThrownBy(() -> new KafkaFolder(folder).prepare(properties))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("meta.properties is missing");
    }

    @Test
    void refusesAFileInTheFoldersPlace() throws IOException {
        Files.writeString(folder, "a letter");
        assertThatThrownBy(() -> new KafkaFolder(folder).prepare(properties))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining(folder + " is a file, not a folder");
    }
}
