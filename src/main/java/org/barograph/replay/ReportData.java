package org.barograph.replay;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.barograph.catalog.IssueSummary;
import org.barograph.tension.Alert;
import org.barograph.tension.Contribution;

/** What the report shows: the days of each issue, its peaks with their stories, and its alerts. */
final class ReportData {
    private static final int STORIES_PER_PEAK = 6;
    private static final int PEAKS = 8;
    /** Peaks stand at least so far apart, days: nearer ones are one event. */
    private static final long PEAK_DISTANCE_DAYS = 21;

    private static final int ALERT_STORIES = 3;

    private final List<LocalDate> days = new ArrayList<>();
    private final Map<String, Line> lines = new TreeMap<>();
    private final List<AlertLine> alerts = new ArrayList<>();

    /** A peak and the stories that made it. */
    record Peak(LocalDate day, int tensionE4, List<Contribution> stories) {}

    /** A change of an alert. */
    record AlertLine(Alert alert, List<Contribution> stories) {}

    /** The days of one issue; tension and band in tenths of a point. */
    static final class Line {
        private final IssueSummary issue;
        private final Shorts tension = new Shorts();
        private final Shorts low = new Shorts();
        private final Shorts high = new Shorts();
        private final SortedMap<YearMonth, Peak> months = new TreeMap<>();

        Line(IssueSummary issue) {
            this.issue = issue;
        }

        IssueSummary issue() {
            return issue;
        }

        short[] tension() {
            return tension.all();
        }

        short[] low() {
            return low.all();
        }

        short[] high() {
            return high.all();
        }

        /** The highest days that stand apart from each other, in the order of time. */
        List<Peak> peaks() {
            List<Peak> highest = new ArrayList<>(months.values());
            highest.sort(Comparator.comparingInt((Peak peak) -> -peak.tensionE4).thenComparing(Peak::day));
            List<Peak> chosen = new ArrayList<>();
            for (Peak peak : highest) {
                boolean apart = chosen.stream()
                        .allMatch(other ->
                                Math.abs(other.day.toEpochDay() - peak.day.toEpochDay()) >= PEAK_DISTANCE_DAYS);
                if (apart && peak.tensionE4 > 0 && chosen.size() < PEAKS) {
                    chosen.add(peak);
                }
            }
            chosen.sort(Comparator.comparing(Peak::day));
            return chosen;
        }
    }

    private static final class Shorts {
        private short[] values = new short[256];
        private int size;

        void add(double points) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = (short) Math.rint(10 * points);
        }

        short[] all() {
            return Arrays.copyOf(values, size);
        }
    }

    void day(DayScore score, Supplier<List<Contribution>> contributions) {
        if (days.isEmpty() || !days.get(days.size() - 1).equals(score.day())) {
            days.add(score.day());
        }
        Line line = lines.computeIfAbsent(score.issue().id(), id -> new Line(score.issue()));
        line.tension.add(score.score().tension());
        line.low.add(score.score().bandLow());
        line.high.add(score.score().bandHigh());
        Peak known = line.months.get(YearMonth.from(score.day()));
        int tensionE4 = score.score().tensionE4();
        if (known == null || tensionE4 > known.tensionE4) {
            List<Contribution> stories = tensionE4 == 0 ? List.of() : heaviest(contributions.get(), STORIES_PER_PEAK);
            line.months.put(YearMonth.from(score.day()), new Peak(score.day(), tensionE4, stories));
        }
    }

    void alert(Alert alert, List<Contribution> contributions) {
        alerts.add(new AlertLine(alert, heaviest(contributions, ALERT_STORIES)));
    }

    /** The stories that raise a score most. */
    static List<Contribution> heaviest(List<Contribution> contributions, int most) {
        return contributions.stream()
                .filter(line -> line.kind() == Contribution.Kind.STORY && line.pointsE4() > 0)
                .sorted(Comparator.comparingInt((Contribution line) -> -line.pointsE4())
                        .thenComparing(Contribution::id))
                .limit(most)
                .toList();
    }

    List<LocalDate> days() {
        return days;
    }

    List<Line> lines() {
        return new ArrayList<>(lines.values());
    }

    List<AlertLine> alerts() {
        return alerts;
    }
}
