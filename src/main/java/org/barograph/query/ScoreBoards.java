package org.barograph.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.IssueSummary;
import org.barograph.query.ScoreQueries.View;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.Hours;
import org.barograph.tension.RankedStory;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;

/**
 * The boards that answers are taken from, each computed once for an instant and a state of the book. All but
 * {@link #named} is only called while the book is read, which keeps its memory of them safe.
 */
final class ScoreBoards {
    /** Points of a sparkline, a day apart; the last one is the score itself. */
    private static final int SPARKLINE_POINTS = 31;

    private static final int KEPT_BOARDS = 8;
    private static final long DAY_MS = Hours.PER_DAY * Hours.MS;

    private final ScoreBook book;
    private final Supplier<CompiledCatalog> catalog;
    private final ScoreClock scoreClock;
    private final ScoreConstants constants;
    private final Clock clock;
    private Named named;
    /** The newest boards, by what they were computed from; only touched while the book is read. */
    private final Map<BoardKey, Board> boards = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BoardKey, Board> eldest) {
            return size() > KEPT_BOARDS;
        }
    };

    private final Map<BoardKey, Map<String, List<Double>>> sparklines = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BoardKey, Map<String, List<Double>>> eldest) {
            return size() > KEPT_BOARDS;
        }
    };

    private record BoardKey(long version, String catalogVersion, long asOfMs, int halfLifeHours) {}

    record Named(CompiledCatalog catalog, ActorNames names) {}

    ScoreBoards(
            ScoreBook book,
            Supplier<CompiledCatalog> catalog,
            ScoreClock scoreClock,
            ScoreConstants constants,
            Clock clock) {
        this.book = book;
        this.catalog = catalog;
        this.scoreClock = scoreClock;
        this.constants = constants;
        this.clock = clock;
    }

    long asOfMs(ScoreState state, View view) {
        return view.at() == null
                ? scoreClock.asOf(clock.millis(), state.ledger().newestHour())
                : view.at().toEpochMilli();
    }

    Board board(ScoreState state, CompiledCatalog current, long asOfMs, int halfLifeHours) {
        return boards.computeIfAbsent(
                new BoardKey(book.version(), current.version(), asOfMs, halfLifeHours),
                key -> Board.of(
                        snapshot(
                                state,
                                current.issues().stream().map(IssueSummary::id).toList()),
                        constants.withHalfLife(halfLifeHours),
                        current.issues(),
                        current.version(),
                        asOfMs));
    }

    IssueTension tension(ScoreState state, CompiledCatalog current, String id, long asOfMs, int halfLifeHours) {
        require(current, id);
        return board(state, current, asOfMs, halfLifeHours).items().stream()
                .filter(item -> item.getIssueId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** One issue at an instant, with these stories among its contributions. */
    IssueTension tension(
            ScoreState state,
            CompiledCatalog current,
            String id,
            long asOfMs,
            int halfLifeHours,
            List<RankedStory> stories) {
        IssueSummary issue = current.issues().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return Board.of(
                state.ledger(), constants.withHalfLife(halfLifeHours), issue, current.version(), asOfMs, stories);
    }

    static void require(CompiledCatalog current, String id) {
        if (current.issues().stream().noneMatch(issue -> issue.id().equals(id))) {
            throw new UnknownIdException("There is no issue " + id + "; /api/issues lists them");
        }
    }

    static ScoreReader.Snapshot snapshot(ScoreState state, List<String> issues) {
        Map<String, List<RankedStory>> stories = new HashMap<>();
        issues.forEach(issue -> stories.put(issue, state.stories(issue)));
        return new ScoreReader.Snapshot(state.ledger(), stories);
    }

    Map<String, List<Double>> sparklines(ScoreState state, CompiledCatalog current, long asOfMs, int halfLifeHours) {
        return sparklines.computeIfAbsent(
                new BoardKey(book.version(), current.version(), asOfMs, halfLifeHours), key -> {
                    Scorer scorer = new Scorer(state.ledger(), constants.withHalfLife(halfLifeHours));
                    OptionalLong first = firstHour(state);
                    Map<String, List<Double>> lines = new HashMap<>();
                    current.issues().forEach(issue -> lines.put(issue.id(), new ArrayList<>()));
                    // One instant after the other: all issues share its total volume.
                    for (int i = SPARKLINE_POINTS - 1; i >= 0; i--) {
                        // Whole hours but for the last, so that what the ledger knows of them is of use again.
                        long at = i == 0 ? asOfMs : Math.floorDiv(asOfMs, Hours.MS) * Hours.MS - i * DAY_MS;
                        boolean none = first.isEmpty() || Hours.startMs(first.getAsLong()) >= at;
                        for (IssueSummary issue : current.issues()) {
                            lines.get(issue.id())
                                    .add(
                                            none
                                                    ? null
                                                    : (Double) (scorer.score(issue.id(), at)
                                                                    .tensionE4()
                                                            / 1e4));
                        }
                    }
                    return lines;
                });
    }

    static OptionalLong firstHour(ScoreState state) {
        long[] hours = state.ledger().volume().hoursAfter(Long.MIN_VALUE, Long.MAX_VALUE);
        return hours.length == 0 ? OptionalLong.empty() : OptionalLong.of(hours[0]);
    }

    static Map<String, Object> sparkline(long asOfMs, List<Double> values) {
        Map<String, Object> sparkline = new LinkedHashMap<>();
        long hour = Math.floorDiv(asOfMs, Hours.MS) * Hours.MS;
        sparkline.put("from", Instant.ofEpochMilli(hour - (SPARKLINE_POINTS - 1) * DAY_MS));
        sparkline.put("step_hours", (int) Hours.PER_DAY);
        sparkline.put("values", values);
        return sparkline;
    }

    Named named() {
        CompiledCatalog current = catalog.get();
        synchronized (this) {
            if (named == null || named.catalog != current) {
                named = new Named(current, new ActorNames(current));
            }
            return named;
        }
    }
}
