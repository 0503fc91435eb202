package org.barograph.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.barograph.stream.avro.Article;

/**
 * What an article must be to count. A retraction needs an id alone.
 *
 * <p>The same rules hold at every entrance, and once more where articles are read from Kafka, since any producer may
 * write there.
 */
public final class ArticleRules {
    public static final String MISSING_ID = "missing-id";
    public static final String BAD_ID = "bad-id";
    public static final String MISSING_SOURCE = "missing-source";
    public static final String MISSING_DATE = "missing-date";
    public static final String BAD_DATE = "bad-date";
    public static final String FUTURE_DATE = "future-date";
    public static final String EMPTY_TEXT = "empty-text";
    public static final String TOO_LARGE = "too-large";
    public static final String BAD_FIELD = "bad-field";

    /** Longest id, UTF-16 units. */
    public static final int MAX_ID_CHARS = 512;

    /** Longest name of a source, UTF-16 units. */
    public static final int MAX_SOURCE_CHARS = 1_000;

    /** Longest language tag: BCP 47 advises at least 35. */
    public static final int MAX_LANGUAGE_CHARS = 100;

    /** Longest address: what browsers and proxies take at most. */
    public static final int MAX_URL_CHARS = 8_192;

    /** Largest article in Avro's binary form, bytes: with its key and headers it stays below Kafka's usual 1 MiB. */
    public static final int MAX_BYTES = 900_000;

    /** How far a publication time may lie ahead of the append time: clocks and time zones err. */
    public static final Duration MAX_AHEAD = Duration.ofHours(1);

    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** UTF-8 takes at most three bytes for a UTF-16 unit. */
    private static final int MAX_BYTES_PER_CHAR = 3;

    /** More than what the fields other than strings, and the lengths of the strings, take. */
    private static final int OTHER_FIELDS_BYTES = 64;

    private static final int MAX_LANGUAGE_CODE = 3;

    private ArticleRules() {}

    /**
     * Returns why an article is refused, or nothing if it keeps the rules. The first reason counts, in the order: id,
     * size, other fields, source, date, text.
     *
     * @param appendTimeMs when it came, epoch milliseconds: the broker's append time, or now
     */
    public static Optional<Refusal> check(Article article, long appendTimeMs) {
        Refusal refusal = id(article.getId());
        if (refusal == null) {
            refusal = size(article);
        }
        if (refusal == null) {
            refusal = fields(article);
        }
        if (refusal == null && !article.getRetracted()) {
            refusal = source(article.getSource());
            if (refusal == null) {
                refusal = date(article.getPublishedAt(), appendTimeMs);
            }
            if (refusal == null && isBlank(article.getTitle()) && isBlank(article.getBody())) {
                refusal = new Refusal(EMPTY_TEXT, "title and body are both empty; at least one must have text");
            }
        }
        return Optional.ofNullable(refusal);
    }

    private static Refusal id(String id) {
        if (isBlank(id)) {
            return new Refusal(MISSING_ID, "id is missing; give each article a unique id, such as source:number");
        }
        if (id.length() > MAX_ID_CHARS) {
            return new Refusal(BAD_ID, "id has " + id.length() + " characters; at most " + MAX_ID_CHARS);
        }
        for (int i = 0; i < id.length(); ) {
            int c = id.codePointAt(i);
            if (Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                return new Refusal(
                        BAD_ID, String.format("id has U+%04X at position %d; no control characters or halves", c, i));
            }
            i += Character.charCount(c);
        }
        return null;
    }

    private static Refusal size(Article article) {
        long chars = (long) length(article.getId())
                + length(article.getSource())
                + length(article.getLanguage())
                + length(article.getTitle())
                + length(article.getBody())
                + length(article.getUrl());
        if (chars * MAX_BYTES_PER_CHAR + OTHER_FIELDS_BYTES <= MAX_BYTES) {
            return null;
        }
        long bytes = utf8Length(article.getId())
                + utf8Length(article.getSource())
                + utf8Length(article.getLanguage())
                + utf8Length(article.getTitle())
                + utf8Length(article.getBody())
                + utf8Length(article.getUrl())
                + OTHER_FIELDS_BYTES;
        return bytes <= MAX_BYTES
                ? null
                : new Refusal(TOO_LARGE, "the article takes " + bytes + " bytes; at most " + MAX_BYTES);
    }

    private static Refusal fields(Article article) {
        if (article.getRevision() < 1) {
            return new Refusal(BAD_FIELD, "revision is " + article.getRevision() + "; from 1 to 2147483647");
        }
        if (length(article.getSource()) > MAX_SOURCE_CHARS) {
            return tooLong("source", article.getSource(), MAX_SOURCE_CHARS);
        }
        if (length(article.getLanguage()) > MAX_LANGUAGE_CHARS) {
            return tooLong("language", article.getLanguage(), MAX_LANGUAGE_CHARS);
        }
        if (!isLanguageTag(article.getLanguage())) {
            return new Refusal(
                    BAD_FIELD,
                    "language is '" + article.getLanguage() + "'; write a BCP 47 tag, such as en, en-GB or zh-Hans");
        }
        if (length(article.getUrl()) > MAX_URL_CHARS) {
            return tooLong("url", article.getUrl(), MAX_URL_CHARS);
        }
        return null;
    }

    /**
     * Whether a tag keeps the syntax of BCP 47 and names its language by two or three letters, as all registered ones do:
     * {@code english} does not. An empty one says nothing, and is accepted.
     */
    private static boolean isLanguageTag(String tag) {
        String bare = tag == null ? "" : tag.strip();
        if (bare.length() <= MAX_LANGUAGE_CODE && bare.chars().allMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z')) {
            return bare.length() != 1;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(bare).build();
            return locale.getLanguage().length() <= MAX_LANGUAGE_CODE;
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static Refusal tooLong(String field, String value, int max) {
        return new Refusal(BAD_FIELD, field + " has " + value.length() + " characters; at most " + max);
    }

    private static Refusal source(String source) {
        return isBlank(source) ? new Refusal(MISSING_SOURCE, "source is missing; name the outlet or feed") : null;
    }

    private static Refusal date(Instant publishedAt, long appendTimeMs) {
        if (publishedAt == null) {
            return new Refusal(MISSING_DATE, "published_at is missing; say when the outlet published the article");
        }
        if (publishedAt.isBefore(EARLIEST)) {
            return new Refusal(BAD_DATE, "published_at is " + publishedAt + "; not before " + EARLIEST);
        }
        Instant latest = Instant.ofEpochMilli(appendTimeMs).plus(MAX_AHEAD);
        if (publishedAt.isAfter(latest)) {
            return new Refusal(
                    FUTURE_DATE,
                    "published_at is " + publishedAt + ", more than " + MAX_AHEAD.toHours() + " h after it came ("
                            + Instant.ofEpochMilli(appendTimeMs) + ")");
        }
        return null;
    }

    /** Whether there is nothing to see: spaces of all kinds, invisible marks and control characters. */
    private static boolean isBlank(String text) {
        return text == null
                || text.codePoints()
                        .allMatch(c -> Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT);
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static long utf8Length(String text) {
        long bytes = 0;
        for (int i = 0; i < length(text); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
