package org.barograph.local;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka's server does on a fatal fault. Alone in its process it ends the JVM; here the first fault completes a
 * future, so that whoever embeds the broker can say what happened and stop in order. Kafka logs the fault itself before
 * it asks for the exit, and goes on as far as it can after it.
 */
final class BrokerFaults {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);

    private final CompletableFuture<String> first = new CompletableFuture<>();

    /** Completes, normally, with a description of the first fatal fault. */
    CompletableFuture<String> first() {
        return first;
    }

    /** Takes the place of {@code Runtime.exit} and {@code Runtime.halt} for Kafka's classes, in this whole JVM. */
    void catchExits() {
        Exit.setExitProcedure(this::report);
        Exit.setHaltProcedure(this::report);
    }

    /** Gives Kafka's classes the JVM's exit back. */
    void releaseExits() {
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
    }

    private void report(int status, String message) {
        String fault = message == null
                ? "its server asked to exit with status " + status + " in thread "
                        + Thread.currentThread().getName()
                : message;
        if (first.complete(fault)) {
            LOG.error("The embedded broker had a fatal fault: {}", fault);
        }
    }
}
