package org.barograph.query;

/** A question would read more stories than one may. */
public final class TooManyStoriesException extends RuntimeException {
    /** The status of an answer that says so: the request is understood, and not to be had. */
    public static final int STATUS = 422;

    public TooManyStoriesException(String message) {
        super(message, null, false, false);
    }
}
