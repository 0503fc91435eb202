package org.barograph.tension;

/**
 * How long sums are kept.
 *
 * @param totalDays volume and the issues' totals, days behind the newest hour; 0 is for ever. At least
 *     {@value #LEAST_TOTAL_DAYS}, which a score with its baseline looks back on
 * @param dyadDays the issues' strain by dyad, days; 0 is for ever. At least {@value #LEAST_DYAD_DAYS}
 */
public record Retention(int totalDays, int dyadDays) {
    /** A baseline of 97 days, and the 168 days that a half-life of 168 h looks back before it. */
    public static final int LEAST_TOTAL_DAYS = 270;

    /** What a half-life of 72 h looks back on, and the horizon within which corrections come. */
    public static final int LEAST_DYAD_DAYS = 150;

    /** Totals for ever, dyads for 400 days. */
    public static final Retention DEFAULT = new Retention(0, 400);

    public Retention {
        if (totalDays != 0 && totalDays < LEAST_TOTAL_DAYS || dyadDays != 0 && dyadDays < LEAST_DYAD_DAYS) {
            throw new IllegalArgumentException("Totals must be kept " + LEAST_TOTAL_DAYS + " days or more and dyads "
                    + LEAST_DYAD_DAYS + ", 0 for ever; got " + totalDays + " and " + dyadDays);
        }
    }

    /** Leaves out of a ledger what is not kept any more, whether or not a sweep has come to it yet. */
    public void applyTo(Ledger ledger) {
        ledger.newestHour().ifPresent(newest -> ledger.dropBefore(first(totalDays, newest), first(dyadDays, newest)));
    }

    private static long first(int days, long newestHour) {
        return days == 0 ? Long.MIN_VALUE : newestHour - days * Hours.PER_DAY;
    }

    /** A sum is kept while the newest hour with volume is not after this one, hours since 1970. */
    public long keptThrough(SumKey key) {
        int days = key.kind() == SumKey.Kind.DYAD ? dyadDays : totalDays;
        return days == 0 ? Long.MAX_VALUE : key.hour() + days * Hours.PER_DAY;
    }
}
