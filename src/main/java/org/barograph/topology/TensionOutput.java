package org.barograph.topology;

import org.barograph.stream.avro.IssueHistory;
import org.barograph.stream.avro.IssueTension;

/** What the tension stage writes. */
sealed interface TensionOutput {
    /** The score now. */
    record Current(IssueTension tension) implements TensionOutput {}

    /** The score at the close of an hour. */
    record Closed(IssueHistory history) implements TensionOutput {}
}
