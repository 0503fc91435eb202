package org.barograph.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The state that all answers are computed from, for any number of threads. A reader sees all of a batch or nothing of it.
 * Nobody gets an answer before the state has caught up, nor when the cluster was not heard of for a while.
 */
public final class ScoreBook {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<ScoreUpdates>> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final Duration patience;
    private ScoreState state;
    private long version;
    private volatile long heardMs;
    private volatile long lag;
    private volatile long articlesLastHour;
    private volatile long articlesLastDay;

    /**
     * @param clock tells how long the cluster was not heard of
     * @param patience after so long without word from the cluster the state counts as stale
     */
    public ScoreBook(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** Told what came into the outputs, batch by batch, after it can be read; must not block. */
    public void listen(Consumer<ScoreUpdates> listener) {
        listeners.add(listener);
    }

    /** Puts a state that has caught up in the place of the former one. */
    public void open(ScoreState caughtUp) {
        lock.lock();
        try {
            caughtUp.forget();
            state = caughtUp;
            version++;
        } finally {
            lock.unlock();
        }
        heard(0);
    }

    /** Makes a batch of changes visible at once, and tells the listeners. */
    public void change(Function<ScoreState, ScoreUpdates> batch) {
        ScoreUpdates updates;
        lock.lock();
        try {
            StreamPosition before = state.position().copy();
            updates = batch.apply(state);
            updates.comeAfter(before);
            state.forget();
            version++;
        } finally {
            lock.unlock();
        }
        if (!updates.isEmpty()) {
            listeners.forEach(listener -> listener.accept(updates));
        }
    }

    /**
     * The cluster answered.
     *
     * @param lag records that are committed and not yet taken in
     */
    public void heard(long lag) {
        this.lag = lag;
        heardMs = clock.millis();
    }

    /** What came into the articles topic within the last hour and day, records. */
    void articles(long lastHour, long lastDay) {
        articlesLastHour = lastHour;
        articlesLastDay = lastDay;
    }

    long articlesLastHour() {
        return articlesLastHour;
    }

    long articlesLastDay() {
        return articlesLastDay;
    }

    /** Records that are committed and were not taken in when the cluster was last heard of. */
    public long lag() {
        return lag;
    }

    /** Whether it can answer. */
    public boolean isReady() {
        lock.lock();
        try {
            return state != null && !isStale();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStale() {
        return clock.millis() - heardMs > patience.toMillis();
    }

    /** A number that is another one after each change. Only of use within {@link #read}. */
    long version() {
        return version;
    }

    /**
     * Computes an answer from a state that does not change meanwhile.
     *
     * @throws NotReadyException if there is none yet, or it is stale
     */
    public <T> T read(Function<ScoreState, T> question) {
        lock.lock();
        try {
            if (state == null) {
                throw new NotReadyException(
                        "The scores are being read from Kafka; this takes longer the more history there is",
                        RETRY_AFTER);
            }
            if (isStale()) {
                throw new NotReadyException(
                        "Kafka has not answered for " + (clock.millis() - heardMs) / 1000
                                + " s, so the scores may be out of date",
                        RETRY_AFTER);
            }
            return question.apply(state);
        } finally {
            lock.unlock();
        }
    }
}
