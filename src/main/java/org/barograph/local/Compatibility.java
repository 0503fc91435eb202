package org.barograph.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;

/**
 * How a subject's new schema must fit its earlier ones, as Confluent's registry names it. Backward: the new schema reads
 * what the earlier wrote. Forward: the earlier reads what the new writes. Full: both. The transitive levels look at all
 * earlier versions, the others at the newest only.
 */
public enum Compatibility {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean newReadsOld;
    private final boolean oldReadsNew;
    private final boolean allVersions;

    Compatibility(boolean newReadsOld, boolean oldReadsNew, boolean allVersions) {
        this.newReadsOld = newReadsOld;
        this.oldReadsNew = oldReadsNew;
        this.allVersions = allVersions;
    }

    /** The level of that name, in either case, or empty. */
    static Optional<Compatibility> named(String name) {
        for (Compatibility level : values()) {
            if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /**
     * What breaks this level.
     *
     * @param earlier the subject's versions, oldest first
     * @return one sentence for each breach, empty if the candidate fits
     */
    List<String> breaches(Schema candidate, List<SchemaVersion> earlier) {
        List<String> breaches = new ArrayList<>();
        int first = allVersions ? 0 : Math.max(0, earlier.size() - 1);
        for (SchemaVersion version : earlier.subList(first, earlier.size())) {
            Schema old = version.parsed();
            if (newReadsOld) {
                collect("the new schema can't read data of version " + version.version(), candidate, old, breaches);
            }
            if (oldReadsNew) {
                collect(
                        "version " + version.version() + " can't read data of the new schema",
                        old,
                        candidate,
                        breaches);
            }
        }
        return breaches;
    }

    private static void collect(String what, Schema reader, Schema writer, List<String> breaches) {
        SchemaPairCompatibility pair = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (pair.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return;
        }
        for (Incompatibility found : pair.getResult().getIncompatibilities()) {
            breaches.add(
                    what + ": " + found.getType() + " at " + found.getLocation() + " (" + found.getMessage() + ")");
        }
    }
}
