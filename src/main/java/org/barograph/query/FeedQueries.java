package org.barograph.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.barograph.query.ScoreQueries.View;
import org.barograph.tension.FeedStanding;
import org.barograph.tension.FeedStanding.State;
import org.barograph.tension.Feeds;
import org.barograph.tension.Hours;

/** Answers about the sources of articles: which of them still send. */
public final class FeedQueries {
    private static final Comparator<Source> WORST_FIRST = Comparator.comparing(
                    (Source source) -> source.standing.state())
            .thenComparing(source -> -source.standing.silentHours())
            .thenComparing(Source::name);

    private final ScoreBook book;
    private final ScoreBoards boards;

    private record Source(String name, FeedStanding standing) {}

    FeedQueries(ScoreBook book, ScoreBoards boards) {
        this.book = book;
        this.boards = boards;
    }

    /**
     * A source.
     *
     * @param state silent, live or rare: see {@link FeedStanding}
     * @param newestArticleHour start of the hour of its newest article
     * @param silentHours whole hours since the end of that hour
     * @param articlesPerDay its rate over the week up to that hour
     * @param articlesInWeek its articles in that week
     * @param missedHours of the silent hours, those that had articles a week, or whole weeks, before
     * @param longestGapHours its longest silence in that week, hours
     */
    public record Item(
            String source,
            String state,
            Instant newestArticleHour,
            long silentHours,
            double articlesPerDay,
            long articlesInWeek,
            long missedHours,
            long longestGapHours) {
        private static Item of(Source source) {
            FeedStanding standing = source.standing;
            return new Item(
                    source.name,
                    standing.state().label(),
                    Instant.ofEpochMilli(Hours.startMs(standing.newestHour())),
                    standing.silentHours(),
                    Math.rint(standing.articlesPerDay() * 100) / 100,
                    standing.articles(),
                    standing.missedHours(),
                    standing.longestGapHours());
        }
    }

    /**
     * The sources at an instant.
     *
     * @param knownFrom the first instant for which they are known, or null where there is no source
     * @param silent how many are silent, and so on; null where {@code asOf} is before {@code knownFrom}, or there is
     *     no source
     * @param items those that were asked for: silent ones first, the longest silent first
     */
    public record Answer(
            Instant asOf,
            double halfLifeHours,
            String catalogVersion,
            Instant knownFrom,
            Integer silent,
            Integer live,
            Integer rare,
            List<Item> items) {}

    /**
     * All sources that sent something in the two weeks before an instant.
     *
     * @param state only those in this state, by its name in answers, or null for all
     */
    public Answer feeds(View view, String state) {
        ScoreBoards.Named now = boards.named();
        return book.read(scores -> {
            long asOfMs = boards.asOfMs(scores, view);
            OptionalLong from = scores.feeds().knownFromMs();
            boolean known = isKnown(scores.feeds(), asOfMs);
            List<Source> all = known
                    ? scores.feeds().standings(asOfMs).entrySet().stream()
                            .map(entry -> new Source(entry.getKey(), entry.getValue()))
                            .sorted(WORST_FIRST)
                            .toList()
                    : List.of();
            Map<State, Integer> counts = new EnumMap<>(State.class);
            all.forEach(source -> counts.merge(source.standing.state(), 1, Integer::sum));
            return new Answer(
                    Instant.ofEpochMilli(asOfMs),
                    view.halfLifeHours(),
                    now.catalog().version(),
                    from.isEmpty() ? null : Instant.ofEpochMilli(from.getAsLong()),
                    known ? counts.getOrDefault(State.SILENT, 0) : null,
                    known ? counts.getOrDefault(State.LIVE, 0) : null,
                    known ? counts.getOrDefault(State.RARE, 0) : null,
                    all.stream()
                            .filter(source -> state == null
                                    || source.standing.state().label().equals(state))
                            .map(Item::of)
                            .toList());
        });
    }

    /**
     * How many sources are silent now, or null where there is no source.
     *
     * @throws NotReadyException while there are no scores
     */
    public Integer silent() {
        return book.read(
                scores -> silent(scores, boards.asOfMs(scores, new View(null, ScoreQueries.HALF_LIVES.get(1)))));
    }

    /** How many sources are silent at an instant, or null where that is not known any more. */
    static Integer silent(ScoreState scores, long asOfMs) {
        return isKnown(scores.feeds(), asOfMs) ? scores.feeds().silent(asOfMs) : null;
    }

    private static boolean isKnown(Feeds feeds, long asOfMs) {
        OptionalLong from = feeds.knownFromMs();
        return from.isPresent() && asOfMs >= from.getAsLong();
    }
}
