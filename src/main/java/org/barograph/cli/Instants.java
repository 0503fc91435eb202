package org.barograph.cli;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads instants from the command line. */
final class Instants {
    private Instants() {}

    /**
     * An instant, ms since 1970; of a day alone its beginning, UTC.
     *
     * @throws ParameterException if it is neither
     */
    static long of(CommandSpec spec, String option, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " '" + text + "' is no instant: write it like 2014-08-01T00:00:00Z, or 2014-08-01 for its"
                            + " beginning",
                    e);
        }
    }
}
