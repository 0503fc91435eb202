package org.barograph.stream;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a call to the registry while it fails in a way that may pass, for a bounded time, with pauses that double
 * from 100 ms to 5 s and are spread by up to a half, so that many threads do not come back at once.
 */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final long totalMs;
    private final Function<Exception, String> words;

    /**
     * @param totalMs time after which no further try is begun, milliseconds; 0 tries once
     * @param words puts a failure into words for a person
     */
    Patience(long totalMs, Function<Exception, String> words) {
        this.totalMs = totalMs;
        this.words = words;
    }

    /**
     * Returns the call's result.
     *
     * @param what what is asked for, for messages
     * @param mayPass tells failures that may pass from those that stay, which are thrown at once
     * @throws RegistryUnavailableException if the time ran out, or the thread was interrupted (its flag is then set)
     */
    <T> T run(String what, Callable<T> call, Predicate<Exception> mayPass) throws Exception {
        long start = System.nanoTime();
        long pauseMs = FIRST_PAUSE_MS;
        for (int tries = 1; ; tries++) {
            try {
                T result = call.call();
                if (tries > 1) {
                    LOG.info("Got {} after {} tries", what, tries);
                }
                return result;
            } catch (Exception e) {
                if (!mayPass.test(e)) {
                    throw e;
                }
                long spentMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                if (spentMs + pauseMs > totalMs) {
                    throw unavailable(what, tries, spentMs, e);
                }
                if (tries == 1) {
                    LOG.warn("Can't get {}: {}. Trying again for up to {} ms", what, words.apply(e), totalMs);
                }
                pause(pauseMs, what, e);
                pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
            }
        }
    }

    private static void pause(long pauseMs, String what, Exception cause) {
        try {
            Thread.sleep(pauseMs / 2 + ThreadLocalRandom.current().nextLong(pauseMs / 2 + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while waiting for " + what, cause);
        }
    }

    private RegistryUnavailableException unavailable(String what, int tries, long spentMs, Exception cause) {
        return new RegistryUnavailableException(
                "can't get " + what + ": " + words.apply(cause) + " (" + tries + (tries == 1 ? " try" : " tries")
                        + " in " + spentMs + " ms). Is the schema registry running, and is " + RegistryClient.URL
                        + " right?",
                cause);
    }
}
