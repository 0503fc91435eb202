package org.barograph.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Composite;
import org.barograph.catalog.IssueSummary;
import org.barograph.stream.TensionRecords;
import org.barograph.stream.avro.Contribution;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.Explainer;
import org.barograph.tension.Hours;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import org.barograph.tension.Standing;
import org.barograph.tension.Story;

/**
 * Answers about scores, stories and alerts, all from one {@link ScoreBook}: what two answers say of the same issue at the
 * same instant, and what the tension topic says of it, is the same number. Points and instants as in the topics.
 */
public final class ScoreQueries {
    /** Half-lives to choose from, hours. */
    public static final List<Integer> HALF_LIVES = List.of(24, 72, 168);

    /** So many rows a history has at most. */
    public static final int MAX_ROWS = 10_000;

    /** Points of a sparkline, a day apart; the last one is the score itself. */
    static final int SPARKLINE_POINTS = 31;

    private static final int KEPT_BOARDS = 8;
    private static final int ACTOR_DYADS = 50;
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

    private record Named(CompiledCatalog catalog, ActorNames names) {}

    /** @param scoreClock which instant is meant where none is given */
    public ScoreQueries(
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

    /**
     * When and how to score.
     *
     * @param at the instant, or null for now by the clock
     * @param halfLifeHours one of {@link #HALF_LIVES}
     */
    public record View(Instant at, int halfLifeHours) {}

    /** What comes in. */
    public record Feed(
            String state,
            Instant newestArticleHour,
            Long watermarkAgeSeconds,
            double volumeLastHour,
            double volumeLastDay,
            long articlesLastHour,
            long articlesLastDay) {}

    /** All issues at an instant, the tensest first. */
    public record BoardAnswer(
            Instant asOf,
            double halfLifeHours,
            String catalogVersion,
            List<Integer> halfLives,
            Feed feed,
            List<Map<String, Object>> items) {}

    /** A list about one instant. */
    public record ListAnswer(
            Instant asOf, double halfLifeHours, String catalogVersion, List<Map<String, Object>> items) {}

    /** All issues. */
    public BoardAnswer board(View view) {
        Named now = named();
        return book.read(state -> {
            long asOfMs = asOfMs(state, view);
            Board board = board(state, now.catalog, asOfMs, view.halfLifeHours);
            IssueItems items = new IssueItems(now.names);
            Map<String, List<String>> open = openAlerts(state, board.asOf());
            Map<String, List<Double>> lines = sparklines(state, now.catalog, asOfMs, view.halfLifeHours);
            List<Map<String, Object>> shown = new ArrayList<>();
            for (IssueTension tension : board.items()) {
                Map<String, Object> item = items.item(tension, open.getOrDefault(tension.getIssueId(), List.of()));
                members(now.catalog, tension.getIssueId(), item);
                item.put("sparkline", sparkline(asOfMs, lines.get(tension.getIssueId())));
                shown.add(item);
            }
            return new BoardAnswer(
                    board.asOf(),
                    board.halfLifeHours(),
                    board.catalogVersion(),
                    HALF_LIVES,
                    feed(state, asOfMs),
                    shown);
        });
    }

    /** One issue, with everything that its record has. */
    public Map<String, Object> issue(String id, View view) {
        Named now = named();
        return book.read(state -> {
            long asOfMs = asOfMs(state, view);
            IssueTension tension = tension(state, now.catalog, id, asOfMs, view.halfLifeHours);
            IssueItems items = new IssueItems(now.names);
            Map<String, Object> item =
                    items.item(tension, openAlerts(state, tension.getAsOf()).getOrDefault(id, List.of()));
            members(now.catalog, id, item);
            item.put(
                    "sparkline",
                    sparkline(
                            asOfMs,
                            sparklines(state, now.catalog, asOfMs, view.halfLifeHours)
                                    .get(id)));
            item.put("contributions", items.lines(tension.getContributions()));
            item.put("dyads", items.lines(tension.getDyads()));
            item.put("definition", Definitions.of(now.catalog, id));
            return item;
        });
    }

    /** The stories that an issue's score lists, those of the record, heaviest first, rising before easing. */
    public ListAnswer stories(String id, View view) {
        return list(id, view, (items, tension) -> items.stories(tension));
    }

    /** The dyads that an issue's score lists, heaviest first. */
    public ListAnswer dyads(String id, View view) {
        return list(id, view, (items, tension) -> items.dyads(tension));
    }

    private interface Lines {
        List<Map<String, Object>> of(IssueItems items, IssueTension tension);
    }

    private ListAnswer list(String id, View view, Lines lines) {
        Named now = named();
        return book.read(state -> {
            IssueTension tension = tension(state, now.catalog, id, asOfMs(state, view), view.halfLifeHours);
            return new ListAnswer(
                    tension.getAsOf(),
                    tension.getHalfLifeHours(),
                    tension.getCatalogVersion(),
                    lines.of(new IssueItems(now.names), tension));
        });
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
        CompiledCatalog current = named().catalog;
        require(current, id);
        return book.read(state -> {
            long nowMs = asOfMs(state, view);
            long toMs = to == null ? Math.floorDiv(nowMs, Hours.MS) * Hours.MS : to.toEpochMilli();
            long fromMs = from == null ? toMs - 30 * DAY_MS : from.toEpochMilli();
            long stepMs = stepHours * Hours.MS;
            if (toMs < fromMs) {
                throw new IllegalArgumentException(
                        "'to' " + Instant.ofEpochMilli(toMs) + " lies before 'from' " + Instant.ofEpochMilli(fromMs));
            }
            if ((toMs - fromMs) / stepMs >= MAX_ROWS) {
                throw new IllegalArgumentException(
                        "That would be more than " + MAX_ROWS + " rows: ask for a shorter span, or a longer step");
            }
            List<List<Object>> rows = known
                    ? knownRows(state, id, fromMs, toMs, stepMs)
                    : revisedRows(state, id, fromMs, toMs, stepMs, view.halfLifeHours);
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
                    known ? constants.halfLifeHours() : view.halfLifeHours,
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
        CompiledCatalog current = named().catalog;
        require(current, id);
        return book.read(state -> {
            long toMs = to == null ? asOfMs(state, view) : to.toEpochMilli();
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
                    snapshot(state, List.of(id)),
                    constants.withHalfLife(view.halfLifeHours),
                    id,
                    fromMs,
                    toMs,
                    then == null ? null : then.toHistory(id))));
            return answer;
        });
    }

    /** The alerts, newest first. */
    public List<AlertEpisode> alerts(Boolean open, String issue) {
        return book.read(state -> state.alerts().stream()
                .filter(alert -> issue == null || alert.issueId().equals(issue))
                .filter(alert -> open == null || open == (alert.closedAt() == null))
                .sorted(Comparator.comparing(AlertEpisode::openedAt).reversed().thenComparing(AlertEpisode::alertId))
                .toList());
    }

    /** An actor of the catalogue, by id or dyad code, with the dyads that it is a side of. */
    public Map<String, Object> actor(String code, View view) {
        Named now = named();
        var actor = now.catalog
                .actor(code)
                .or(() -> now.names.actor(code))
                .orElseThrow(() -> new UnknownIdException("There is no actor " + code
                        + "; actors are named by a dyad code such as USA or NATO, or by their id in the catalogue"));
        return book.read(state -> {
            long asOfMs = asOfMs(state, view);
            Scorer scorer = new Scorer(state.ledger(), constants.withHalfLife(view.halfLifeHours));
            Explainer explainer = new Explainer(state.ledger(), constants.withHalfLife(view.halfLifeHours));
            List<Map<String, Object>> dyads = new ArrayList<>();
            for (IssueSummary issue : now.catalog.issues()) {
                if (issue.composite()) {
                    continue;
                }
                for (var line : explainer.byDyad(scorer.score(issue.id(), asOfMs), Integer.MAX_VALUE)) {
                    if (line.kind() == org.barograph.tension.Contribution.Kind.DYAD
                            && line.pointsE4() != 0
                            && isSide(actor.dyad(), line.id())) {
                        Map<String, Object> dyad = now.names.sides(line.id());
                        dyad.put("issue_id", issue.id());
                        dyad.put("issue_name", issue.name());
                        dyad.put("points", line.pointsE4() / 1e4);
                        dyads.add(dyad);
                    }
                }
            }
            dyads.sort(Comparator.comparingDouble(dyad -> -Math.abs((double) dyad.get("points"))));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("as_of", Instant.ofEpochMilli(asOfMs));
            answer.put("half_life_hours", (double) view.halfLifeHours);
            answer.put("catalog_version", now.catalog.version());
            answer.putAll(Definitions.of(actor));
            answer.put("dyads", List.copyOf(dyads.subList(0, Math.min(ACTOR_DYADS, dyads.size()))));
            return answer;
        });
    }

    private static boolean isSide(String code, String dyad) {
        return dyad.startsWith(code + "-") || dyad.endsWith("-" + code);
    }

    /** What each state does and is done to, over all issues: for a map. */
    public ListAnswer countries(View view) {
        Named now = named();
        String world = now.catalog.composites().stream()
                .filter(Composite::all)
                .map(Composite::id)
                .findFirst()
                .orElse(null);
        return book.read(state -> {
            long asOfMs = asOfMs(state, view);
            Map<String, Country> countries = new TreeMap<>();
            if (world != null) {
                ScoreConstants at = constants.withHalfLife(view.halfLifeHours);
                Score score = new Scorer(state.ledger(), at).score(world, asOfMs);
                for (var line : new Explainer(state.ledger(), at).byDyad(score, Integer.MAX_VALUE)) {
                    int hyphen = line.id().indexOf('-');
                    if (hyphen > 0 && line.pointsE4() != 0) {
                        countries
                                .computeIfAbsent(line.id().substring(0, hyphen), code -> new Country())
                                .add(line, true);
                        countries
                                .computeIfAbsent(line.id().substring(hyphen + 1), code -> new Country())
                                .add(line, false);
                    }
                }
            }
            List<Map<String, Object>> items = new ArrayList<>();
            countries.forEach((code, country) -> {
                if (code.length() == 3) {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("code", code);
                    item.put("name", now.names.name(code));
                    item.put("as_source", country.sourceE4 / 1e4);
                    item.put("as_target", country.targetE4 / 1e4);
                    item.put("top_dyad", country.topDyad);
                    items.add(item);
                }
            });
            return new ListAnswer(Instant.ofEpochMilli(asOfMs), view.halfLifeHours, now.catalog.version(), items);
        });
    }

    private static final class Country {
        private long sourceE4;
        private long targetE4;
        private int topE4;
        private String topDyad;

        void add(org.barograph.tension.Contribution line, boolean source) {
            if (source) {
                sourceE4 += line.pointsE4();
            } else {
                targetE4 += line.pointsE4();
            }
            if (Math.abs(line.pointsE4()) > topE4) {
                topE4 = Math.abs(line.pointsE4());
                topDyad = line.id();
            }
        }
    }

    /** What is needed to go on with the stream of changes from a position, or to begin it. */
    public record Snapshot(
            StreamPosition position, List<Map<String, Object>> scores, List<AlertEpisode> alerts, Feed feed) {}

    /** The newest record of each issue, and the alerts, that a client at a position has not seen. */
    public Snapshot since(StreamPosition seen) {
        Named now = named();
        return book.read(state -> {
            IssueItems items = new IssueItems(now.names);
            Map<String, List<String>> open = openAlerts(state, state.newestRecord());
            List<Map<String, Object>> scores = state.current().values().stream()
                    .filter(one -> seen == null || !seen.hasTension(one.partition(), one.offset()))
                    .map(one -> items.item(
                            one.value(), open.getOrDefault(one.value().getIssueId(), List.of())))
                    .toList();
            List<AlertEpisode> alerts = state.alerts().stream()
                    .filter(alert ->
                            seen == null ? alert.closedAt() == null : !seen.hasAlert(alert.partition(), alert.offset()))
                    .toList();
            return new Snapshot(
                    state.position().copy(),
                    scores,
                    alerts,
                    feed(state, asOfMs(state, new View(null, HALF_LIVES.get(1)))));
        });
    }

    /** A record of the tension topic as it is shown. */
    public Map<String, Object> item(IssueTension tension) {
        Named now = named();
        return book.read(state -> new IssueItems(now.names)
                .item(tension, openAlerts(state, tension.getAsOf()).getOrDefault(tension.getIssueId(), List.of())));
    }

    /** What comes in, now. */
    public Feed feed() {
        return book.read(state -> feed(state, asOfMs(state, new View(null, HALF_LIVES.get(1)))));
    }

    /** A story with its articles, and what it adds to the issues that it moves. */
    public Map<String, Object> story(StoryArticles found, View view) {
        Named now = named();
        return book.read(state -> {
            Board board = board(state, now.catalog, asOfMs(state, view), view.halfLifeHours);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("as_of", board.asOf());
            answer.put("half_life_hours", board.halfLifeHours());
            answer.put("catalog_version", board.catalogVersion());
            answer.putAll(StoryItems.of(found));
            answer.put("issues", issuesOf(found.story(), board, state));
            return answer;
        });
    }

    /** The same points as in the issues' lists, where the story is listed. */
    private List<Map<String, Object>> issuesOf(Story story, Board board, ScoreState state) {
        ScoreConstants at = constants.withHalfLife(board.halfLifeHours());
        Scorer scorer = new Scorer(state.ledger(), at);
        Explainer explainer = new Explainer(state.ledger(), at);
        List<Map<String, Object>> issues = new ArrayList<>();
        for (RankedStory ranked : RankedStory.of(story)) {
            board.items().stream()
                    .filter(item -> item.getIssueId().equals(ranked.issue()))
                    .findFirst()
                    .ifPresent(item -> {
                        int pointsE4 = IssueItems.storyLines(item)
                                .filter(line -> line.getId().equals(story.id()))
                                .findFirst()
                                .map(Contribution::getPointsE4)
                                .orElseGet(() -> explainer
                                        .byStory(
                                                scorer.score(
                                                        ranked.issue(),
                                                        board.asOf().toEpochMilli()),
                                                List.of(ranked))
                                        .stream()
                                        .filter(line -> line.id().equals(story.id()))
                                        .findFirst()
                                        .map(org.barograph.tension.Contribution::pointsE4)
                                        .orElse(0));
                        Map<String, Object> issue = new LinkedHashMap<>();
                        issue.put("issue_id", item.getIssueId());
                        issue.put("name", item.getName());
                        issue.put("points", pointsE4 / 1e4);
                        issue.put("points_e4", pointsE4);
                        issue.put("evidence", ranked.evidence());
                        issues.add(issue);
                    });
        }
        return issues;
    }

    /** The instant that is meant. */
    public Instant asOf(View view) {
        return book.read(state -> Instant.ofEpochMilli(asOfMs(state, view)));
    }

    /** Version of the catalogue in force. */
    public String catalogVersion() {
        return catalog.get().version();
    }

    private long asOfMs(ScoreState state, View view) {
        return view.at == null ? scoreClock.asOf(clock.millis(), state.ledger().newestHour()) : view.at.toEpochMilli();
    }

    private Board board(ScoreState state, CompiledCatalog current, long asOfMs, int halfLifeHours) {
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

    private IssueTension tension(ScoreState state, CompiledCatalog current, String id, long asOfMs, int halfLifeHours) {
        require(current, id);
        return board(state, current, asOfMs, halfLifeHours).items().stream()
                .filter(item -> item.getIssueId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void require(CompiledCatalog current, String id) {
        if (current.issues().stream().noneMatch(issue -> issue.id().equals(id))) {
            throw new UnknownIdException("There is no issue " + id + "; /api/issues lists them");
        }
    }

    private static ScoreReader.Snapshot snapshot(ScoreState state, List<String> issues) {
        Map<String, List<RankedStory>> stories = new HashMap<>();
        issues.forEach(issue -> stories.put(issue, state.stories(issue)));
        return new ScoreReader.Snapshot(state.ledger(), stories);
    }

    private Map<String, List<Double>> sparklines(
            ScoreState state, CompiledCatalog current, long asOfMs, int halfLifeHours) {
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

    private static OptionalLong firstHour(ScoreState state) {
        long[] hours = state.ledger().volume().hoursAfter(Long.MIN_VALUE, Long.MAX_VALUE);
        return hours.length == 0 ? OptionalLong.empty() : OptionalLong.of(hours[0]);
    }

    private static Map<String, Object> sparkline(long asOfMs, List<Double> values) {
        Map<String, Object> sparkline = new LinkedHashMap<>();
        long hour = Math.floorDiv(asOfMs, Hours.MS) * Hours.MS;
        sparkline.put("from", Instant.ofEpochMilli(hour - (SPARKLINE_POINTS - 1) * DAY_MS));
        sparkline.put("step_hours", (int) Hours.PER_DAY);
        sparkline.put("values", values);
        return sparkline;
    }

    private static Map<String, List<String>> openAlerts(ScoreState state, Instant at) {
        Map<String, List<String>> open = new HashMap<>();
        for (AlertEpisode alert : state.alerts()) {
            if (alert.openAt(at)) {
                open.computeIfAbsent(alert.issueId(), issue -> new ArrayList<>())
                        .add(alert.alertId());
            }
        }
        return open;
    }

    private static void members(CompiledCatalog current, String id, Map<String, Object> item) {
        current.composites().stream()
                .filter(composite -> composite.id().equals(id))
                .findFirst()
                .ifPresent(composite -> item.put("members", composite.members()));
    }

    private Feed feed(ScoreState state, long asOfMs) {
        OptionalLong newest = state.ledger().volume().newestThrough(Hours.of(asOfMs - 1));
        long hour = Hours.of(asOfMs - 1);
        Score any = new Scorer(state.ledger(), constants).score("", asOfMs);
        return new Feed(
                Standing.of(any, newest).feed().label(),
                newest.isEmpty() ? null : Instant.ofEpochMilli(Hours.startMs(newest.getAsLong())),
                newest.isEmpty() ? null : Math.max(0, (asOfMs - Hours.startMs(newest.getAsLong() + 1)) / 1000),
                volume(state, hour - 1, hour),
                volume(state, hour - Hours.PER_DAY, hour),
                book.articlesLastHour(),
                book.articlesLastDay());
    }

    private static double volume(ScoreState state, long after, long through) {
        return state.ledger().volume().hours().subMap(after, false, through, true).values().stream()
                        .mapToLong(sums -> sums.weight())
                        .sum()
                / 1e6;
    }

    private Named named() {
        CompiledCatalog current = catalog.get();
        synchronized (this) {
            if (named == null || named.catalog != current) {
                named = new Named(current, new ActorNames(current));
            }
            return named;
        }
    }
}
