package org.barograph.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barograph.query.ScoreQueries;
import org.barograph.query.ScoreQueries.View;

/** Reads the parameters of a request; what is wrong is a {@link BadRequestException} that says what is expected. */
final class Parameters {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_SHOWN_CHARS = 60;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15}):(\\d{1,9})");

    private Parameters() {}

    /** {@code at} and {@code halfLife}. */
    static View view(Context context) {
        return new View(instant(context, "at"), halfLife(context));
    }

    /** An instant, or a day for its beginning; null where it is not given. */
    static Instant instant(Context context, String name) {
        String text = given(context, name);
        if (text == null) {
            return null;
        }
        Instant instant;
        try {
            // A plus sign in an address is a space.
            String unspaced = text.strip().replace(' ', '+');
            instant = unspaced.indexOf('T') < 0
                    ? LocalDate.parse(unspaced).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(unspaced).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequestException(name + " is '" + shown(text)
                    + "'; expected an instant such as 2014-08-01T00:00:00Z, or a day such as 2014-08-01");
        }
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new BadRequestException(
                    name + " is " + shown(text) + "; expected a time from " + EARLIEST + " to " + LATEST);
        }
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static int halfLife(Context context) {
        return number(context, "halfLife", ScoreQueries.HALF_LIFE_HOURS, 1, ScoreQueries.MAX_HALF_LIFE_HOURS);
    }

    /** A whole number; the standard where it is not given. */
    static int number(Context context, String name, int standard, int least, int most) {
        String text = given(context, name);
        if (text == null) {
            return standard;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadRequestException(wrongNumber(name, text, least, most));
        }
        throw new BadRequestException(wrongNumber(name, text, least, most));
    }

    private static String wrongNumber(String name, String text, int least, int most) {
        return name + " is '" + shown(text) + "'; expected a whole number from " + least + " to " + most;
    }

    /** One of these words; the first where it is not given. */
    static String choice(Context context, String name, List<String> words) {
        String text = given(context, name);
        if (text == null) {
            return words.get(0);
        }
        if (!words.contains(text)) {
            throw new BadRequestException(
                    name + " is '" + shown(text) + "'; expected one of " + String.join(", ", words));
        }
        return text;
    }

    /** True, false, or null where it is not given. */
    static Boolean flag(Context context, String name) {
        String text = given(context, name);
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw new BadRequestException(name + " is '" + shown(text) + "'; expected true or false");
        }
        return Boolean.valueOf(text);
    }

    /** A text of so many characters at the most; null where it is not given. */
    static String text(Context context, String name, int maxChars) {
        String text = given(context, name);
        if (text != null && text.length() > maxChars) {
            throw new BadRequestException(name + " has " + text.length() + " characters; at most " + maxChars);
        }
        return text;
    }

    static boolean csv(Context context) {
        return choice(context, "format", List.of("json", "csv")).equals("csv");
    }

    /**
     * Where a list goes on.
     *
     * @param at the instant that the earlier pages were for, or null at the beginning
     */
    record Page(Instant at, int offset, int limit) {
        /** What was asked for, at the instant of the earlier pages. */
        View view(View asked) {
            return asked.at() == null && at != null ? new View(at, asked.halfLifeHours()) : asked;
        }

        /** The items of this page. */
        <T> List<T> of(List<T> all) {
            int from = Math.min(offset, all.size());
            return all.subList(from, Math.min(all.size(), from + limit));
        }

        /** The cursor of the next page, or null at the end. */
        String next(int size, Instant asOf) {
            if (offset >= size - (long) limit) {
                return null;
            }
            String text = asOf.toEpochMilli() + ":" + (offset + limit);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** {@code limit} and {@code cursor}. */
    static Page page(Context context) {
        int limit = number(context, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        String cursor = given(context, "cursor");
        if (cursor == null) {
            return new Page(null, 0, limit);
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            Matcher matcher = CURSOR.matcher(text);
            if (matcher.matches()) {
                return new Page(
                        Instant.ofEpochMilli(Long.parseLong(matcher.group(1))),
                        Integer.parseInt(matcher.group(2)),
                        limit);
            }
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(wrongCursor(cursor));
        }
        throw new BadRequestException(wrongCursor(cursor));
    }

    private static String wrongCursor(String cursor) {
        return "cursor is '" + shown(cursor) + "'; expected what 'next' of the page before says";
    }

    private static String given(Context context, String name) {
        String text = context.queryParam(name);
        return text == null || text.isBlank() ? null : text;
    }

    private static String shown(String text) {
        return text.length() <= MAX_SHOWN_CHARS ? text : text.substring(0, MAX_SHOWN_CHARS) + "...";
    }
}
