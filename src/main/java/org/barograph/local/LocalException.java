package org.barograph.local;

/**
 * The embedded broker or registry can't start or go on. The message says in one sentence what is wrong, where, and what
 * to do; it is meant for the person at the terminal.
 */
public final class LocalException extends RuntimeException {
    public LocalException(String message) {
        super(message);
    }

    public LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
