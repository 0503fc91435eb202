package org.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.barograph.ingest.ArticleReader.Accepted;
import org.barograph.ingest.ArticleReader.Item;
import org.barograph.ingest.ArticleReader.Refused;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleReaderTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2024-06-01T12:00:00Z"), ZoneOffset.UTC);

    private static String line(String id) {
        return "{\"id\":\"" + id + "\",\"source\":\"Coastal Wire\",\"published_at\":\"2024-05-31T08:00:00Z\","
                + "\"title\":\"Ports reopen after the storm\"}";
    }

    private static ArticleReader reader(byte[] bytes, int maxItemBytes) {
        return new ArticleReader(new ByteArrayInputStream(bytes), NOON, maxItemBytes);
    }

    private static ArticleReader reader(String text) {
        return reader(text.getBytes(StandardCharsets.UTF_8), ArticleReader.MAX_ITEM_BYTES);
    }

    private static List<Item> read(ArticleReader reader) {
        List<Item> items = new ArrayList<>();
        reader.forEachRemaining(items::add);
        return items;
    }

    private static List<Item> read(String text) {
        return read(reader(text));
    }

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

    /** Shows items as {@code 3:id} for an accepted article and {@code 4!reason} for a refusal. */
    private static List<String> outline(List<Item> items) {
        return items.stream()
                .map(item -> item instanceof Accepted accepted
                        ? item.line() + ":" + accepted.article().getId()
                        : item.line() + "!" + ((Refused) item).reason())
                .toList();
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
    void linesAreReadWithTheirNumbersAndBlankOnesPassedOver() {
        assertThat(outline(read(line("a") + "\n\n  \t\r\n" + line("b") + "\r\n" + line("c"))))
                .containsExactly("1:a", "4:b", "5:c");
    }

    @Test
    void oneObjectOverManyLinesIsOneArticle() {
        String pretty =
                """
                {
                  "id": "a",
                  "source": "Coastal Wire",
                  "tags": [{"x": "}"}],
                  "published_at": "2024-05-31T08:00:00Z",
                  "title": "Ports {reopen} \\" after"
                }
                """;

        assertThat(outline(read(pretty))).containsExactly("1:a");
    }

    @Test
    void severalObjectsOverManyLinesAreSeveralArticles() {
        String pretty = line("x").replace(",", ",\n");

        assertThat(outline(read("\n" + pretty + "\n" + pretty.replace("\"x\"", "\"y\""))))
                .containsExactly("2:x", "6:y");
    }

    @Test
    void anArrayIsReadElementByElement() {
        assertThat(outline(read("[" + line("a") + ",\n" + line("b") + "\n,\n" + line("c") + "]\n")))
                .containsExactly("1:a", "2:b", "4:c");
    }

    @Test
    void anEmptyArrayHasNoArticles() {
        assertThat(read(" [ ] ")).isEmpty();
    }

    @Test
    void anEmptyInputHasNoArticles() {
        assertThat(read("")).isEmpty();
    }

    @Test
    void aBrokenElementDoesNotTakeItsNeighboursWithIt() {
        assertThat(outline(read("[" + line("a") + ",\n{\"id\": nonsense},\n42,\n\"text\",\n" + line("b") + "]")))
                .containsExactly("1:a", "2!bad-json", "3!bad-json", "4!bad-json", "5:b");
    }

    @Test
    void anArrayWithoutItsEndIsRefusedAfterItsElements() {
        assertThat(outline(read("[" + line("a") + ",\n"))).containsExactly("1:a", "2!bad-json");
    }

    @Test
    void anElementCutShortIsRefusedOnce() {
        assertThat(outline(read("[" + line("a") + ",\n{\"id\":\"b\",\"tit"))).containsExactly("1:a", "2!bad-json");
    }

    @Test
    void aBrokenLineDoesNotTakeItsNeighboursWithIt() {
        assertThat(outline(read(line("a") + "\n{\"id\":\"b\",\n" + line("c"))))
                .containsExactly("1:a", "2!bad-json", "3:c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"b\",", "{\"id\":", "{", "{\"id\":\"b", "not json at all,"})
    void aFirstLineCutShortDoesNotTakeItsNeighboursWithIt(String broken) {
        assertThat(outline(read(broken + "\n" + line("c") + "\n" + line("d"))))
                .containsExactly("1!bad-json", "2:c", "3:d");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(outline(read("\ufeff" + line("a")))).containsExactly("1:a");
    }

    @Test
    void aByteOrderMarkBeforeAnArrayIsPassedOver() {
        assertThat(outline(read("\ufeff[" + line("a") + "]"))).containsExactly("1:a");
    }

    @Test
    void invalidUtf8IsRefusedAndTheNextLineRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(line("caf\u00e9").getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(("\n" + line("b")).getBytes(StandardCharsets.UTF_8));

        assertThat(outline(read(reader(bytes.toByteArray(), 1_000)))).containsExactly("1!bad-json", "2:b");
    }

    @Test
    void aLineOfExactlyTheLimitIsRead() {
        byte[] bytes = (line("a") + "\n" + line("b")).getBytes(StandardCharsets.UTF_8);

        assertThat(outline(read(reader(bytes, line("a").length())))).containsExactly("1:a", "2:b");
    }

    @Test
    void aLineOverTheLimitIsTooLargeAndTheNextIsRead() {
        byte[] bytes = (line("aa") + "\n" + line("b")).getBytes(StandardCharsets.UTF_8);

        assertThat(outline(read(reader(bytes, line("a").length())))).containsExactly("1!too-large", "2:b");
    }

    @Test
    void anElementOverTheLimitIsTooLargeAndTheNextIsRead() {
        byte[] bytes = ("[" + line("aa") + "," + line("b") + "]").getBytes(StandardCharsets.UTF_8);

        assertThat(outline(read(reader(bytes, line("a").length())))).containsExactly("1!too-large", "1:b");
    }

    @Test
    void aLineOfAGigabyteIsSkippedWithoutBeingHeld() {
        InputStream endless = new InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] target, int from, int count) {
                if (left <= 0) {
                    return -1;
                }
                java.util.Arrays.fill(target, from, from + count, (byte) 'x');
                left -= count;
                return count;
            }
        };

        List<Item> items = read(new ArticleReader(endless, NOON));

        assertThat(((Refused) items.get(0)).text()).hasSize(2_000);
    }

    @Test
    void aBodyOverTheSizeForKafkaIsTooLarge() {
        String large = line("a").replace("Ports reopen", "x".repeat(900_000));

        assertThat(refusal(large).reason()).isEqualTo("too-large");
    }

    @Test
    void aRefusalsTextIsCutWithoutSplittingACharacter() {
        String text = "x".repeat(1_999) + "\ud83d\ude80 and more";

        assertThat(refusal(text).text()).isEqualTo("x".repeat(1_999));
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

    @Test
    void unknownFieldsAreIgnoredAndRemembered() {
        ArticleReader reader = reader(line("a").replace("{", "{\"author\":{\"name\":\"N. N.\"},\"tags\":[1,[2]],")
                + "\n" + line("b").replace("{", "{\"author\":1,"));

        read(reader);

        assertThat(reader.unknownFields()).containsExactly("author", "tags");
    }

    @Test
    void anInputThatFailsSaysSo() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk gone");
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                throw new IOException("disk gone");
            }
        };

        assertThatThrownBy(() -> new ArticleReader(broken, NOON).hasNext())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk gone");
    }
}
