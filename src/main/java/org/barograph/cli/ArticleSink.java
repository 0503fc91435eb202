package org.barograph.cli;

import org.barograph.ingest.ArticleReader.Accepted;

/** Takes articles that keep the rules. */
interface ArticleSink extends AutoCloseable {
    /**
     * Takes an article; what becomes of it is known by the next {@link #flush} at the latest.
     *
     * @param refused told if this article alone is refused
     * @throws RuntimeException one that the user can read, if no article can be taken any more
     */
    void take(Accepted item, RefusedLines.OfInput refused);

    /**
     * Waits until it is known what became of all articles.
     *
     * @throws RuntimeException as {@link #take}
     */
    void flush();

    @Override
    void close();
}
