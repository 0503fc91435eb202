package org.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barograph.ingest.ArticleInput.NOON;
import static org.barograph.ingest.ArticleInput.line;
import static org.barograph.ingest.ArticleInput.read;
import static org.barograph.ingest.ArticleInput.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.barograph.ingest.ArticleReader.Accepted;
import org.barograph.ingest.ArticleReader.Item;
import org.barograph.ingest.ArticleReader.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an input is cut into articles, and what is refused stands beside what is read. */
class ArticleReaderTest {
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
    void aRefusalsTextIsCutWithoutSplittingACharacter() {
        String text = "x".repeat(1_999) + "\ud83d\ude80 and more";

        assertThat(refusal(text).text()).isEqualTo("x".repeat(1_999));
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
