package org.barograph.tension;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An issue's own normal: the median and spread of its raw share at the ends of past UTC days, 97 to 8 days back, days of
 * little volume left out. Past day ends are computed once and kept until one of their sums changes.
 */
final class Baselines {
    static final int FROM_DAYS = 97;
    private static final int TO_DAYS = 8;
    private static final int MIN_DAYS = 28;

    /** A consistent estimate of the standard deviation of a normal distribution is 1.4826 times its MAD. */
    private static final double MAD_TO_DEVIATION = 1.4826;

    private final Ledger ledger;
    private final Map<SeriesAtHalfLife, TreeMap<Long, Double>> dayEnds = new HashMap<>();

    private record SeriesAtHalfLife(String issue, double halfLifeHours) {}

    Baselines(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Forgets the day ends that the sum bears on. */
    void changed(SumKey key) {
        if (key.kind() == SumKey.Kind.DYAD) {
            return;
        }
        long firstDay = Math.floorDiv(key.hour(), Hours.PER_DAY) + 1;
        dayEnds.forEach((series, days) -> {
            if (series.issue.equals(key.issue())) {
                days.tailMap(firstDay, true).clear();
            }
        });
    }

    /**
     * The baseline of an issue at an instant.
     *
     * @return null while learning: fewer than 28 days with enough volume
     */
    Baseline at(String issue, long asOfMs, ScoreConstants constants) {
        long dayMs = Hours.PER_DAY * Hours.MS;
        long first = -Math.floorDiv(-(asOfMs - FROM_DAYS * dayMs), dayMs);
        long last = Math.floorDiv(asOfMs - TO_DAYS * dayMs, dayMs);
        double[] shares = new double[FROM_DAYS - TO_DAYS + 1];
        int count = 0;
        for (long day = first; day <= last; day++) {
            double volume = dayEnd("", day, constants.halfLifeHours());
            if (volume >= constants.prior()) {
                shares[count++] = dayEnd(issue, day, constants.halfLifeHours()) / volume;
            }
        }
        if (count < MIN_DAYS) {
            return null;
        }
        double[] sorted = Arrays.copyOf(shares, count);
        double median = median(sorted);
        double[] deviations = new double[count];
        for (int i = 0; i < count; i++) {
            deviations[i] = Math.abs(sorted[i] - median);
        }
        double spread = Math.max(MAD_TO_DEVIATION * median(deviations), constants.hotShare() / 10);
        return new Baseline(median, spread, sorted);
    }

    private double dayEnd(String issue, long day, double halfLifeHours) {
        TreeMap<Long, Double> days =
                dayEnds.computeIfAbsent(new SeriesAtHalfLife(issue, halfLifeHours), s -> new TreeMap<>());
        Double known = days.get(day);
        if (known == null) {
            long endMs = day * Hours.PER_DAY * Hours.MS;
            Decay decay = ledger.decay(halfLifeHours);
            known = issue.isEmpty()
                    ? ledger.volume().at(endMs, decay).weight()
                    : ledger.issue(issue).at(endMs, decay).strain();
            days.put(day, known);
            // The window never looks back further than this from the newest day asked for.
            days.headMap(days.lastKey() - 2L * FROM_DAYS, false).clear();
        }
        return known;
    }

    /** Sorts the values and gives their median, the mean of the two in the middle where their number is even. */
    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /**
     * An issue's normal.
     *
     * @param share b: median raw share
     * @param spread s: 1.4826·MAD, at least c/10
     * @param days the raw shares of the days, ascending
     */
    record Baseline(double share, double spread, double[] days) {
        /** Share of the days, in [0, 100], whose raw share is below this one. */
        double percentileOf(double rawShare) {
            int below = 0;
            for (double day : days) {
                if (day < rawShare) {
                    below++;
                }
            }
            return 100.0 * below / days.length;
        }
    }
}
