package org.barograph.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.stream.avro.CatalogEntry;

/** The record of the catalogue topic that makes its entries a version. */
public final class CatalogManifest {
    /** Key of the manifest record. */
    public static final String KEY = "manifest";

    /** Where a record came with the program. */
    public static final String BUNDLED = "bundled";

    /** Where a record was edited by a user. */
    public static final String USER = "user";

    private CatalogManifest() {}

    /** The record of an entry. */
    public static CatalogEntry record(org.barograph.catalog.CatalogEntry entry, String origin, Instant now) {
        return new CatalogEntry(entry.id(), entry.kind(), entry.yaml(), origin, false, "", 0, now);
    }

    /** The record that switches an entry off. */
    public static CatalogEntry deletion(CatalogEntry entry, Instant now) {
        return new CatalogEntry(entry.getId(), entry.getKind(), entry.getDefinition(), USER, true, "", 0, now);
    }

    /** The entries of the topic, gathered. */
    public static final class Contents {
        private final TreeMap<String, CatalogEntry> entries = new TreeMap<>();

        /** Adds an entry, or puts it in the place of the one with its id. A null or the manifest is passed over. */
        public void add(CatalogEntry entry) {
            if (entry != null && !entry.getId().equals(KEY)) {
                entries.put(entry.getId(), entry);
            }
        }

        /**
         * Puts a record of the topic in the place of the one with its key. One that can't be read, or whose key is not its
         * id, counts as none: so whoever reads the topic sees the same entries, whatever was written there.
         *
         * @param value the record's value as it stands, or null
         * @return what is wrong with it
         */
        public Optional<String> put(String key, byte[] value, String topic, Deserializer<CatalogEntry> deserializer) {
            if (KEY.equals(key)) {
                return Optional.empty();
            }
            if (key != null) {
                entries.remove(key);
            }
            if (value == null) {
                return Optional.empty();
            }
            try {
                CatalogEntry entry = deserializer.deserialize(topic, value);
                if (!entry.getId().equals(key)) {
                    return Optional.of("The entry under key " + key + " in " + topic + " has the id " + entry.getId()
                            + " and is passed over: they must be equal");
                }
                add(entry);
                return Optional.empty();
            } catch (BadRecordException e) {
                return Optional.of("The entry under key " + key + " in " + topic + " can't be read and is passed over: "
                        + e.getMessage());
            }
        }

        /** The entries by id, switched-off ones among them. */
        public TreeMap<String, CatalogEntry> entries() {
            return entries;
        }

        /** SHA-256 in hexadecimal over id, switch and definition of all entries, in the order of the ids. */
        public String version() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                entries.values().forEach(entry -> {
                    for (String part :
                            List.of(entry.getId(), entry.getDeleted() ? "off" : "on", entry.getDefinition())) {
                        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                        digest.update(new byte[] {
                            (byte) (bytes.length >> 24),
                            (byte) (bytes.length >> 16),
                            (byte) (bytes.length >> 8),
                            (byte) bytes.length
                        });
                        digest.update(bytes);
                    }
                });
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }

        /** The manifest of these entries. */
        public CatalogEntry manifest(Instant now) {
            int on = (int) entries.values().stream()
                    .filter(entry -> !entry.getDeleted())
                    .count();
            return new CatalogEntry(KEY, KEY, "", USER, false, version(), on, now);
        }

        /**
         * The catalogue of the entries that are switched on.
         *
         * @throws org.barograph.catalog.CatalogException if an entry is wrong, or they do not fit together
         */
        public CompiledCatalog compile() {
            List<org.barograph.catalog.CatalogEntry> on = new ArrayList<>();
            for (CatalogEntry entry : entries.values()) {
                if (!entry.getDeleted()) {
                    on.add(new org.barograph.catalog.CatalogEntry(
                            entry.getId(), entry.getKind(), entry.getDefinition()));
                }
            }
            return CatalogReader.compile(on);
        }
    }
}
