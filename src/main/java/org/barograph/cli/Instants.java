package org.barograph.cli;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads instants from the command line. */
final class Instants {
    private static final int MAX_YEAR = 9999;

    private Instants() {}

    /**
     * An instant, ms since 1970; of a day alone its beginning, UTC.
     *
     * @throws ParameterException if it is neither, or not of the years 1 to 9999
     */
    static long of(CommandSpec spec, String option, String text) {
        try {
            OffsetDateTime instant = text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text);
            if (instant.getYear() >= 1 && instant.getYear() <= MAX_YEAR) {
                return instant.toInstant().toEpochMilli();
            }
            throw new ParameterException(
                    spec.commandLine(), option + " '" + text + "' is not of the years 1 to " + MAX_YEAR);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " '" + text + "' is no instant: write it like 2014-08-01T00:00:00Z, or 2014-08-01 for its"
                            + " beginning",
                    e);
        }
    }

    /** The same, or empty where the option was not given. */
    static OptionalLong ofOptional(CommandSpec spec, String option, String text) {
        return text == null ? OptionalLong.empty() : OptionalLong.of(of(spec, option, text));
    }
}
