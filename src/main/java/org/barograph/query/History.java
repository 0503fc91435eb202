package org.barograph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import org.barograph.stream.TensionRecords;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.Hours;
import org.barograph.tension.Ledger;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;

/**
 * How an issue's score went.
 *
 * @param issueId id of the issue
 * @param as {@code revised} by everything that came since, or {@code known}: as it was written at the close of each hour
 * @param stepHours hours from one row to the next
 * @param rows the oldest first
 */
public record History(String issueId, String as, int stepHours, List<HistoryRow> rows) {
    /** So many rows a history has at most. */
    public static final int MAX_ROWS = 1_000_000;

    public History {
        rows = List.copyOf(rows);
    }

    /**
     * The span of a history.
     *
     * @param fromMs the first instant, ms since 1970, or empty: the first end of a step with articles before it
     * @param toMs the last instant, ms since 1970, or empty: the end of the newest hour with articles
     * @param stepHours hours from one row to the next, 1 or more
     * @throws IllegalArgumentException if the last instant lies before the first, or the step is no step
     */
    public record Span(OptionalLong fromMs, OptionalLong toMs, int stepHours) {
        public Span {
            if (stepHours < 1) {
                throw new IllegalArgumentException("The step is " + stepHours + "; expected 1 or more hours");
            }
            if (fromMs.isPresent() && toMs.isPresent() && toMs.getAsLong() < fromMs.getAsLong()) {
                throw new IllegalArgumentException("The last instant, " + Instant.ofEpochMilli(toMs.getAsLong())
                        + ", lies before the first, " + Instant.ofEpochMilli(fromMs.getAsLong()));
            }
        }

        long stepMs() {
            return stepHours * Hours.MS;
        }

        /** The instants within the span: empty where there are no articles and no instants were given. */
        private List<Long> instants(Ledger ledger) {
            long[] hours = ledger.volume().hoursAfter(Long.MIN_VALUE, Long.MAX_VALUE);
            if (hours.length == 0 && (fromMs.isEmpty() || toMs.isEmpty())) {
                return List.of();
            }
            long first = fromMs.isPresent()
                    ? fromMs.getAsLong()
                    : Math.floorDiv(Hours.startMs(hours[0]), stepMs()) * stepMs() + stepMs();
            long last = toMs.isPresent() ? toMs.getAsLong() : Hours.startMs(hours[hours.length - 1] + 1);
            if ((last - first) / stepMs() >= MAX_ROWS) {
                throw new IllegalArgumentException(
                        "That would be more than " + MAX_ROWS + " rows: give a later beginning, or a longer step");
            }
            List<Long> instants = new ArrayList<>();
            for (long at = first; at <= last; at += stepMs()) {
                instants.add(at);
            }
            return instants;
        }
    }

    /**
     * Computes it from the sums, with everything that is known today.
     *
     * @param constants with the half-life to score at
     * @throws IllegalArgumentException if that would be more than {@link #MAX_ROWS} rows
     */
    public static History revised(Ledger ledger, ScoreConstants constants, String issue, Span span) {
        Scorer scorer = new Scorer(ledger, constants);
        List<HistoryRow> rows = new ArrayList<>();
        for (long at : span.instants(ledger)) {
            Score score = scorer.score(issue, at);
            long hour = Hours.of(at - 1);
            IssueHistory record = TensionRecords.history(score, ledger.volume().newestThrough(hour), hour, "");
            rows.add(HistoryRow.of(record, scorer.momentum(issue, at), scorer.changeOverDay(score), constants));
        }
        return new History(issue, "revised", span.stepHours, rows);
    }

    /**
     * Takes the last record of each step.
     *
     * @param records the closed hours of the issue, by the instant that each score is for
     */
    public static History known(NavigableMap<Instant, IssueHistory> records, String issue, Span span) {
        Map<Long, IssueHistory> lastOfStep = new LinkedHashMap<>();
        records.forEach((asOf, record) -> {
            long at = asOf.toEpochMilli();
            if (at >= span.fromMs.orElse(Long.MIN_VALUE) && at <= span.toMs.orElse(Long.MAX_VALUE)) {
                lastOfStep.put(Math.floorDiv(at - 1, span.stepMs()), record);
            }
        });
        List<HistoryRow> rows = new ArrayList<>();
        lastOfStep.values().forEach(record -> rows.add(HistoryRow.of(record, null, null, ScoreConstants.DEFAULT)));
        return new History(issue, "known", span.stepHours, rows);
    }
}
