package org.barograph.topology;

import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.barograph.catalog.CatalogException;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.stream.CatalogManifest;
import org.barograph.stream.avro.CatalogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue in force in this process: the newest complete and valid version of the catalogue topic, or the bundled
 * one while the topic holds none. An edit that is half-written or wrong changes nothing: the last good version stays.
 */
public final class LiveCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCatalog.class);

    private final Deserializer<CatalogEntry> deserializer;
    private final String topic;
    private final Function<CompiledCatalog, TextCoding> coding;
    private volatile Edition current;
    private String seen = "";
    private volatile String problem = "";

    /**
     * A version of the catalogue and the coder that reads with it.
     *
     * @param catalog the catalogue
     * @param coding reads texts with it
     */
    public record Edition(CompiledCatalog catalog, TextCoding coding) {}

    /** @param bundled the catalogue to start with */
    public LiveCatalog(
            CompiledCatalog bundled,
            Function<CompiledCatalog, TextCoding> coding,
            String topic,
            Deserializer<CatalogEntry> deserializer) {
        this.coding = coding;
        this.topic = topic;
        this.deserializer = deserializer;
        current = new Edition(bundled, coding.apply(bundled));
    }

    /** The catalogue in force. */
    public Edition current() {
        return current;
    }

    /** Why the newest version of the topic is not in force; empty if it is. */
    public String problem() {
        return problem;
    }

    /**
     * Looks whether the topic holds another version, and puts it in force if it is complete and valid.
     *
     * @return what is wrong with a version that is seen for the first time
     */
    synchronized Optional<String> refresh(ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> store) {
        ValueAndTimestamp<byte[]> stored = store.get(CatalogManifest.KEY);
        if (stored == null) {
            return Optional.empty();
        }
        String version = "";
        try {
            CatalogEntry manifest = deserializer.deserialize(topic, stored.value());
            version = manifest.getVersion();
            if (version.equals(seen)) {
                return Optional.empty();
            }
            CatalogManifest.Contents contents = new CatalogManifest.Contents();
            try (KeyValueIterator<String, ValueAndTimestamp<byte[]>> all = store.all()) {
                while (all.hasNext()) {
                    KeyValue<String, ValueAndTimestamp<byte[]>> entry = all.next();
                    if (!entry.key.equals(CatalogManifest.KEY)) {
                        contents.add(deserializer.deserialize(topic, entry.value.value()));
                    }
                }
            }
            if (!contents.version().equals(version)) {
                // Still being written: the manifest comes last, or first after a compaction.
                problem = "The entries in " + topic + " do not yet make up version " + shortened(version)
                        + " that its manifest names";
                return Optional.empty();
            }
            CompiledCatalog compiled = contents.compile();
            current = new Edition(compiled, coding.apply(compiled));
            seen = version;
            problem = "";
            LOG.info("Catalogue version {} is in force", compiled.version());
            return Optional.empty();
        } catch (CatalogException | SerializationException e) {
            seen = version;
            problem = "Catalogue version " + shortened(version) + " in " + topic + " is refused, version "
                    + current.catalog.version() + " stays in force: " + e.getMessage();
            LOG.error("{}", problem);
            return Optional.of(problem);
        }
    }

    private static String shortened(String version) {
        return version.length() > 12 ? version.substring(0, 12) : version;
    }
}
