package org.barograph.query;

/** There is no such issue, story or actor; the message says where the ids are. */
public final class UnknownIdException extends RuntimeException {
    public UnknownIdException(String message) {
        super(message, null, false, false);
    }
}
