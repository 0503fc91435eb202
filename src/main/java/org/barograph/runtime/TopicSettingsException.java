package org.barograph.runtime;

import java.util.List;

/** Topics are not as they must be; each line of the message says what is there, what is expected and what to do. */
public final class TopicSettingsException extends RuntimeException {
    public TopicSettingsException(List<String> findings) {
        super(String.join(System.lineSeparator(), findings));
    }
}
