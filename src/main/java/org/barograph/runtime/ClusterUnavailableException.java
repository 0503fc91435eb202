package org.barograph.runtime;

/** No broker of the cluster answered in time, or none let us in. Its message is one sentence for a person. */
public final class ClusterUnavailableException extends RuntimeException {
    public ClusterUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
