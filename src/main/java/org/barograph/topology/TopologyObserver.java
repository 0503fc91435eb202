package org.barograph.topology;

/**
 * Told what the stages do, for metrics: from several threads, and again for what a failed transaction did. Must be quick
 * and not throw.
 */
public interface TopologyObserver {
    /** Looks at nothing. */
    TopologyObserver NONE = new TopologyObserver() {};

    /** A stage that reads from a topic. */
    enum Stage {
        TAG,
        STORY,
        TENSION
    }

    /**
     * An article was tagged.
     *
     * @param publishedMs its publication time, ms since 1970
     * @param events events and cues that were read out of it
     */
    default void tagged(long publishedMs, int events) {}

    /** A record was refused, for this reason. */
    default void refused(String reason) {}

    /** A record of the stage's topic was read so long after it was written, ms. */
    default void waited(Stage stage, long ms) {}

    /** An alert changed: its kind and phase as in its records. */
    default void alert(String kind, String phase) {}
}
