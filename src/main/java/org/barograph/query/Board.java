package org.barograph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.barograph.catalog.IssueSummary;
import org.barograph.stream.TensionRecords;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.Explainer;
import org.barograph.tension.Hours;
import org.barograph.tension.Ledger;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;

/**
 * The scores of issues at one instant, as revised by everything that came since: for each the same record that the
 * tension topic carries.
 *
 * @param asOf the instant
 * @param halfLifeHours half-life of the decay, hours
 * @param catalogVersion version of the catalogue that names the issues
 * @param newestHour start of the newest hour with articles before the instant, or null if there is none
 * @param storiesFrom after this instant stories are listed among the contributions; before it the heaviest of then are
 *     no longer known, and all stand in the line {@code other}. Null without articles
 * @param items the tensest first, then by id
 */
public record Board(
        Instant asOf,
        double halfLifeHours,
        String catalogVersion,
        Instant newestHour,
        Instant storiesFrom,
        List<IssueTension> items) {
    private static final Comparator<IssueTension> TENSEST_FIRST = Comparator.comparingInt(
                    (IssueTension item) -> -item.getTensionE4())
            .thenComparing(IssueTension::getIssueId);

    public Board {
        items = List.copyOf(items);
    }

    /**
     * Computes it.
     *
     * @param constants with the half-life to score at
     * @param issues the issues to score
     * @param asOfMs the instant, ms since 1970
     */
    public static Board of(
            ScoreReader.Snapshot snapshot,
            ScoreConstants constants,
            Collection<IssueSummary> issues,
            String catalogVersion,
            long asOfMs) {
        OptionalLong newest = snapshot.ledger().newestHour();
        OptionalLong newestThen = snapshot.ledger().volume().newestThrough(Hours.of(asOfMs - 1));
        boolean listed = listsStories(snapshot.ledger(), asOfMs);
        Scorer scorer = new Scorer(snapshot.ledger(), constants);
        Explainer explainer = new Explainer(snapshot.ledger(), constants);
        List<IssueTension> items = new ArrayList<>();
        for (IssueSummary issue : issues) {
            List<RankedStory> stories = listed
                    ? RankedStory.heaviest(snapshot.stories().getOrDefault(issue.id(), List.of()), RankedStory.LISTED)
                    : List.of();
            items.add(record(scorer, explainer, issue, asOfMs, newestThen, stories, catalogVersion));
        }
        items.sort(TENSEST_FIRST);
        return new Board(
                Instant.ofEpochMilli(asOfMs),
                constants.halfLifeHours(),
                catalogVersion,
                start(newestThen),
                start(newest),
                items);
    }

    /**
     * One issue at an instant, with these stories among its contributions.
     *
     * @param constants with the half-life to score at
     * @param asOfMs the instant, ms since 1970
     * @param stories the heaviest of then, rising before easing
     */
    static IssueTension of(
            Ledger ledger,
            ScoreConstants constants,
            IssueSummary issue,
            String catalogVersion,
            long asOfMs,
            List<RankedStory> stories) {
        return record(
                new Scorer(ledger, constants),
                new Explainer(ledger, constants),
                issue,
                asOfMs,
                ledger.volume().newestThrough(Hours.of(asOfMs - 1)),
                stories,
                catalogVersion);
    }

    private static IssueTension record(
            Scorer scorer,
            Explainer explainer,
            IssueSummary issue,
            long asOfMs,
            OptionalLong newestThen,
            List<RankedStory> stories,
            String catalogVersion) {
        Score score = scorer.score(issue.id(), asOfMs);
        return TensionRecords.tension(
                issue.name(),
                issue.composite(),
                score,
                newestThen,
                scorer.momentum(issue.id(), asOfMs),
                scorer.changeOverDay(score),
                explainer.byStory(score, stories),
                explainer.byDyad(score, TensionRecords.LISTED_DYADS),
                catalogVersion);
    }

    private static Instant start(OptionalLong hour) {
        return hour.isEmpty() ? null : Instant.ofEpochMilli(Hours.startMs(hour.getAsLong()));
    }

    /** Whether stories are listed among the contributions at an instant, ms since 1970. */
    static boolean listsStories(Ledger ledger, long asOfMs) {
        OptionalLong newest = ledger.newestHour();
        return newest.isPresent() && asOfMs > Hours.startMs(newest.getAsLong());
    }

    /** Whether stories are listed among the contributions. */
    public boolean listsStories() {
        return storiesFrom != null && asOf.isAfter(storiesFrom);
    }
}
