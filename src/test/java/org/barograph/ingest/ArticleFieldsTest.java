package org.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.ingest.ArticleInput.line;
import static org.barograph.ingest.ArticleInput.read;

import java.time.Instant;
import java.util.List;
import org.barograph.ingest.ArticleReader.Accepted;
import org.barograph.ingest.ArticleReader.Item;
import org.barograph.ingest.ArticleReader.Refused;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How one JSON object is read as an article. */
class ArticleFieldsTest {
    private static Article article(String json) {
        List<Item> items = read(json);
        assertThat(items).singleElement().isInstanceOf(Accepted.class);
        return ((Accepted) items.get(0)).article();
    }

    private static Refused refusal(String json) {
        List<Item> items = read(json);
        assertThat(items).singleElement().isInstanceOf(Refused.class);
        return (Refused) items.get(0);
    }

    @Test
    void allFieldsAreRead() {
        Article article = article(
                """
                {"id":"coastal-wire:1","source":"Coastal Wire","published_at":"2024-05-31T10:30:00.250+02:00",\
                "language":"de","title":"Häfen öffnen","body":"Erster Absatz.\\n\\nZweiter.",\
                "url":"https://coastalwire.example/1","revision":3}
                """);

        assertThat(article)
                .isEqualTo(new Article(
                        "coastal-wire:1",
                        "Coastal Wire",
                        Instant.parse("2024-05-31T08:30:00.250Z"),
                        "de",
                        "Häfen öffnen",
                        "Erster Absatz.\n\nZweiter.",
                        "https://coastalwire.example/1",
                        3,
                        false));
    }

    @Test
    void languageAndRevisionHaveDefaults() {
        Article article = article(line("a"));

        assertThat(article.getLanguage() + article.getRevision()).isEqualTo("en1");
    }

    @Test
    void nullIsMissing() {
        Article article = article(
                """
                {"id":"a","source":"Coastal Wire","published_at":"2024-05-31T08:00:00Z","title":"Ports reopen",\
                "language":null,"body":null,"url":null,"revision":null,"retracted":null}
                """);

        assertThat(article)
                .isEqualTo(new Article(
                        "a",
                        "Coastal Wire",
                        Instant.parse("2024-05-31T08:00:00Z"),
                        "en",
                        "Ports reopen",
                        "",
                        null,
                        1,
                        false));
    }

    @Test
    void aRetractionWithoutRevisionIsFinal() {
        assertThat(article("{\"id\":\"a\",\"retracted\":true}").getRevision()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aRetractionWithRevisionIsAtThatRevision() {
        assertThat(article("{\"retracted\":true,\"revision\":4,\"id\":\"a\"}").getRevision())
                .isEqualTo(4);
    }

    @Test
    void aBodyOverTheSizeForKafkaIsTooLarge() {
        String large = line("a").replace("Ports reopen", "x".repeat(900_000));

        assertThat(refusal(large).reason()).isEqualTo("too-large");
    }

    @Test
    void aFieldGivenTwiceIsRefused() {
        assertThat(refusal("{\"id\":\"a\",\"id\":\"b\"}").message()).contains("Duplicate field 'id'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\"} {\"id\":\"b\"}",
                "{\"id\":\"a\"",
                "{id:'a'}",
                "null",
                "\"{}\"",
                "id,source,title",
                "{\"id\":\"a\",\"x\":NaN}",
                "{\"id\":\"a\u0001\"}"
            })
    void whatIsNotOneJsonObjectIsBadJson(String text) {
        assertThat(refusal(text).reason()).isEqualTo("bad-json");
    }

    @Test
    void bracketsNestedThousandsDeepAreBadJson() {
        String deep = "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertThat(refusal(deep).reason()).isEqualTo("bad-json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":7",
                "\"source\":[\"Coastal Wire\"]",
                "\"published_at\":1717142400",
                "\"language\":true",
                "\"title\":{\"en\":\"x\"}",
                "\"body\":3.5",
                "\"url\":false",
                "\"revision\":\"2\"",
                "\"revision\":1.5",
                "\"revision\":0",
                "\"revision\":2147483648",
                "\"retracted\":\"yes\""
            })
    void aFieldOfTheWrongTypeIsNamed(String field) {
        Refused refused = refusal("{" + field + "}");

        String name = field.substring(1, field.indexOf(':') - 1);
        assertThat(refused.reason() + " " + refused.message()).startsWith("bad-field " + name + " is ");
    }

    @Test
    void anArticleWithoutIdIsRefused() {
        assertThat(refusal(line("")).reason()).isEqualTo("missing-id");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-31T08:00:00Z, 2024-05-31T08:00:00Z",
        "2024-05-31t08:00:00z, 2024-05-31T08:00:00Z",
        "2024-05-31 08:00:00+00:00, 2024-05-31T08:00:00Z",
        "2024-05-31T08:00:00-05:30, 2024-05-31T13:30:00Z",
        "2024-05-31T08:00:00-00:00, 2024-05-31T08:00:00Z",
        "2024-05-31T08:00:00.1Z, 2024-05-31T08:00:00.100Z",
        "2024-05-31T08:00:00.123456789012Z, 2024-05-31T08:00:00.123Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z"
    })
    void datesOfRfc3339AreRead(String given, Instant expected) {
        assertThat(article(line("a").replace("2024-05-31T08:00:00Z", given)).getPublishedAt())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-31",
                "2024-05-31T08:00:00",
                "2024-05-31T08:00Z",
                "2024-05-31T08:00:00123Z",
                "2024-02-30T08:00:00Z",
                "2024-05-31T25:00:00Z",
                "2024-05-31T08:00:00+0200",
                "2024-05-31T08:00:00+19:00",
                "31 May 2024",
                "yesterday",
                "1899-05-31T08:00:00Z"
            })
    void otherDatesAreBad(String given) {
        assertThat(refusal(line("a").replace("2024-05-31T08:00:00Z", given)).reason())
                .isEqualTo("bad-date");
    }

    @Test
    void aDateMoreThanAnHourAheadIsTheFuture() {
        assertThat(refusal(line("a").replace("2024-05-31T08:00:00Z", "2024-06-01T13:00:01Z"))
                        .reason())
                .isEqualTo("future-date");
    }
}
