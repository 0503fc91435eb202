package org.barograph.tension;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that an analyst should look at.
 *
 * @param issue id of the issue
 * @param kind what passed its threshold
 * @param phase whether it opened, rose further or closed
 * @param openedAtMs instant of the score that opened it, ms since 1970
 * @param asOfMs instant of the score that this change reports, ms since 1970
 * @param threshold points of tension for level, z for anomaly
 * @param tension tension then, [0, 100]
 * @param peak highest tension since it opened, [0, 100]
 * @param z deviation from the baseline then; null while learning
 */
public record Alert(
        String issue,
        Kind kind,
        Phase phase,
        long openedAtMs,
        long asOfMs,
        double threshold,
        double tension,
        double peak,
        Double z) {
    /** What passed its threshold. */
    public enum Kind {
        /** The band's low end. */
        LEVEL,
        /** The deviation from the issue's own baseline. */
        ANOMALY;

        /** The kind that has this name in records and answers. */
        public static Optional<Kind> of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst();
        }

        /** The name in records and answers. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happened to it. */
    public enum Phase {
        OPENED,
        UPDATED,
        CLOSED;

        /** The name in records and answers. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
