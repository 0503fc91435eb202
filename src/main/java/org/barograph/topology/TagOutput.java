package org.barograph.topology;

import org.barograph.stream.avro.DeadLetter;
import org.barograph.stream.avro.TaggedArticle;

/** What the tag stage makes of a record: any of these, or several, or nothing. */
sealed interface TagOutput {
    /** For the stories of the record's key, a fingerprint. */
    record Tagged(TaggedArticle article) implements TagOutput {}

    /** To be written back to the articles topic under its right key. */
    record Rerouted(byte[] value) implements TagOutput {}

    /** Refused. */
    record Refused(DeadLetter letter) implements TagOutput {}
}
