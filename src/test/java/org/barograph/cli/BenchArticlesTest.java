package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.cli.BenchArticles.Kind;
import org.barograph.coding.Coder;
import org.barograph.stream.ArticleRules;
import org.barograph.stream.avro.Article;
import org.barograph.text.Fingerprint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BenchArticlesTest {
    private static final int COUNT = 2_000;

    private static CompiledCatalog catalog;
    private static BenchArticles articles;

    @BeforeAll
    static void read() {
        catalog = CatalogReader.bundled();
        articles = new BenchArticles(catalog, 7, COUNT);
    }

    private static List<Article> ofKind(Kind kind) {
        return LongStream.range(0, COUNT)
                .filter(number -> articles.kind(number) == kind)
                .mapToObj(articles::article)
                .toList();
    }

    @Test
    void theSameSeedGivesTheSameArticles() {
        BenchArticles again = new BenchArticles(catalog, 7, COUNT);

        assertThat(LongStream.range(0, 200).mapToObj(again::article))
                .containsExactlyElementsOf(
                        LongStream.range(0, 200).mapToObj(articles::article).toList());
    }

    @Test
    void anotherSeedGivesOtherArticles() {
        assertThat(new BenchArticles(catalog, 8, COUNT).article(0).getBody())
                .isNotEqualTo(articles.article(0).getBody());
    }

    @Test
    void newArticlesAllDiffer() {
        Set<String> fingerprints = new HashSet<>();
        List<Article> written = ofKind(Kind.NEW);
        written.forEach(article -> fingerprints.add(
                Fingerprint.of(article.getTitle(), article.getBody()).digits()));

        assertThat(fingerprints).hasSameSizeAs(written);
    }

    @Test
    void anArticleTakesAboutTwoKilobytes() {
        double mean = ofKind(Kind.NEW).stream()
                .mapToInt(article -> article.getBody().getBytes(StandardCharsets.UTF_8).length)
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(1_800.0, 2_200.0);
    }

    @Test
    void everyArticleKeepsTheRules() {
        long appendedMs = BenchArticles.START.plus(BenchArticles.SPAN).toEpochMilli();

        assertThat(LongStream.range(0, COUNT)
                        .mapToObj(number -> ArticleRules.check(articles.article(number), appendedMs))
                        .flatMap(Optional::stream))
                .isEmpty();
    }

    @Test
    void aCopyIsOfTheSameStoryAsAnEarlierArticle() {
        Set<String> stories = new HashSet<>();
        ofKind(Kind.NEW)
                .forEach(article -> stories.add(
                        Fingerprint.of(article.getTitle(), article.getBody()).digits()));

        assertThat(ofKind(Kind.COPY)).isNotEmpty().allSatisfy(copy -> assertThat(stories)
                .contains(Fingerprint.of(copy.getTitle(), copy.getBody()).digits()));
    }

    @Test
    void aRevisionHasTheIdOfAnEarlierArticleAndAGreaterNumber() {
        Set<String> ids = new HashSet<>();
        ofKind(Kind.NEW).forEach(article -> ids.add(article.getId()));

        assertThat(ofKind(Kind.REVISION)).isNotEmpty().allSatisfy(revision -> {
            assertThat(ids).contains(revision.getId());
            assertThat(revision.getRevision()).isGreaterThan(1);
        });
    }

    @Test
    void halfOfTheArticlesReportEventsBetweenKnownActors() {
        Coder coder = new Coder(catalog);
        List<Article> written = ofKind(Kind.NEW);
        long reporting = written.stream()
                .filter(article -> coder
                        .code(
                                article.getTitle(),
                                article.getBody(),
                                LocalDate.ofInstant(article.getPublishedAt(), ZoneOffset.UTC))
                        .events()
                        .stream()
                        .anyMatch(event -> !event.dyad().isEmpty()))
                .count();

        assertThat(reporting).isGreaterThan(written.size() / 2);
    }

    @Test
    void datesAdvanceOverThirtyDays() {
        assertThat(articles.article(0).getPublishedAt()).isBefore(BenchArticles.START.plusSeconds(86_400));
        assertThat(articles.article(lastNew()).getPublishedAt())
                .isAfter(BenchArticles.START.plus(BenchArticles.SPAN).minusSeconds(86_400));
    }

    private static long lastNew() {
        long number = COUNT - 1;
        while (articles.kind(number) != Kind.NEW) {
            number--;
        }
        return number;
    }
}
