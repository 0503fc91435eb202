package org.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barograph.stream.ArticleVersions;
import org.barograph.stream.StoryStates;
import org.barograph.stream.TaggedArticles;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.avro.TaggedArticle;
import org.barograph.tension.ArticleBook;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stages against the pure model, over random histories with copies, revisions and retractions. */
class AnyOrderTest {
    private static final Instant START = Driver.NOW.minus(Duration.ofDays(50));
    private static final String[] BODIES = {
        "",
        "taiwan-strait",
        "taiwan-strait:CHN-TWN:-9 kashmir:IND-PAK:4",
        "kashmir::-7 kashmir:PAK-IND:-2",
        "sudan:SDN-RSF:-10 sudan:SDN-RSF:6",
        "sahel:MLI-FRA:3"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderEndsInTheSumsOfThePureModel(long seed) {
        Random random = new Random(seed);
        List<Article> history = history(random);
        List<Article> mixed = new ArrayList<>(history);
        mixed.addAll(history.subList(0, 20));
        Collections.shuffle(mixed, random);
        TopologySettings settings = TopologySettings.of(1, 1).withClock(ScoreClock.DATA);
        try (Driver ordered = new Driver(settings);
                Driver shuffled = new Driver(settings)) {
            ordered.publishAll(history);
            ordered.settle();
            for (Article article : mixed) {
                shuffled.publish(article);
                if (random.nextInt(7) == 0) {
                    shuffled.settle();
                }
            }
            shuffled.settle();
            assertThat(ordered.sums()).isEqualTo(model(history, ordered).sums()).isNotEmpty();
            assertThat(shuffled.sums()).isEqualTo(ordered.sums());
            assertThat(figures(shuffled)).isEqualTo(figures(ordered)).isNotEmpty();
        }
    }

    /** Each issue's score at the end; the same instant for both, since the clock is that of the data. */
    private static Map<String, List<Object>> figures(Driver driver) {
        // An hour that closes after all others makes every issue be written at the same instant.
        driver.publish(
                Driver.article("last but one", "end", Driver.NOW.minus(Duration.ofHours(4)), "Last but one", ""));
        driver.publish(Driver.article("last", "end", Driver.NOW, "The last one", "kashmir"));
        driver.settle();
        Map<String, List<Object>> figures = new TreeMap<>();
        for (IssueTension tension : driver.scores().values()) {
            figures.put(
                    tension.getIssueId(),
                    List.of(
                            tension.getAsOf(),
                            tension.getTensionE4(),
                            tension.getBandHigh(),
                            tension.getEffectiveStories(),
                            tension.getContributions().toString(),
                            tension.getDyads().toString()));
        }
        return figures;
    }

    private static List<Article> history(Random random) {
        List<Article> history = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String id = "id" + random.nextInt(50);
            int revision = 1 + random.nextInt(3);
            if (random.nextInt(8) == 0) {
                history.add(Driver.retraction(id, revision));
            } else {
                Article article = Driver.article(
                        id,
                        "Outlet " + random.nextInt(6),
                        START.plus(Duration.ofMinutes(random.nextInt(45 * 24 * 60))),
                        "Title " + random.nextInt(15),
                        BODIES[random.nextInt(BODIES.length)]);
                article.setRevision(revision);
                history.add(article);
            }
        }
        return history;
    }

    private static ArticleBook model(List<Article> history, Driver driver) {
        LiveCatalog.Edition edition = driver.catalog.current();
        ArticleBook book = new ArticleBook(ScoreConstants.DEFAULT);
        for (Article article : history) {
            Version version = ArticleVersions.of(article);
            if (article.getRetracted()) {
                book.receive(new ArticleBook.Edition(article.getId(), version, null, null));
                continue;
            }
            TaggedArticle tagged = TaggedArticles.of(
                    article,
                    edition.catalog(),
                    edition.coding()::read,
                    edition.coding()::fingerprint,
                    ScoreConstants.DEFAULT,
                    0,
                    0);
            book.receive(new ArticleBook.Edition(
                    article.getId(),
                    version,
                    tagged.getFingerprint(),
                    StoryStates.articleOf(article.getId(), StoryStates.stateOf(tagged))));
        }
        return book;
    }
}
