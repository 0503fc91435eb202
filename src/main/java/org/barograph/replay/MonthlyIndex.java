package org.barograph.replay;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An index of each issue by month, made like published newspaper indices: 100 times the mean, over the month's days, of
 * the raw share S/M at the day's end, without prior or baseline.
 */
final class MonthlyIndex {
    private final Map<String, SortedMap<YearMonth, Mean>> byIssue = new TreeMap<>();

    private static final class Mean {
        private double sum;
        private int days;
    }

    void add(DayScore day) {
        Mean mean = byIssue.computeIfAbsent(day.issue().id(), issue -> new TreeMap<>())
                .computeIfAbsent(YearMonth.from(day.day()), month -> new Mean());
        mean.sum += day.score().rawShare();
        mean.days++;
    }

    /** The index of an issue by month. */
    SortedMap<YearMonth, Double> of(String issue) {
        SortedMap<YearMonth, Double> index = new TreeMap<>();
        byIssue.getOrDefault(issue, Collections.emptySortedMap())
                .forEach((month, mean) -> index.put(month, 100 * mean.sum / mean.days));
        return index;
    }
}
