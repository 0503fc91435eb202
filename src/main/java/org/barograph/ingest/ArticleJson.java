package org.barograph.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barograph.stream.ArticleRules;
import org.barograph.stream.Refusal;
import org.barograph.stream.avro.Article;

/**
 * Reads one article from one JSON object: {@code id, source, published_at, language, title, body, url, revision,
 * retracted}. A field that is null is a field that is missing. Whether the article keeps {@link ArticleRules} is not
 * checked here.
 */
final class ArticleJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** RFC 3339, section 5.6: date, {@code T} or a space, time with seconds, optional fraction, {@code Z} or offset. */
    private static final Pattern RFC_3339 = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}):(\\d{2})(?:(\\.\\d{1,9})\\d*)?([Zz]|[+-]\\d{2}:\\d{2})");

    /** The revision of a retraction that names none: nothing undoes it. */
    private static final int FINAL = Integer.MAX_VALUE;

    private final Consumer<String> unknownField;

    /** Says why a text is no article. */
    static final class RefusedException extends Exception {
        private final transient Refusal refusal;

        RefusedException(String reason, String message) {
            super(message, null, false, false);
            refusal = new Refusal(reason, message);
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /** @param unknownField told the name of each field that is ignored */
    ArticleJson(Consumer<String> unknownField) {
        this.unknownField = unknownField;
    }

    Article parse(String text) throws RefusedException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw badJson("expected a JSON object, {...}");
            }
            Article article = fields(parser);
            if (parser.nextToken() != null) {
                throw badJson("something follows after the object's end");
            }
            return article;
        } catch (JsonProcessingException e) {
            throw badJson(e.getOriginalMessage() + at(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedException badJson(String message) {
        return new RefusedException(ArticleReader.BAD_JSON, message);
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (at character " + Math.max(0, e.getLocation().getCharOffset()) + ")";
    }

    private Article fields(JsonParser parser) throws IOException, RefusedException {
        Article article = new Article("", "", null, "en", "", "", null, 1, false);
        boolean revisionGiven = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            boolean isNull = parser.nextToken() == JsonToken.VALUE_NULL;
            switch (field) {
                case "id" -> article.setId(string(parser, ""));
                case "source" -> article.setSource(string(parser, ""));
                case "published_at" -> article.setPublishedAt(instant(string(parser, "")));
                case "language" -> article.setLanguage(language(string(parser, "")));
                case "title" -> article.setTitle(string(parser, ""));
                case "body" -> article.setBody(string(parser, ""));
                case "url" -> article.setUrl(string(parser, null));
                case "revision" -> {
                    revisionGiven = !isNull;
                    article.setRevision(isNull ? 1 : revision(parser));
                }
                case "retracted" -> article.setRetracted(!isNull && bool(parser));
                default -> {
                    unknownField.accept(field);
                    parser.skipChildren();
                }
            }
        }
        if (article.getRetracted() && !revisionGiven) {
            article.setRevision(FINAL);
        }
        return article;
    }

    private static String string(JsonParser parser, String ifNull) throws IOException, RefusedException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> ifNull;
            case VALUE_STRING -> parser.getText();
            default -> throw wrongType(parser, "a string");
        };
    }

    private static String language(String tag) {
        return tag.isBlank() ? "en" : tag;
    }

    private static boolean bool(JsonParser parser) throws IOException, RefusedException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrongType(parser, "true or false");
        };
    }

    private static int revision(JsonParser parser) throws IOException, RefusedException {
        boolean inRange = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == JsonParser.NumberType.INT
                && parser.getIntValue() >= 1;
        if (!inRange) {
            throw wrongType(parser, "a whole number from 1 to 2147483647");
        }
        return parser.getIntValue();
    }

    private static RefusedException wrongType(JsonParser parser, String expected) throws IOException {
        String found =
                switch (parser.currentToken()) {
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "an array";
                    case VALUE_STRING -> "a string";
                    default -> parser.getText();
                };
        return new RefusedException(
                ArticleRules.BAD_FIELD, parser.currentName() + " is " + found + "; expected " + expected);
    }

    private static Instant instant(String text) throws RefusedException {
        if (text.isBlank()) {
            return null;
        }
        Matcher parts = RFC_3339.matcher(text.strip());
        if (!parts.matches()) {
            throw badDate(text, "expected RFC 3339 with a zone, such as 2024-03-11T07:45:00Z");
        }
        String fraction = parts.group(4) == null ? "" : parts.group(4);
        // A leap second is the second before it: Java's clock has none.
        String seconds = parts.group(3).equals("60") ? "59" : parts.group(3);
        try {
            return OffsetDateTime.parse(parts.group(1) + "T" + parts.group(2) + ":" + seconds + fraction
                            + parts.group(5).toUpperCase(Locale.ROOT))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw badDate(text, e.getMessage());
        }
    }

    private static RefusedException badDate(String text, String why) {
        String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
        return new RefusedException(ArticleRules.BAD_DATE, "published_at is '" + shown + "': " + why);
    }
}
