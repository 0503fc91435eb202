package org.barograph.local;

import org.apache.avro.Schema;

/**
 * A schema under a subject.
 *
 * @param subject usually {@code <topic>-value}
 * @param version 1 and up, within the subject
 * @param id 1 and up, the same for the same schema under every subject
 * @param schema Avro's JSON for it, as Avro itself prints it
 * @param deleted whether it is hidden from lists; its id can still be read
 */
record SchemaVersion(String subject, int version, int id, String schema, boolean deleted) {
    SchemaVersion {
        if (version < 1 || id < 1) {
            throw new IllegalArgumentException("version " + version + " and id " + id + " must be 1 or more");
        }
    }

    Schema parsed() {
        return new Schema.Parser().parse(schema);
    }

    SchemaVersion asDeleted() {
        return new SchemaVersion(subject, version, id, schema, true);
    }
}
