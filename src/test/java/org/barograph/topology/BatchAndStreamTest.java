package org.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.replay.ReplaySums;
import org.barograph.stream.ArticleVersions;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backtest and the running application, each on the same articles with the real reading of texts. */
class BatchAndStreamTest {
    private static final CompiledCatalog CATALOG = CatalogReader.bundled();

    private static final List<String[]> STORIES = List.of(
            new String[] {
                "China sends twelve warships into the Taiwan Strait",
                "China sent twelve warships into the Taiwan Strait on Friday and threatened to blockade the island."
                        + " Taiwan accused Beijing of preparing an attack and put its pilots on alert."
            },
            new String[] {
                "Brussels and Ottawa agree to lower tariffs on steel",
                "The European Union and Canada agreed on Friday to lower tariffs on steel and aluminium,"
                        + " ending a trade dispute that had lasted two years."
            },
            new String[] {
                "Israeli aircraft strike targets in Gaza after rockets",
                "Israel bombed the Gaza Strip overnight after Hamas fired rockets at Ashkelon. The army said it had"
                        + " destroyed a workshop; medics counted nine dead."
            },
            new String[] {
                "Pyongyang launches a pair of missiles off its eastern coast",
                "North Korea fired two ballistic missiles into the sea on Monday. Japan condemned the launch and"
                        + " South Korea called a meeting of its security council."
            },
            new String[] {
                "Ukraine and Russia exchange two hundred prisoners",
                "Russia and Ukraine exchanged two hundred prisoners near the border. Kyiv thanked the mediators,"
                        + " and shelling of Kharkiv went on."
            },
            new String[] {
                "Iran rejects inspectors' request to see the site",
                "Iran rejected a request by the International Atomic Energy Agency to inspect a centrifuge hall."
                        + " The United States threatened Iran with new sanctions."
            },
            new String[] {"Rain delays the harvest festival by a week", "The town will hold it when the field dries."},
            new String[] {"Short note", ""});

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void theSameArticlesGiveTheSameBuckets(long seed) {
        RandomHistory history = RandomHistory.of(seed, 400, Driver.NOW.minus(Duration.ofMinutes(5)), STORIES);
        List<Article> articles = new ArrayList<>();
        history.publications()
                .forEach(publication -> articles.add(
                        publication.article() == null
                                ? ArticleVersions.finalRetraction(publication.key())
                                : publication.article()));
        try (Driver driver = new Driver(TopologySettings.of(1, 1), new CatalogCoding(CATALOG))) {
            driver.publishAll(articles);
            driver.settle();
            assertThat(driver.sums()).hasSizeGreaterThan(100);
            assertThat(ReplaySums.of(CATALOG, articles, 1)).isEqualTo(driver.sums());
            assertThat(ReplaySums.of(CATALOG, articles, 3)).isEqualTo(driver.sums());
        }
    }
}
