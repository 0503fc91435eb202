package org.barograph.topology;

import org.barograph.stream.avro.IssueHistory;
import org.barograph.stream.avro.IssueTension;

/** What the tension stage writes. */
sealed interface TensionOutput {
    /** The score now; null once the catalogue has the issue no more, so that its last score goes with it. */
    record Current(IssueTension tension) implements TensionOutput {}

    /** The score at the close of an hour. */
    record Closed(IssueHistory history) implements TensionOutput {}
}
