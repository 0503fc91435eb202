package org.barograph.stream;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry did not answer in time, or answered that it can't at present (5xx, 429). It says nothing about
 * the record in hand: try again, never refuse the record.
 */
public final class RegistryUnavailableException extends RetriableException {
    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
