package org.barograph.stream;

/** A record that names a schema id which the registry, when asked, answered that it does not have. */
public final class UnknownSchemaException extends BadRecordException {
    public UnknownSchemaException(String message) {
        super(message);
    }

    public UnknownSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
