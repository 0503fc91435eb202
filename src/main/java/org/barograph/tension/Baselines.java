package org.barograph.tension;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
    private final AtHalfLives<Memory> memories = new AtHalfLives<>(hours -> new Memory());

    /** What is known at a half-life, by issue; of no issue, the volume. */
    private static final class Memory {
        private final Map<String, DayEnds> dayEnds = new HashMap<>();
        private final Map<String, Known> known = new HashMap<>();

        /** Forgets the day ends from one on that a series bears on: an issue's own, or those of all. */
        void forget(String issue, long firstDay) {
            DayEnds days = dayEnds.get(issue);
            if (days != null) {
                days.forgetFrom(firstDay);
            }
            known.entrySet()
                    .removeIf(entry -> entry.getValue().lastDay >= firstDay
                            && (issue.isEmpty() || entry.getKey().equals(issue)));
        }
    }

    /** A baseline, null while learning, and the days and constants that it is for. */
    private record Known(long firstDay, long lastDay, ScoreConstants constants, Baseline baseline) {}

    /** Decayed sums at the ends of days: as many of them as any window looks at. */
    private static final class DayEnds {
        /** A power of two above the number of days in a window. */
        private static final int SLOTS = 256;

        private static final long EMPTY = Long.MIN_VALUE;

        private final String issue;
        private final long[] day = new long[SLOTS];
        private final double[] value = new double[SLOTS];

        DayEnds(String issue) {
            this.issue = issue;
            Arrays.fill(day, EMPTY);
        }

        void forgetFrom(long firstDay) {
            for (int slot = 0; slot < SLOTS; slot++) {
                if (day[slot] >= firstDay) {
                    day[slot] = EMPTY;
                }
            }
        }
    }

    Baselines(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Forgets the day ends that the sum bears on. */
    void changed(SumKey key) {
        if (key.kind() == SumKey.Kind.DYAD) {
            return;
        }
        long firstDay = Math.floorDiv(key.hour(), Hours.PER_DAY) + 1;
        memories.values().forEach(memory -> memory.forget(key.issue(), firstDay));
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
        Memory memory = memories.at(constants.halfLifeHours());
        Known before = memory.known.get(issue);
        if (before == null
                || before.firstDay != first
                || before.lastDay != last
                || !before.constants.equals(constants)) {
            before = new Known(first, last, constants, compute(memory, issue, first, last, constants));
            memory.known.put(issue, before);
        }
        return before.baseline;
    }

    private Baseline compute(Memory memory, String issue, long first, long last, ScoreConstants constants) {
        double[] shares = new double[FROM_DAYS - TO_DAYS + 1];
        DayEnds volumes = memory.dayEnds.computeIfAbsent("", DayEnds::new);
        DayEnds strains = memory.dayEnds.computeIfAbsent(issue, DayEnds::new);
        int count = 0;
        for (long day = first; day <= last; day++) {
            double volume = dayEnd(volumes, day, constants.halfLifeHours());
            if (volume >= constants.prior()) {
                shares[count++] = dayEnd(strains, day, constants.halfLifeHours()) / volume;
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

    private double dayEnd(DayEnds days, long day, double halfLifeHours) {
        int slot = (int) Math.floorMod(day, (long) DayEnds.SLOTS);
        if (days.day[slot] != day) {
            long endMs = day * Hours.PER_DAY * Hours.MS;
            Decay decay = ledger.decay(halfLifeHours);
            days.value[slot] = days.issue.isEmpty()
                    ? ledger.volume().at(endMs, decay).weight()
                    : ledger.issue(days.issue).at(endMs, decay).strain();
            days.day[slot] = day;
        }
        return days.value[slot];
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
