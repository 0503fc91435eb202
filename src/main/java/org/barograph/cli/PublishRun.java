package org.barograph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.barograph.ingest.ArticleReader;
import org.barograph.ingest.ArticleReader.Accepted;
import org.barograph.ingest.ArticleReader.Item;
import org.barograph.ingest.ArticleReader.Refused;

/** Takes inputs article by article to a sink; holds one at a time. */
final class PublishRun {
    private final ArticleSink sink;
    private final PublishTally tally;
    private final Progress progress;
    private final Clock clock;

    PublishRun(ArticleSink sink, PublishTally tally, Progress progress, Clock clock) {
        this.sink = sink;
        this.tally = tally;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Publishes an input; when this returns, it is known what became of each article of it.
     *
     * @param name what the input is called in messages
     * @throws UserException if the input can't be read to its end, or the sink takes no more
     */
    void publish(InputStream in, String name, RefusedLines.OfInput refusedLines) throws IOException {
        long line = 0;
        try (ArticleReader reader = new ArticleReader(in, clock)) {
            while (reader.hasNext()) {
                Item item = reader.next();
                line = item.line();
                if (item instanceof Accepted accepted) {
                    sink.take(accepted, refusedLines);
                } else if (item instanceof Refused refused) {
                    tally.refuse(refused.reason());
                    refusedLines.write(refused);
                }
                progress.update();
            }
        } catch (UncheckedIOException e) {
            sink.flush();
            throw new UserException("Can't read " + name + " after line " + line + ": " + e.getCause(), e);
        }
        sink.flush();
    }
}
