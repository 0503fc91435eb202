package org.barograph.query;

import java.time.Duration;

/** There is no answer at the moment, and there will be one: the message says why. */
public final class NotReadyException extends RuntimeException {
    private final transient Duration retryAfter;

    public NotReadyException(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before asking again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
