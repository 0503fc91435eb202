package org.barograph.replay;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.ingest.ArticleReader;
import org.barograph.tension.Ledger;

/**
 * Drives articles through reading, stories and sums to scores, as the running application does, in one pass. What it holds
 * is the articles within the horizon and the sums that a score looks back on.
 */
final class Replay {
    static final String TOO_LATE = "too-late";

    /** Stories are computed anew after so many articles at the latest. */
    private static final int SETTLE_EVERY = 8_192;

    private final BacktestSettings settings;
    private final ArticleCoding coding;
    private final BacktestTally tally;
    private final RefusalLog refusals;
    private final Ledger ledger = new Ledger();
    private final StoryBook book;
    private final Timeline timeline;
    private int sinceSettled;

    /** Told what is refused. */
    @FunctionalInterface
    interface RefusalLog {
        /**
         * @param input number of the input, from 0
         * @param line line in it, from 1
         */
        void refused(int input, long line, String reason, String message);
    }

    private record Read(int input, long line, CodedArticle coded, ArticleReader.Refused refused) {}

    Replay(
            CompiledCatalog catalog,
            ArticleCoding coding,
            BacktestSettings settings,
            BacktestTally tally,
            RefusalLog refusals,
            ReplayOutput output) {
        this.settings = settings;
        this.coding = coding;
        this.tally = tally;
        this.refusals = refusals;
        book = new StoryBook(settings.constants(), settings.horizon().toMillis(), ledger);
        timeline = new Timeline(ledger, book, settings.constants(), settings.alertRules(), catalog.issues(), output);
    }

    /** Reads all inputs to their ends. */
    void run(List<? extends Iterator<ArticleReader.Item>> inputs) {
        try (ParallelReading reading = new ParallelReading(settings.threads())) {
            reading.map(new MergedArticles(inputs), this::read, batch -> batch.forEach(this::receive));
        }
        book.settle();
        timeline.finish();
    }

    /** The sums of everything that was read so far and is not yet too old to be looked at. */
    Ledger ledger() {
        return ledger;
    }

    /** Number of articles that are held. */
    int heldArticles() {
        return book.articles();
    }

    private Read read(MergedArticles.Sourced sourced) {
        if (sourced.item() instanceof ArticleReader.Accepted accepted) {
            return new Read(sourced.input(), accepted.line(), coding.code(accepted.plain()), null);
        }
        return new Read(sourced.input(), sourced.item().line(), null, (ArticleReader.Refused) sourced.item());
    }

    private void receive(Read read) {
        if (read.refused != null) {
            refuse(read, read.refused.reason(), read.refused.message());
            return;
        }
        switch (book.receive(read.coded)) {
            case COUNTED -> tally.count(read.coded.publishedAtMs());
            case OLDER_VERSION -> tally.countOlderVersion();
            case TOO_LATE ->
                refuse(
                        read,
                        TOO_LATE,
                        "article " + read.coded.id() + " of "
                                + (read.coded.publishedAtMs() == null
                                        ? "a time forgotten"
                                        : Instant.ofEpochMilli(read.coded.publishedAtMs()))
                                + " comes more than " + settings.horizon().toDays()
                                + " days behind a newer one: sort the input by published_at, or give --horizon-days");
        }
        if (++sinceSettled >= SETTLE_EVERY) {
            sinceSettled = 0;
            book.settle();
            timeline.advance(book.settledMs());
            book.forget();
        }
    }

    private void refuse(Read read, String reason, String message) {
        tally.refuse(reason);
        refusals.refused(read.input, read.line, reason, message);
    }
}
