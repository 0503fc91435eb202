package org.barograph.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * What the registry answers and decides. A change is decided on the state as the log has it at that moment, written to
 * the log, and known only when it has been read back, one at a time.
 */
final class SchemaRegistry {
    private static final int MAX_SUBJECT_CHARS = 1000;
    private static final int MAX_REASON_CHARS = 500;

    private final RegistryState state;
    private final RegistryLog log;
    private final ReentrantLock changing = new ReentrantLock();

    /** A registry on a state that the log keeps up to date. */
    SchemaRegistry(RegistryState state, RegistryLog log) {
        this.state = state;
        this.log = log;
    }

    /**
     * Adds a schema to a subject, unless it is there.
     *
     * @return the schema's id
     * @throws RegistryError 42201 if it is no Avro schema, 409 if it breaks the subject's level
     */
    int register(String subject, String text) {
        checkSubject(subject);
        Schema schema = parse(text);
        return change(() -> {
            String json = schema.toString();
            List<SchemaVersion> earlier = state.versions(subject, false);
            Optional<SchemaVersion> known = with(json, earlier);
            if (known.isPresent()) {
                return known.get().id();
            }
            checkWritable();
            List<String> breaches = state.level(subject).breaches(schema, earlier);
            if (!breaches.isEmpty()) {
                throw new RegistryError(
                        409,
                        "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                                + "\", details: " + breaches + ", level: " + state.level(subject));
            }
            SchemaVersion added =
                    new SchemaVersion(subject, state.nextVersion(subject), state.idFor(json), json, false);
            log.append(List.of(new RegistryChange.Put(added)));
            return added.id();
        });
    }

    /**
     * Finds a schema under a subject.
     *
     * @throws RegistryError 40401 or 40403 if there is no such subject or schema
     */
    SchemaVersion lookUp(String subject, String text, boolean withDeleted) {
        String json = parse(text).toString();
        return with(json, existing(subject, withDeleted)).orElseThrow(RegistryError::schemaNotFound);
    }

    List<String> subjects(String prefix, boolean withDeleted) {
        return state.subjects(withDeleted).stream()
                .filter(s -> s.startsWith(prefix))
                .toList();
    }

    /** The numbers of a subject's versions, lowest first. */
    List<Integer> versions(String subject, boolean withDeleted) {
        return existing(subject, withDeleted).stream()
                .map(SchemaVersion::version)
                .toList();
    }

    /**
     * One version of a subject.
     *
     * @param version 1 and up, {@code latest} or {@code -1}
     */
    SchemaVersion version(String subject, String version, boolean withDeleted) {
        int wanted = number(version);
        return pick(existing(subject, withDeleted), wanted);
    }

    String schema(int id) {
        return state.schema(id).orElseThrow(() -> RegistryError.schemaNotFound(id));
    }

    List<SchemaVersion> versionsWithId(int id, boolean withDeleted) {
        if (state.schema(id).isEmpty()) {
            throw RegistryError.schemaNotFound(id);
        }
        return state.versionsWithId(id, withDeleted);
    }

    /** What would break the subject's level if the schema were added now; empty if nothing. */
    List<String> breaches(String subject, String text) {
        return state.level(subject).breaches(parse(text), state.versions(subject, false));
    }

    /** The same against one version alone. A subject without versions has nothing to break. */
    List<String> breaches(String subject, String text, String version) {
        Schema schema = parse(text);
        int wanted = number(version);
        List<SchemaVersion> found = state.versions(subject, false);
        if (found.isEmpty() && wanted == -1) {
            return List.of();
        }
        if (found.isEmpty()) {
            throw RegistryError.subjectNotFound(subject);
        }
        return state.level(subject).breaches(schema, List.of(pick(found, wanted)));
    }

    Compatibility globalLevel() {
        return state.globalLevel();
    }

    Compatibility subjectLevel(String subject, boolean orGlobal) {
        return orGlobal
                ? state.level(subject)
                : state.subjectLevel(subject).orElseThrow(() -> RegistryError.noSubjectLevel(subject));
    }

    /** Sets the level of a subject, or with null of all that have none of their own. */
    Compatibility setLevel(String subject, String name) {
        Compatibility level = Compatibility.named(name).orElseThrow(() -> RegistryError.invalidLevel(name));
        if (subject != null) {
            checkSubject(subject);
        }
        return change(() -> {
            checkWritable();
            log.append(List.of(new RegistryChange.Level(subject, level)));
            return level;
        });
    }

    /** Takes a subject's own level away, or with null the global one, so that the next in line holds; returns it. */
    Compatibility removeLevel(String subject) {
        return change(() -> {
            Compatibility was = subject == null ? state.globalLevel() : subjectLevel(subject, false);
            checkWritable();
            log.append(List.of(new RegistryChange.Level(subject, null)));
            return was;
        });
    }

    boolean readOnly() {
        return state.readOnly();
    }

    /** {@code READWRITE} or {@code READONLY}. */
    void setMode(String mode) {
        boolean readOnly =
                switch (mode) {
                    case "READWRITE" -> false;
                    case "READONLY" -> true;
                    default -> throw RegistryError.invalidMode(mode);
                };
        change(() -> {
            log.append(List.of(new RegistryChange.ReadOnly(readOnly)));
            return mode;
        });
    }

    /**
     * Hides all versions of a subject, or removes hidden ones for good.
     *
     * @return their numbers
     */
    List<Integer> deleteSubject(String subject, boolean permanent) {
        return change(() -> {
            List<SchemaVersion> all = existing(subject, true);
            List<SchemaVersion> visible = state.versions(subject, false);
            if (permanent && !visible.isEmpty()) {
                throw RegistryError.subjectNotSoftDeleted(subject);
            }
            if (!permanent && visible.isEmpty()) {
                throw RegistryError.subjectSoftDeleted(subject);
            }
            List<SchemaVersion> gone = permanent ? all : visible;
            delete(gone, permanent);
            return gone.stream().map(SchemaVersion::version).toList();
        });
    }

    /** Hides one version, or removes a hidden one for good; returns its number. */
    int deleteVersion(String subject, String version, boolean permanent) {
        int wanted = number(version);
        return change(() -> {
            SchemaVersion found = pick(existing(subject, permanent || wanted != -1), wanted);
            if (permanent && !found.deleted()) {
                throw RegistryError.versionNotSoftDeleted(subject, found.version());
            }
            if (!permanent && found.deleted()) {
                throw RegistryError.versionSoftDeleted(subject, found.version());
            }
            delete(List.of(found), permanent);
            return found.version();
        });
    }

    private void delete(List<SchemaVersion> gone, boolean permanent) {
        checkWritable();
        List<RegistryChange> changes = new ArrayList<>();
        if (permanent) {
            changes.add(new RegistryChange.LastId(state.lastId()));
            gone.forEach(v -> changes.add(new RegistryChange.Remove(v.subject(), v.version())));
        } else {
            gone.forEach(v -> changes.add(new RegistryChange.Put(v.asDeleted())));
        }
        log.append(changes);
    }

    private <T> T change(Supplier<T> decision) {
        changing.lock();
        try {
            log.refresh();
            return decision.get();
        } finally {
            changing.unlock();
        }
    }

    private void checkWritable() {
        if (state.readOnly()) {
            throw RegistryError.readOnly();
        }
    }

    private static void checkSubject(String subject) {
        if (subject.isBlank() || subject.length() > MAX_SUBJECT_CHARS) {
            throw RegistryError.invalidSubject("it must have 1 to " + MAX_SUBJECT_CHARS + " characters");
        }
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw RegistryError.invalidSubject("it has a control character");
        }
    }

    private List<SchemaVersion> existing(String subject, boolean withDeleted) {
        List<SchemaVersion> found = state.versions(subject, withDeleted);
        if (found.isEmpty()) {
            throw RegistryError.subjectNotFound(subject);
        }
        return found;
    }

    /** The newest version with exactly this schema. */
    private static Optional<SchemaVersion> with(String schema, List<SchemaVersion> versions) {
        return versions.stream().filter(v -> v.schema().equals(schema)).reduce((older, newer) -> newer);
    }

    private static SchemaVersion pick(List<SchemaVersion> versions, int wanted) {
        if (wanted == -1) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(v -> v.version() == wanted)
                .findFirst()
                .orElseThrow(() -> RegistryError.versionNotFound(wanted));
    }

    /** A version's number, -1 for the latest. */
    private static int number(String version) {
        if (version.equals("latest") || version.equals("-1")) {
            return -1;
        }
        try {
            int number = Integer.parseInt(version);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw RegistryError.invalidVersion(version);
        }
        throw RegistryError.invalidVersion(version);
    }

    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException e) {
            // Avro has no one exception for a bad schema, and some of its messages quote the whole of it.
            String why = String.valueOf(e.getMessage());
            throw RegistryError.invalidSchema(why.substring(0, Math.min(MAX_REASON_CHARS, why.length())));
        }
    }
}
