package org.barograph.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.stream.BadRecordException;
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
    /** Stands for the version that a manifest names which can't be read. */
    private static final String UNREADABLE = "unreadable";

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

    /** How texts would be read with another catalogue. */
    public TextCoding codingWith(CompiledCatalog other) {
        return coding.apply(other);
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
        String version;
        try {
            version = deserializer.deserialize(topic, stored.value()).getVersion();
        } catch (BadRecordException e) {
            return seen.equals(UNREADABLE) ? Optional.empty() : refused(UNREADABLE, e);
        }
        if (version.equals(seen)) {
            return Optional.empty();
        }
        CatalogManifest.Contents contents = new CatalogManifest.Contents();
        List<String> passedOver = new ArrayList<>();
        try (KeyValueIterator<String, ValueAndTimestamp<byte[]>> all = store.all()) {
            all.forEachRemaining(entry -> contents.put(entry.key, entry.value.value(), topic, deserializer)
                    .ifPresent(passedOver::add));
        }
        if (!contents.version().equals(version)) {
            // Still being written: the manifest comes last, or first after a compaction.
            problem = "The entries in " + topic + " do not yet make up version " + shortened(version)
                    + " that its manifest names" + (passedOver.isEmpty() ? "" : ". " + passedOver.get(0));
            return Optional.empty();
        }
        passedOver.forEach(LOG::warn);
        try {
            CompiledCatalog compiled = contents.compile();
            current = new Edition(compiled, coding.apply(compiled));
            seen = version;
            problem = "";
            LOG.info("Catalogue version {} is in force", compiled.version());
            return Optional.empty();
        } catch (RuntimeException e) {
            return refused(version, e);
        }
    }

    private Optional<String> refused(String version, RuntimeException why) {
        seen = version;
        problem = "Catalogue version " + shortened(version) + " in " + topic + " is refused, version "
                + current.catalog.version() + " stays in force: " + why.getMessage();
        LOG.error("{}", problem, why);
        return Optional.of(problem);
    }

    private static String shortened(String version) {
        return version.length() > 12 ? version.substring(0, 12) : version;
    }
}
