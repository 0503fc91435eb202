package org.barograph.replay;

import java.util.List;
import java.util.SortedMap;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.coding.Coder;
import org.barograph.ingest.ArticleReader;
import org.barograph.stream.avro.Article;
import org.barograph.tension.Alert;
import org.barograph.tension.Contribution;
import org.barograph.tension.SumKey;
import org.barograph.tension.Sums;

/** The sums that a backtest makes of articles, for tests in other packages. */
public final class ReplaySums {
    private ReplaySums() {}

    public static SortedMap<SumKey, Sums> of(CompiledCatalog catalog, List<Article> articles, int threads) {
        BacktestSettings defaults = BacktestSettings.defaults();
        BacktestSettings settings =
                new BacktestSettings(defaults.constants(), defaults.alertRules(), defaults.horizon(), threads);
        ReplayOutput ignored = new ReplayOutput() {
            @Override
            public void day(DayScore score, java.util.function.Supplier<List<Contribution>> contributions) {}

            @Override
            public void alert(Alert alert, List<Contribution> contributions) {}
        };
        Replay replay = new Replay(
                catalog,
                new ArticleCoding(catalog, new Coder(catalog)::code, settings.constants()),
                settings,
                new BacktestTally(),
                (input, line, reason, message) -> {},
                ignored);
        replay.run(List.of(articles.stream()
                .map(article -> (ArticleReader.Item) new ArticleReader.Accepted(article, 1))
                .iterator()));
        return replay.ledger().toMap();
    }
}
