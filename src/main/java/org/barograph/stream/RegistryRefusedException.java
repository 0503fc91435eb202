package org.barograph.stream;

import org.apache.kafka.common.KafkaException;

/**
 * The schema registry answered and refused: an incompatible schema, missing rights, a wrong address. Neither a retry
 * nor another record helps; someone has to change a setting or the registry.
 */
public final class RegistryRefusedException extends KafkaException {
    private final int status;

    public RegistryRefusedException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** Returns the HTTP status of the answer, or 0 where the refusal is not the registry's own. */
    public int status() {
        return status;
    }
}
