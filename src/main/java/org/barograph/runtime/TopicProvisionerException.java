package org.barograph.runtime;

/** The cluster answered and refused to create or to describe topics. Its message says which, why, and what to do. */
public final class TopicProvisionerException extends RuntimeException {
    public TopicProvisionerException(String message, Throwable cause) {
        super(message, cause);
    }
}
