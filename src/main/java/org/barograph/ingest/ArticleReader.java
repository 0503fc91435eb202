package org.barograph.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.barograph.stream.ArticleRules;
import org.barograph.stream.Refusal;
import org.barograph.stream.avro.Article;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads articles from JSON lines, from one JSON object, or from one JSON array, in UTF-8, of any size: it holds one item
 * at a time. Each item is an article that keeps {@link ArticleRules}, or a refusal. Blank lines are passed over. Not
 * thread-safe.
 *
 * <p>An input that can't be read ends the iteration with an {@link UncheckedIOException}.
 */
public final class ArticleReader implements Iterator<ArticleReader.Item>, Closeable {
    /** Default of the longest item, bytes as they stand in the input. */
    public static final int MAX_ITEM_BYTES = 1 << 20;

    public static final String BAD_JSON = "bad-json";

    private static final Logger LOG = LoggerFactory.getLogger(ArticleReader.class);
    private static final int KEPT_TEXT_CHARS = 2_000;
    private static final int MAX_UNKNOWN_FIELDS = 100;

    /** What became of a piece of the input. */
    public sealed interface Item permits Accepted, Refused {
        /** Returns the line that it begins in, from 1. */
        long line();
    }

    /**
     * An article that keeps the rules.
     *
     * @param line line that it begins in, from 1
     */
    public record Accepted(Article article, long line) implements Item {
        /** The article as plain values, for readers that know no Avro. */
        public PlainArticle plain() {
            return PlainArticle.of(article);
        }
    }

    /**
     * A piece of the input that is no article.
     *
     * @param line line that it begins in, from 1
     * @param reason short and machine-readable: {@code bad-json}, or one of {@link ArticleRules}
     * @param message what was wrong, for a person
     * @param text the piece itself, cut at 2000 characters
     */
    public record Refused(long line, String reason, String message, String text) implements Item {}

    private final InputStream in;
    private final Clock clock;
    private final int maxItemBytes;
    private final Chunks chunks;
    private final Set<String> unknownFields = new TreeSet<>();
    private final ArticleJson json = new ArticleJson(this::unknownField);
    private Item next;

    /**
     * @param in the input; {@link #close} closes it
     * @param clock tells what is in the future
     */
    public ArticleReader(InputStream in, Clock clock) {
        this(in, clock, MAX_ITEM_BYTES);
    }

    /** @param maxItemBytes longest line or array element, bytes; a longer one is refused and skipped without being held */
    public ArticleReader(InputStream in, Clock clock, int maxItemBytes) {
        if (maxItemBytes < 1) {
            throw new IllegalArgumentException("maxItemBytes = " + maxItemBytes + "; expected 1 or more");
        }
        this.in = in;
        this.clock = clock;
        this.maxItemBytes = maxItemBytes;
        this.chunks = new Chunks(in, maxItemBytes);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Item result = next;
        next = null;
        return result;
    }

    /** Returns the names of the fields that were ignored so far, at most 100 of them. */
    public Set<String> unknownFields() {
        return Collections.unmodifiableSet(unknownFields);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Item read() {
        try {
            Chunks.Chunk chunk = chunks.next();
            return chunk == null ? null : item(chunk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Item item(Chunks.Chunk chunk) {
        if (chunk.tooLong()) {
            return refused(
                    chunk, new Refusal(ArticleRules.TOO_LARGE, "the item is longer than " + maxItemBytes + " bytes"));
        }
        if (!chunk.complete()) {
            return refused(chunk, new Refusal(BAD_JSON, "the input ends before the array's closing bracket"));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(chunk.bytes().duplicate())
                    .toString();
            Article article = json.parse(text);
            Optional<Refusal> refusal = ArticleRules.check(article, clock.millis());
            return refusal.isPresent() ? refused(chunk, refusal.get()) : new Accepted(article, chunk.line());
        } catch (CharacterCodingException e) {
            return refused(chunk, new Refusal(BAD_JSON, "invalid UTF-8; save the file as UTF-8"));
        } catch (ArticleJson.RefusedException e) {
            return refused(chunk, e.refusal());
        }
    }

    private static Refused refused(Chunks.Chunk chunk, Refusal refusal) {
        return new Refused(chunk.line(), refusal.reason(), refusal.message(), shown(chunk.bytes()));
    }

    private static String shown(ByteBuffer bytes) {
        ByteBuffer beginning = bytes.slice(0, Math.min(bytes.remaining(), Chunks.KEPT_OF_TOO_LONG));
        String text = StandardCharsets.UTF_8.decode(beginning).toString();
        if (text.length() <= KEPT_TEXT_CHARS) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(KEPT_TEXT_CHARS - 1));
        return text.substring(0, splitsPair ? KEPT_TEXT_CHARS - 1 : KEPT_TEXT_CHARS);
    }

    private void unknownField(String name) {
        if (unknownFields.size() < MAX_UNKNOWN_FIELDS && unknownFields.add(name)) {
            LOG.warn("The field '{}' is not part of an article and is ignored", name);
        }
    }
}
