package org.barograph.query;

/** Finds stories, wherever they are kept. */
public interface StoryFinder {
    /** Where a story is. */
    sealed interface Place permits Here, Elsewhere {}

    /** It is kept by this instance. */
    record Here(StoryArticles story) implements Place {}

    /** It is kept by another instance, whose HTTP server is there. */
    record Elsewhere(String host, int port) implements Place {}

    /**
     * Finds a story.
     *
     * @throws UnknownIdException if there is none with this id, or it is so old that its articles are forgotten
     * @throws NotReadyException while the part that it belongs to moves from one instance to another
     */
    Place find(String storyId);
}
