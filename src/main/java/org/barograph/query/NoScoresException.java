package org.barograph.query;

/** There is nothing to read scores from; the message says why and what to do. */
public final class NoScoresException extends RuntimeException {
    public NoScoresException(String message) {
        super(message);
    }
}
