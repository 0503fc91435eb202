package org.barograph.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One text to code, of one line of JSON. */
final class CodeInput {
    /** Older event data write dates so; the years are 2000 to 2099. */
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("uuMMdd");

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Field id = new Field("id");
    private final Field text = new Field("text");
    private final Field title = new Field("title");
    private final Field body = new Field("body");
    private final Field date = new Field("date");
    private final Field publishedAt = new Field("published_at");
    private LocalDate day;
    private boolean retracted;

    private CodeInput() {}

    /** A line that can't be coded, and why. */
    static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1L;

        BadLineException(String message) {
            super(message);
        }
    }

    /** A field that may be there: a string, null, or what it may not be. */
    private static final class Field {
        private final String name;
        private String value;
        private boolean wrong;

        Field(String name) {
            this.name = name;
        }

        void read(JsonParser parser, JsonToken token) throws IOException {
            boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
            boolean text = token == JsonToken.VALUE_STRING || (number && name.equals("id"));
            value = text ? parser.getText() : null;
            wrong = !text && token != JsonToken.VALUE_NULL;
            parser.skipChildren();
        }

        void check() throws BadLineException {
            if (wrong) {
                throw new BadLineException("'" + name + "' must be a string");
            }
        }
    }

    /**
     * Reads a line.
     *
     * @throws BadLineException if it is not an object with id and text, or with id and title or body
     */
    static CodeInput parse(String line) throws BadLineException {
        if (line.isBlank()) {
            throw new BadLineException("the line is blank; a JSON object with id and text is expected");
        }
        CodeInput input = new CodeInput();
        try (JsonParser parser = FACTORY.createParser(line)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                parser.skipChildren();
                throw new BadLineException("not a JSON object; one with id and text is expected");
            }
            input.read(parser);
        } catch (JsonProcessingException e) {
            throw new BadLineException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadLineException("not JSON: " + e.getMessage());
        }
        input.check();
        return input;
    }

    private void read(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Field field = field(name);
            JsonToken token = parser.nextToken();
            retracted |= name.equals("retracted") && token == JsonToken.VALUE_TRUE;
            if (field == null) {
                parser.skipChildren();
            } else {
                field.read(parser, token);
            }
        }
    }

    private Field field(String name) {
        return switch (name) {
            case "id" -> id;
            case "text" -> text;
            case "title" -> title;
            case "body" -> body;
            case "date" -> date;
            case "published_at" -> publishedAt;
            default -> null;
        };
    }

    private void check() throws BadLineException {
        id.check();
        if (id.value == null || id.value.isEmpty()) {
            throw new BadLineException("no id; a non-empty string is expected");
        }
        date.check();
        if (date.value == null) {
            publishedAt.check();
        }
        day = dayOf();
        text.check();
        if (text.value == null && !retracted) {
            title.check();
            body.check();
            if (title.value == null && body.value == null) {
                throw new BadLineException("no text, nor title or body, in the record with id " + id.value);
            }
        }
    }

    private LocalDate dayOf() throws BadLineException {
        Field given = date.value == null ? publishedAt : date;
        try {
            if (given.value == null) {
                return null;
            }
            if (given == date) {
                return switch (given.value.length()) {
                    case 6 -> LocalDate.parse(given.value, SHORT_DATE);
                    case 8 -> LocalDate.parse(given.value, DateTimeFormatter.BASIC_ISO_DATE);
                    default -> LocalDate.parse(given.value, DateTimeFormatter.ISO_DATE);
                };
            }
            return OffsetDateTime.parse(given.value)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDate();
        } catch (DateTimeException e) {
            throw new BadLineException("'" + given.name + "' is not a date: " + given.value);
        }
    }

    /** Whether it takes an article back, so that there is nothing to code. */
    boolean isRetraction() {
        return retracted && text.value == null;
    }

    String id() {
        return id.value;
    }

    /** The text, or null if title and body were given instead. */
    String text() {
        return text.value;
    }

    /** The headline; empty if there was none. */
    String title() {
        return title.value == null ? "" : title.value;
    }

    /** The article's text; empty if there was none. */
    String body() {
        return body.value == null ? "" : body.value;
    }

    /** The day that it is of (UTC), or null if none was given. */
    LocalDate day() {
        return day;
    }
}
