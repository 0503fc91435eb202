package org.barograph.stream;

import org.apache.kafka.common.errors.SerializationException;

/**
 * A record whose bytes can't be read as what its topic holds. Reading it again gives the same result: it belongs into
 * the dead letters.
 */
public class BadRecordException extends SerializationException {
    public BadRecordException(String message) {
        super(message);
    }

    public BadRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
