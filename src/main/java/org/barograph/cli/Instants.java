package org.barograph.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Reads instants from the command line. */
final class Instants {
    private Instants() {}

    /**
     * An instant, ms since 1970; of a day alone its beginning, UTC.
     *
     * @throws UserException if it is neither
     */
    static long of(String option, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli()
                    : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new UserException(
                    option + " '" + text + "' is no instant: write it like 2014-08-01T00:00:00Z, or 2014-08-01", e);
        }
    }
}
