package org.barograph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.query.ScoreQueries.View;
import org.barograph.stream.TensionRecords;
import org.barograph.tension.HourSeries;
import org.barograph.tension.Hours;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;

/** Answers about how scores went, and what moved them. */
public final class PastQueries {
    /** So many rows a history has at most. */
    public static final int MAX_ROWS = 10_000;

    /** So many hours a history reads at most, all rows together: those of the most rows at a half-life of a week. */
    private static final long MAX_HOURS_READ = MAX_ROWS * HourSeries.neededHours(168);

    private static final long DAY_MS = Hours.PER_DAY * Hours.MS;

    /** The columns of a history. */
    public static final List<String> HISTORY_COLUMNS = List.of(
            "as_of",
            "tension",
            "band_low",
            "band_high",
            "own_index",
            "z",
            "baseline_tension",
            "volume",
            "state",
            "percentile",
            "total_volume",
            "effective_stories");

    private final ScoreBook book;
    private final ScoreBoards boards;
    private final ScoreConstants constants;

    PastQueries(ScoreBook book, ScoreBoards boards, ScoreConstants constants) {
        this.book = book;
        this.boards = boards;
        this.constants = constants;
    }

    /**
     * How an issue's score went.
     *
     * @param from the first instant, or null for 30 days before the last
     * @param to the last instant, or null for the end of the newest hour up to now
     * @param stepHours hours from one row to the next, 1 or more
     * @param known as it was known at the close of each hour, instead of as revised since
     * @throws IllegalArgumentException if the span is none, or has too many rows
     */
    public HistoryAnswer history(String id, Instant from, Instant to, int stepHours, View view, boolean known) {
        CompiledCatalog current = boards.named().catalog();
        boards.require(current, id);
        return book.read(state -> {
            long nowMs = boards.asOfMs(state, view);
            long toMs = to == null ? Math.floorDiv(nowMs, Hours.MS) * Hours.MS : to.toEpochMilli();
            long fromMs = from == null ? toMs - 30 * DAY_MS : from.toEpochMilli();
            long stepMs = stepHours * Hours.MS;
            if (toMs < fromMs) {
                throw new IllegalArgumentException(
                        "'to' " + Instant.ofEpochMilli(toMs) + " lies before 'from' " + Instant.ofEpochMilli(fromMs));
            }
            long mostRows = known ? MAX_ROWS : mostRows(state, view.halfLifeHours());
            if ((toMs - fromMs) / stepMs >= mostRows) {
                throw new IllegalArgumentException("That would be more than " + mostRows
                        + " rows: ask for a shorter span, a longer step, or a shorter half-life");
            }
            List<List<Object>> rows = known
                    ? knownRows(state, id, fromMs, toMs, stepMs)
                    : revisedRows(state, id, fromMs, toMs, stepMs, view.halfLifeHours());
            Instant first = Instant.ofEpochMilli(fromMs);
            Instant last = Instant.ofEpochMilli(toMs);
            List<Map<String, Object>> alerts = state.alerts().stream()
                    .filter(alert -> alert.issueId().equals(id) && alert.overlaps(first, last))
                    .sorted(Comparator.comparing(AlertEpisode::openedAt))
                    .map(alert -> {
                        Map<String, Object> shown = new LinkedHashMap<>();
                        shown.put("alert_id", alert.alertId());
                        shown.put("kind", alert.kind());
                        shown.put("opened_at", alert.openedAt());
                        shown.put("closed_at", alert.closedAt());
                        return shown;
                    })
                    .toList();
            return new HistoryAnswer(
                    Instant.ofEpochMilli(nowMs),
                    known ? constants.halfLifeHours() : view.halfLifeHours(),
                    current.version(),
                    id,
                    known ? "known" : "revised",
                    first,
                    last,
                    stepHours,
                    HISTORY_COLUMNS,
                    rows,
                    alerts);
        });
    }

    /** A row reads all hours that count at its half-life: the longer that is, the fewer rows there can be. */
    private static long mostRows(ScoreState state, int halfLifeHours) {
        long read = Math.min(
                HourSeries.neededHours(halfLifeHours), state.ledger().volume().size());
        return Math.min(MAX_ROWS, MAX_HOURS_READ / Math.max(1, read));
    }

    /** The rows of an issue's past, each with a cell for each column. */
    public record HistoryAnswer(
            Instant asOf,
            double halfLifeHours,
            String catalogVersion,
            String issueId,
            String as,
            Instant from,
            Instant to,
            int stepHours,
            List<String> columns,
            List<List<Object>> rows,
            List<Map<String, Object>> alerts) {}

    private List<List<Object>> revisedRows(
            ScoreState state, String id, long fromMs, long toMs, long stepMs, int halfLifeHours) {
        Scorer scorer = new Scorer(state.ledger(), constants.withHalfLife(halfLifeHours));
        List<List<Object>> rows = new ArrayList<>();
        for (long at = fromMs; at <= toMs; at += stepMs) {
            Score score = scorer.score(id, at);
            long hour = Hours.of(at - 1);
            rows.add(row(KnownRow.of(
                    TensionRecords.history(score, state.ledger().volume().newestThrough(hour), hour, ""))));
        }
        return rows;
    }

    /** The last known row of each step. */
    private List<List<Object>> knownRows(ScoreState state, String id, long fromMs, long toMs, long stepMs) {
        Map<Long, KnownRow> lastOfStep = new LinkedHashMap<>();
        state.known(id)
                .subMap(fromMs, true, toMs, true)
                .forEach((at, row) -> lastOfStep.put(Math.floorDiv(at - fromMs - 1, stepMs), row));
        return lastOfStep.values().stream().map(this::row).toList();
    }

    private List<Object> row(KnownRow row) {
        List<Object> cells = new ArrayList<>(HISTORY_COLUMNS.size());
        cells.add(Instant.ofEpochMilli(row.asOfMs()));
        cells.add(row.tensionE4() / 1e4);
        cells.add(row.bandLow());
        cells.add(row.bandHigh());
        cells.add(orNull(row.ownIndex()));
        cells.add(orNull(row.z()));
        cells.add(
                Double.isNaN(row.baseline())
                        ? null
                        : (Object) (Math.rint(constants.tension(row.baseline()) * 1e4) / 1e4));
        cells.add(row.volume());
        cells.add(row.state());
        cells.add(orNull(row.percentile()));
        cells.add(row.totalVolume());
        cells.add(orNull(row.effectiveStories()));
        return cells;
    }

    private static Object orNull(double value) {
        return Double.isNaN(value) ? null : (Object) value;
    }

    /**
     * What moved an issue between two instants.
     *
     * @param from the earlier one, or null for a day before the later one
     * @param to the later one, or null for now by the clock
     */
    public Map<String, Object> why(String id, Instant from, Instant to, View view) {
        CompiledCatalog current = boards.named().catalog();
        boards.require(current, id);
        return book.read(state -> {
            long toMs = to == null ? boards.asOfMs(state, view) : to.toEpochMilli();
            long fromMs = from == null ? toMs - DAY_MS : from.toEpochMilli();
            if (toMs < fromMs) {
                throw new IllegalArgumentException(
                        "'to' " + Instant.ofEpochMilli(toMs) + " lies before 'from' " + Instant.ofEpochMilli(fromMs));
            }
            KnownRow then = state.known(id).get(fromMs);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("as_of", Instant.ofEpochMilli(toMs));
            answer.put("catalog_version", current.version());
            answer.putAll(IssueItems.plain(Why.of(
                    boards.snapshot(state, List.of(id)),
                    constants.withHalfLife(view.halfLifeHours()),
                    id,
                    fromMs,
                    toMs,
                    then == null ? null : then.toHistory(id))));
            return answer;
        });
    }
}
