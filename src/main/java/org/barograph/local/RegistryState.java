package org.barograph.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the registry knows: the sum of its changes so far. Thread-safe; every method is short. */
final class RegistryState {
    private final Compatibility defaultLevel;
    private final TreeMap<String, TreeMap<Integer, SchemaVersion>> subjects = new TreeMap<>();
    private final Map<Integer, String> schemas = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Compatibility> levels = new HashMap<>();
    private Compatibility globalLevel;
    private boolean readOnly;
    private int lastId;

    RegistryState(Compatibility defaultLevel) {
        this.defaultLevel = defaultLevel;
        this.globalLevel = defaultLevel;
    }

    synchronized void apply(RegistryChange change) {
        if (change instanceof RegistryChange.Put put) {
            put(put.version());
        } else if (change instanceof RegistryChange.Remove remove) {
            remove(remove.subject(), remove.version());
        } else if (change instanceof RegistryChange.Level level) {
            setLevel(level.subject(), level.level());
        } else if (change instanceof RegistryChange.ReadOnly mode) {
            readOnly = mode.on();
        } else if (change instanceof RegistryChange.LastId last) {
            lastId = Math.max(lastId, last.id());
        }
    }

    private void put(SchemaVersion version) {
        subjects.computeIfAbsent(version.subject(), s -> new TreeMap<>()).put(version.version(), version);
        schemas.put(version.id(), version.schema());
        ids.putIfAbsent(version.schema(), version.id());
        lastId = Math.max(lastId, version.id());
    }

    private void remove(String subject, int number) {
        TreeMap<Integer, SchemaVersion> versions = subjects.get(subject);
        SchemaVersion gone = versions == null ? null : versions.remove(number);
        if (gone == null) {
            return;
        }
        if (versions.isEmpty()) {
            subjects.remove(subject);
        }
        if (versionsWithId(gone.id(), true).isEmpty()) {
            schemas.remove(gone.id());
            ids.remove(gone.schema(), gone.id());
        }
    }

    private void setLevel(String subject, Compatibility level) {
        if (subject == null) {
            globalLevel = level == null ? defaultLevel : level;
        } else if (level == null) {
            levels.remove(subject);
        } else {
            levels.put(subject, level);
        }
    }

    /** Names of the subjects with a version that is not deleted, or with any, in order. */
    synchronized List<String> subjects(boolean withDeleted) {
        List<String> names = new ArrayList<>();
        for (String subject : subjects.keySet()) {
            if (!versions(subject, withDeleted).isEmpty()) {
                names.add(subject);
            }
        }
        return names;
    }

    /** A subject's versions, oldest first; empty if there is no such subject. */
    synchronized List<SchemaVersion> versions(String subject, boolean withDeleted) {
        List<SchemaVersion> found = new ArrayList<>();
        for (SchemaVersion version :
                subjects.getOrDefault(subject, new TreeMap<>()).values()) {
            if (withDeleted || !version.deleted()) {
                found.add(version);
            }
        }
        return found;
    }

    /** The versions that carry a schema, by subject and version. */
    synchronized List<SchemaVersion> versionsWithId(int id, boolean withDeleted) {
        List<SchemaVersion> found = new ArrayList<>();
        for (TreeMap<Integer, SchemaVersion> versions : subjects.values()) {
            for (SchemaVersion version : versions.values()) {
                if (version.id() == id && (withDeleted || !version.deleted())) {
                    found.add(version);
                }
            }
        }
        return found;
    }

    synchronized Optional<String> schema(int id) {
        return Optional.ofNullable(schemas.get(id));
    }

    synchronized int idFor(String schema) {
        return ids.getOrDefault(schema, lastId + 1);
    }

    synchronized int lastId() {
        return lastId;
    }

    /** The version a subject's next schema gets; numbers of soft-deleted versions are not given again. */
    synchronized int nextVersion(String subject) {
        TreeMap<Integer, SchemaVersion> versions = subjects.get(subject);
        return versions == null ? 1 : versions.lastKey() + 1;
    }

    synchronized Compatibility globalLevel() {
        return globalLevel;
    }

    synchronized Optional<Compatibility> subjectLevel(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    synchronized Compatibility level(String subject) {
        return levels.getOrDefault(subject, globalLevel);
    }

    synchronized boolean readOnly() {
        return readOnly;
    }
}
