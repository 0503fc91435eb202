package org.barograph.http;

/** A request that can't be answered as it is; the message says what was wrong and what is expected. */
final class BadRequestException extends RuntimeException {
    BadRequestException(String message) {
        super(message, null, false, false);
    }
}
