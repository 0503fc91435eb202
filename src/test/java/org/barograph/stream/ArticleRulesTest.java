package org.barograph.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleRulesTest {
    private static final Instant CAME = Instant.parse("2024-03-11T08:00:00Z");

    private static String reason(Article.Builder article) {
        return ArticleRules.check(article.build(), CAME.toEpochMilli())
                .map(Refusal::reason)
                .orElse("accepted");
    }

    private static Optional<Refusal> refusal(Article.Builder article) {
        return ArticleRules.check(article.build(), CAME.toEpochMilli());
    }

    private static Article.Builder retraction() {
        return Article.newBuilder().setId("harbour-post:1").setRetracted(true);
    }

    @Test
    void aCompleteArticleIsAccepted() {
        assertThat(reason(Samples.article())).isEqualTo("accepted");
    }

    @Test
    void aRetractionNeedsAnIdAlone() {
        assertThat(reason(retraction())).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00a0\u200b"})
    void anIdOfNothingVisibleIsMissing(String id) {
        assertThat(reason(Samples.article().setId(id))).isEqualTo("missing-id");
    }

    @Test
    void aRecordWithoutAnyFieldSetHasNoId() {
        assertThat(ArticleRules.check(new Article(), 0).map(Refusal::reason)).contains("missing-id");
    }

    @Test
    void anIdOf512CharactersIsAccepted() {
        assertThat(reason(Samples.article().setId("x".repeat(512)))).isEqualTo("accepted");
    }

    @Test
    void anIdOf513CharactersIsBad() {
        assertThat(reason(Samples.article().setId("x".repeat(513)))).isEqualTo("bad-id");
    }

    @Test
    void aControlCharacterInAnIdIsNamedWithItsPlace() {
        Optional<Refusal> refusal =
                ArticleRules.check(Samples.article().setId("ab\tc").build(), CAME.toEpochMilli());

        assertThat(refusal)
                .hasValueSatisfying(
                        bad -> assertThat(bad.message()).contains("U+0009").contains("position 2"));
    }

    @Test
    void halfOfASurrogatePairInAnIdIsBad() {
        assertThat(reason(Samples.article().setId("ab\ud83d"))).isEqualTo("bad-id");
    }

    @Test
    void aSurrogatePairInAnIdIsAccepted() {
        assertThat(reason(Samples.article().setId("ab\ud83d\ude80"))).isEqualTo("accepted");
    }

    @Test
    void anArticleNeedsASource() {
        assertThat(reason(Samples.article().setSource(" "))).isEqualTo("missing-source");
    }

    @Test
    void aSourceOf1001CharactersIsABadField() {
        assertThat(reason(Samples.article().setSource("s".repeat(1001)))).isEqualTo("bad-field");
    }

    @Test
    void anArticleNeedsADate() {
        assertThat(reason(Samples.article().setPublishedAt(null))).isEqualTo("missing-date");
    }

    @Test
    void theYear1900IsAccepted() {
        assertThat(reason(Samples.article().setPublishedAt(Instant.parse("1900-01-01T00:00:00Z"))))
                .isEqualTo("accepted");
    }

    @Test
    void theYear1899IsABadDate() {
        assertThat(reason(Samples.article().setPublishedAt(Instant.parse("1899-12-31T23:59:59.999Z"))))
                .isEqualTo("bad-date");
    }

    @Test
    void theEarliestInstantThereIsIsABadDate() {
        assertThat(reason(Samples.article().setPublishedAt(Instant.ofEpochMilli(Long.MIN_VALUE))))
                .isEqualTo("bad-date");
    }

    @Test
    void anHourAheadIsAccepted() {
        assertThat(reason(Samples.article().setPublishedAt(CAME.plusSeconds(3_600))))
                .isEqualTo("accepted");
    }

    @Test
    void moreThanAnHourAheadIsTheFuture() {
        assertThat(reason(
                        Samples.article().setPublishedAt(CAME.plusSeconds(3_600).plusMillis(1))))
                .isEqualTo("future-date");
    }

    @Test
    void aRetractionsDateIsNotLookedAt() {
        assertThat(reason(retraction().setPublishedAt(CAME.plusSeconds(1_000_000))))
                .isEqualTo("accepted");
    }

    @Test
    void aTitleAloneIsText() {
        assertThat(reason(Samples.article().setBody(""))).isEqualTo("accepted");
    }

    @Test
    void titleAndBodyOfBlanksAreNoText() {
        assertThat(reason(Samples.article().setTitle(" \u00a0").setBody("\n\ufeff\u200b")))
                .isEqualTo("empty-text");
    }

    @Test
    void revisionZeroIsABadField() {
        assertThat(reason(Samples.article().setRevision(0))).isEqualTo("bad-field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "english!!",
                "english",
                "en_US",
                "e",
                "en--GB",
                "en-",
                "deutsch sprache",
                "zh-Hans-Hans",
                "\u82f1\u8a9e"
            })
    void aLanguageThatIsNoTagIsABadField(String language) {
        assertThat(refusal(Samples.article().setLanguage(language)))
                .hasValueSatisfying(refusal ->
                        assertThat(refusal.message()).contains("language is '" + language + "'; write a BCP 47 tag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "en", "EN", "en-GB", "en-US-x-newsroom", "zh-Hans", "es-419", "fil", "i-klingon", " en "})
    void aTagOfAnyLanguageIsAccepted(String language) {
        assertThat(refusal(Samples.article().setLanguage(language))).isEmpty();
    }

    @Test
    void aLanguageOf101CharactersIsABadField() {
        assertThat(reason(Samples.article().setLanguage("x".repeat(101)))).isEqualTo("bad-field");
    }

    @Test
    void anEndlessAddressIsABadField() {
        assertThat(reason(Samples.article().setUrl("https://harbourpost.example/" + "x".repeat(8_192))))
                .isEqualTo("bad-field");
    }

    @Test
    void aBodyOfFiveMegabytesIsTooLarge() {
        assertThat(reason(Samples.article().setBody("news ".repeat(1_000_000)))).isEqualTo("too-large");
    }

    @Test
    void aLargeRetractionIsTooLarge() {
        assertThat(reason(retraction().setBody("x".repeat(900_001)))).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "€", "\ud83d\ude80"})
    void whatIsAcceptedTakesNoMoreThanTheLimitInKafka(String text) {
        AvroSerializer<Article> serializer = new AvroSerializer<>(RegistryClient.of(Samples.ownRegistry()));
        int fits = largestAccepted(text);

        byte[] bytes = serializer.serialize("t", longArticle(text, fits).build());

        assertThat(ByteBuffer.wrap(bytes).remaining()).isBetween(899_900, 900_005);
    }

    private static int largestAccepted(String text) {
        int fits = 0;
        for (int step = 1 << 20; step > 0; step >>= 1) {
            if (reason(longArticle(text, fits + step)).equals("accepted")) {
                fits += step;
            }
        }
        return fits;
    }

    private static Article.Builder longArticle(String text, int times) {
        return Samples.article().setBody(text.repeat(times));
    }
}
