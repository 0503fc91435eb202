package org.barograph.http;

/** There is nothing to listen at; the message says why and what to do. */
public final class HttpException extends RuntimeException {
    private final boolean portInUse;

    HttpException(String message, boolean portInUse, Throwable cause) {
        super(message, cause);
        this.portInUse = portInUse;
    }

    /** Whether another program listens at the port. */
    public boolean portInUse() {
        return portInUse;
    }
}
