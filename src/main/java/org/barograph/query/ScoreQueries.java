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
    /** Half-lives that are offered, hours; any other can be asked for. */
    public static final List<Integer> HALF_LIVES = List.of(24, 72, 168);

    /** The half-life where none is asked for, and that of the topics, hours. */
    public static final int HALF_LIFE_HOURS = (int) ScoreConstants.DEFAULT.halfLifeHours();

    /** The longest half-life that can be asked for, hours; the shortest is 1. */
    public static final int MAX_HALF_LIFE_HOURS = 24 * 365;

    private final ScoreBook book;
    private final ScoreBoards boards;
    private final PastQueries past;
    private final AlertQueries alerts;
    private final ActorQueries actors;
    private final FeedQueries feeds;
    private final ScoreConstants constants;

    /** @param scoreClock which instant is meant where none is given */
    public ScoreQueries(
            ScoreBook book,
            Supplier<CompiledCatalog> catalog,
            ScoreClock scoreClock,
            ScoreConstants constants,
            Clock clock) {
        this.book = book;
        boards = new ScoreBoards(book, catalog, scoreClock, constants, clock);
        past = new PastQueries(book, boards, constants);
        alerts = new AlertQueries(book, boards, constants);
        actors = new ActorQueries(book, boards, constants);
        feeds = new FeedQueries(book, boards);
        this.constants = constants;
    }

    /**
     * When and how to score.
     *
     * @param at the instant, or null for now by the clock
     * @param halfLifeHours half-life of the decay, hours, 1 to 8760
     */
    public record View(Instant at, int halfLifeHours) {}

    /**
     * What comes in.
     *
     * @param silentFeeds number of sources that are silent, or null where that is not known any more
     */
    public record Feed(
            String state,
            Instant newestArticleHour,
            Long watermarkAgeSeconds,
            double volumeLastHour,
            double volumeLastDay,
            long articlesLastHour,
            long articlesLastDay,
            Integer silentFeeds) {}

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
        ScoreBoards.Named now = boards.named();
        return book.read(state -> {
            long asOfMs = boards.asOfMs(state, view);
            Board board = boards.board(state, now.catalog(), asOfMs, view.halfLifeHours);
            IssueItems items = new IssueItems(now.names());
            Map<String, List<String>> open = openAlerts(state, board.asOf());
            Map<String, List<Double>> lines = boards.sparklines(state, now.catalog(), asOfMs, view.halfLifeHours);
            List<Map<String, Object>> shown = new ArrayList<>();
            for (IssueTension tension : board.items()) {
                Map<String, Object> item = items.item(tension, open.getOrDefault(tension.getIssueId(), List.of()));
                members(now.catalog(), tension.getIssueId(), item);
                item.put("sparkline", boards.sparkline(asOfMs, lines.get(tension.getIssueId())));
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
        ScoreBoards.Named now = boards.named();
        return book.read(state -> {
            long asOfMs = boards.asOfMs(state, view);
            IssueTension tension = boards.tension(state, now.catalog(), id, asOfMs, view.halfLifeHours);
            IssueItems items = new IssueItems(now.names());
            Map<String, Object> item =
                    items.item(tension, openAlerts(state, tension.getAsOf()).getOrDefault(id, List.of()));
            members(now.catalog(), id, item);
            item.put(
                    "sparkline",
                    boards.sparkline(
                            asOfMs,
                            boards.sparklines(state, now.catalog(), asOfMs, view.halfLifeHours)
                                    .get(id)));
            item.put("contributions", items.lines(tension.getContributions()));
            item.put("dyads", items.lines(tension.getDyads()));
            item.put("definition", Definitions.of(now.catalog(), id));
            return item;
        });
    }

    /**
     * The stories that an issue's score lists, heaviest first, rising before easing.
     *
     * @param tensionE4 what the items' points and those of {@code rest} sum to, 1/10000 points
     * @param rest the other lines of the explanation: prior, other, floor
     */
    public record StoriesAnswer(
            Instant asOf,
            double halfLifeHours,
            String catalogVersion,
            double tension,
            int tensionE4,
            List<Map<String, Object>> items,
            List<Map<String, Object>> rest) {}

    /** Finds the heaviest stories of an issue at a past instant. */
    public interface PastStories {
        /** Rising before easing, heaviest first; may take its time. */
        RankedStories.Part heaviest(String issue, Instant at);
    }

    /**
     * The stories that an issue's score lists. They are those of its record; at an instant before the newest hour, which has
     * none, they are looked up.
     */
    public StoriesAnswer stories(String id, View view, PastStories pastStories) {
        ScoreBoards.Named now = boards.named();
        ScoreBoards.require(now.catalog(), id);
        Instant[] at = new Instant[1];
        IssueTension tension = book.read(state -> {
            long asOfMs = boards.asOfMs(state, view);
            at[0] = Instant.ofEpochMilli(asOfMs);
            return Board.listsStories(state.ledger(), asOfMs)
                    ? boards.tension(state, now.catalog(), id, asOfMs, view.halfLifeHours)
                    : null;
        });
        if (tension == null) {
            // Not while the book is read, which would hold up everybody.
            List<RankedStory> stories = pastStories.heaviest(id, at[0]).stories();
            tension = book.read(state ->
                    boards.tension(state, now.catalog(), id, at[0].toEpochMilli(), view.halfLifeHours, stories));
        }
        IssueItems items = new IssueItems(now.names());
        return new StoriesAnswer(
                tension.getAsOf(),
                tension.getHalfLifeHours(),
                tension.getCatalogVersion(),
                tension.getTension(),
                tension.getTensionE4(),
                items.stories(tension),
                items.rest(tension));
    }

    /** The dyads that an issue's score lists, heaviest first. */
    public ListAnswer dyads(String id, View view) {
        return list(id, view, (items, tension) -> items.dyads(tension));
    }

    private interface Lines {
        List<Map<String, Object>> of(IssueItems items, IssueTension tension);
    }

    private ListAnswer list(String id, View view, Lines lines) {
        ScoreBoards.Named now = boards.named();
        return book.read(state -> {
            IssueTension tension =
                    boards.tension(state, now.catalog(), id, boards.asOfMs(state, view), view.halfLifeHours);
            return new ListAnswer(
                    tension.getAsOf(),
                    tension.getHalfLifeHours(),
                    tension.getCatalogVersion(),
                    lines.of(new IssueItems(now.names()), tension));
        });
    }

    /** What is needed to go on with the stream of changes from a position, or to begin it. */
    public record Snapshot(
            StreamPosition position, List<Map<String, Object>> scores, List<AlertEpisode> alerts, Feed feed) {}

    /** The newest record of each issue, and the alerts, that a client at a position has not seen. */
    public Snapshot since(StreamPosition seen) {
        ScoreBoards.Named now = boards.named();
        return book.read(state -> {
            IssueItems items = new IssueItems(now.names());
            Map<String, List<String>> open = openAlerts(state, state.newestRecord());
            List<Map<String, Object>> scores = state.current().values().stream()
                    .filter(one -> seen == null || !seen.hasTension(one.partition(), one.offset()))
                    .map(one -> items.item(
                            one.value(), open.getOrDefault(one.value().getIssueId(), List.of())))
                    .toList();
            List<AlertEpisode> alerts = state.alerts().stream()
                    .filter(alert -> seen == null
                            ? alert.closedAt() == null
                            : !seen.hasAlert(
                                    alert.newest().partition(), alert.newest().offset()))
                    .toList();
            return new Snapshot(
                    state.position().copy(), scores, alerts, feed(state, boards.asOfMs(state, new View(null, (int)
                            constants.halfLifeHours()))));
        });
    }

    /** Records of the tension topic as they are shown, in their order. */
    public List<Map<String, Object>> items(List<IssueTension> tensions) {
        ScoreBoards.Named now = boards.named();
        IssueItems items = new IssueItems(now.names());
        Map<Instant, Map<String, List<String>>> open = book.read(state -> {
            Map<Instant, Map<String, List<String>>> at = new HashMap<>();
            tensions.forEach(tension -> at.computeIfAbsent(tension.getAsOf(), instant -> openAlerts(state, instant)));
            return at;
        });
        return tensions.stream()
                .map(tension ->
                        items.item(tension, open.get(tension.getAsOf()).getOrDefault(tension.getIssueId(), List.of())))
                .toList();
    }

    /** Answers about the past. */
    public PastQueries past() {
        return past;
    }

    /** Answers about alerts. */
    public AlertQueries alerts() {
        return alerts;
    }

    /** Answers about actors. */
    public ActorQueries actors() {
        return actors;
    }

    /** Answers about the sources. */
    public FeedQueries feeds() {
        return feeds;
    }

    /** What comes in, now. */
    public Feed feed() {
        return book.read(state -> feed(state, boards.asOfMs(state, new View(null, (int) constants.halfLifeHours()))));
    }

    /** A story with its articles, and what it adds to the issues that it moves. */
    public Map<String, Object> story(StoryArticles found, View view) {
        ScoreBoards.Named now = boards.named();
        return book.read(state -> {
            Board board = boards.board(state, now.catalog(), boards.asOfMs(state, view), view.halfLifeHours);
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
                book.articlesLastDay(),
                FeedQueries.silent(state, asOfMs));
    }

    private static double volume(ScoreState state, long after, long through) {
        return state.ledger().volume().hours().subMap(after, false, through, true).values().stream()
                        .mapToLong(sums -> sums.weight())
                        .sum()
                / 1e6;
    }
}
