package org.barograph.cli;

import org.barograph.ingest.ArticleReader.Accepted;

/** Counts articles and sends them nowhere. */
record DryRun(PublishTally tally) implements ArticleSink {
    @Override
    public void take(Accepted item, RefusedLines.OfInput refused) {
        tally.accept();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
