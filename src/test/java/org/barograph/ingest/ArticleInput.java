package org.barograph.ingest;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.barograph.ingest.ArticleReader.Item;

/** Articles as JSON lines, and what is read out of them, at noon of the first of June 2024. */
final class ArticleInput {
    static final Clock NOON = Clock.fixed(Instant.parse("2024-06-01T12:00:00Z"), ZoneOffset.UTC);

    private ArticleInput() {}

    static String line(String id) {
        return "{\"id\":\"" + id + "\",\"source\":\"Coastal Wire\",\"published_at\":\"2024-05-31T08:00:00Z\","
                + "\"title\":\"Ports reopen after the storm\"}";
    }

    static ArticleReader reader(byte[] bytes, int maxItemBytes) {
        return new ArticleReader(new ByteArrayInputStream(bytes), NOON, maxItemBytes);
    }

    static ArticleReader reader(String text) {
        return reader(text.getBytes(StandardCharsets.UTF_8), ArticleReader.MAX_ITEM_BYTES);
    }

    static List<Item> read(ArticleReader reader) {
        List<Item> items = new ArrayList<>();
        reader.forEachRemaining(items::add);
        return items;
    }

    static List<Item> read(String text) {
        return read(reader(text));
    }
}
