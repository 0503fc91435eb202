package org.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.barograph.ingest.ArticleReader.Accepted;
import org.barograph.ingest.ArticleReader.Item;

/** However articles are laid out, and in whatever pieces the bytes arrive, the same articles are read. */
class ArticleReaderPropertyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Bodies full of what could be taken for the structure around them. */
    @Provide
    Arbitrary<List<String>> bodies() {
        return Arbitraries.strings()
                .withChars("{}[],:\"\\ \nabé€")
                .ofMaxLength(40)
                .map(text -> "News" + text)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static Map<String, Object> article(String body) {
        return new TreeMap<>(
                Map.of("id", "a", "source", "Valley Gazette", "published_at", "2020-01-01T00:00:00Z", "body", body));
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(String text, int readSize) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InputStream inPieces = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int from, int count) {
                return super.read(target, from, Math.min(readSize, count));
            }
        };
        List<String> bodies = new ArrayList<>();
        ArticleReader reader = new ArticleReader(inPieces, Clock.systemUTC());
        while (reader.hasNext()) {
            Item item = reader.next();
            bodies.add(item instanceof Accepted accepted ? accepted.article().getBody() : item.toString());
        }
        return bodies;
    }

    @Property
    void asLines(@ForAll("bodies") List<String> bodies, @ForAll @IntRange(min = 1, max = 70) int readSize) {
        String text =
                bodies.stream().map(body -> write(JSON.writer(), article(body))).collect(Collectors.joining("\n"));

        assertThat(read(text, readSize)).isEqualTo(bodies);
    }

    @Property
    void asAnArray(
            @ForAll("bodies") List<String> bodies,
            @ForAll boolean indented,
            @ForAll @IntRange(min = 1, max = 70) int readSize) {
        ObjectWriter writer = indented ? JSON.writerWithDefaultPrettyPrinter() : JSON.writer();
        String text = write(
                writer, bodies.stream().map(ArticleReaderPropertyTest::article).toList());

        assertThat(read(text, readSize)).isEqualTo(bodies);
    }

    @Property
    void asIndentedObjects(@ForAll("bodies") List<String> bodies, @ForAll @IntRange(min = 1, max = 70) int readSize) {
        String text = bodies.stream()
                .map(body -> write(JSON.writerWithDefaultPrettyPrinter(), article(body)))
                .collect(Collectors.joining("\n"));

        assertThat(read(text, readSize)).isEqualTo(bodies);
    }

    @Property
    void anyBytesAtAllAreReadOrRefused(@ForAll byte[] bytes) {
        List<Item> items = new ArrayList<>();
        new ArticleReader(new ByteArrayInputStream(bytes), Clock.systemUTC()).forEachRemaining(items::add);

        assertThat(items).noneMatch(Accepted.class::isInstance);
    }
}
