package org.barograph.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.barograph.catalog.IssueSummary;
import org.barograph.tension.Alert;
import org.barograph.tension.AlertRules;
import org.barograph.tension.AlertWatch;
import org.barograph.tension.Explainer;
import org.barograph.tension.HourSeries;
import org.barograph.tension.Hours;
import org.barograph.tension.Ledger;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Reading;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import org.barograph.tension.Standing;
import org.barograph.tension.Story;

/**
 * Scores each issue as time goes by: for alerts at the close of each hour with volume and at each day's end, for the
 * record at each day's end. It looks only at hours that can't change any more. Not thread-safe.
 */
final class Timeline {
    /** So many stories that raise an issue are kept, and as many that ease it. */
    private static final int TOP_STORIES = 20;

    private static final long DAY_MS = Hours.PER_DAY * Hours.MS;

    private final Ledger ledger;
    private final StoryBook book;
    private final AlertRules rules;
    private final ReplayOutput output;
    private final Scorer scorer;
    private final Explainer explainer;
    private final List<IssueLine> issues = new ArrayList<>();
    private final long windowHours;
    private long lastHour = Long.MIN_VALUE;
    private long nextDay = Long.MIN_VALUE;
    private long newestVolumeHour = Long.MIN_VALUE;

    /** What is kept of an issue from one instant to the next. */
    private static final class IssueLine {
        private final IssueSummary summary;
        private final TreeSet<RankedStory> rising = new TreeSet<>(RankedStory.HEAVIEST_FIRST);
        private final TreeSet<RankedStory> easing = new TreeSet<>(RankedStory.HEAVIEST_FIRST);
        private final Map<Alert.Kind, AlertWatch> watches = new EnumMap<>(Alert.Kind.class);
        private Double yesterday;

        IssueLine(IssueSummary summary) {
            this.summary = summary;
            for (Alert.Kind kind : Alert.Kind.values()) {
                watches.put(kind, AlertWatch.START);
            }
        }

        /** All contributions decay alike, so what has fallen behind never comes back: the list is exact. */
        void add(RankedStory story) {
            TreeSet<RankedStory> heaviest = story.strain() > 0 ? rising : easing;
            heaviest.add(story);
            if (heaviest.size() > TOP_STORIES) {
                heaviest.pollLast();
            }
        }

        List<RankedStory> heaviest(long firstHour) {
            List<RankedStory> all = new ArrayList<>(rising);
            all.addAll(easing);
            all.removeIf(story -> story.hour() < firstHour);
            return all;
        }
    }

    Timeline(
            Ledger ledger,
            StoryBook book,
            ScoreConstants constants,
            AlertRules rules,
            List<IssueSummary> issues,
            ReplayOutput output) {
        this.ledger = ledger;
        this.book = book;
        this.rules = rules;
        this.output = output;
        scorer = new Scorer(ledger, constants);
        explainer = new Explainer(ledger, constants);
        windowHours = HourSeries.neededHours(constants.halfLifeHours());
        issues.forEach(issue -> this.issues.add(new IssueLine(issue)));
    }

    /** Goes on to an instant (ms since 1970) before which nothing changes any more. */
    void advance(long settledMs) {
        if (settledMs < Long.MIN_VALUE / 8) {
            return;
        }
        long limit = Math.floorDiv(settledMs, Hours.MS);
        close(limit);
        if (nextDay != Long.MIN_VALUE) {
            endDaysBefore(Math.floorDiv(limit, Hours.PER_DAY));
        }
        dropOld();
    }

    /** Goes on to the end of the last day with volume. */
    void finish() {
        close(Long.MAX_VALUE);
        if (nextDay != Long.MIN_VALUE) {
            endDaysBefore(Math.floorDiv(newestVolumeHour, Hours.PER_DAY) + 1);
        }
    }

    private void close(long limit) {
        if (limit <= lastHour) {
            return;
        }
        for (long hour : ledger.volume().hoursAfter(lastHour, limit - 1)) {
            if (nextDay == Long.MIN_VALUE) {
                nextDay = Math.floorDiv(hour, Hours.PER_DAY);
            }
            endDaysBefore(Math.floorDiv(hour, Hours.PER_DAY));
            take(hour);
            lastHour = hour;
            newestVolumeHour = hour;
            long asOfMs = Hours.startMs(hour + 1);
            if (Math.floorMod(hour + 1, Hours.PER_DAY) != 0) {
                issues.forEach(issue -> watch(issue, scorer.score(issue.summary.id(), asOfMs)));
            }
        }
    }

    private void take(long hour) {
        Map<String, IssueLine> byId = new HashMap<>();
        issues.forEach(issue -> byId.put(issue.summary.id(), issue));
        for (Story story : book.take(hour)) {
            for (RankedStory ranked : RankedStory.of(story)) {
                IssueLine issue = byId.get(ranked.issue());
                if (issue != null) {
                    issue.add(ranked);
                }
            }
        }
    }

    private void endDaysBefore(long day) {
        for (; nextDay < day; nextDay++) {
            boolean anything = newestVolumeHour >= nextDay * Hours.PER_DAY - windowHours;
            if (!anything) {
                nextDay = day;
                return;
            }
            endDay(nextDay);
        }
    }

    private void endDay(long day) {
        long asOfMs = Math.multiplyExact(day + 1, DAY_MS);
        boolean live = Math.floorDiv(newestVolumeHour, Hours.PER_DAY) == day;
        for (IssueLine issue : issues) {
            Score score = scorer.score(issue.summary.id(), asOfMs);
            watch(issue, score);
            double before = issue.yesterday == null
                    ? scorer.score(issue.summary.id(), asOfMs - DAY_MS).tension()
                    : issue.yesterday;
            issue.yesterday = score.tension();
            output.day(
                    new DayScore(
                            LocalDate.ofEpochDay(day),
                            issue.summary,
                            score,
                            Standing.of(score, live ? Standing.Feed.LIVE : Standing.Feed.SILENT),
                            scorer.momentum(issue.summary.id(), asOfMs),
                            score.tension() - before,
                            families(issue, score)),
                    () -> explainer.byStory(score, issue.heaviest(Long.MIN_VALUE)));
        }
    }

    private void watch(IssueLine issue, Score score) {
        for (Alert.Kind kind : Alert.Kind.values()) {
            AlertWatch before = issue.watches.get(kind);
            Reading reading = new Reading(
                    score.issue(),
                    score.asOfMs(),
                    score.tensionE4() / 1e4,
                    score.bandLow(),
                    score.z(),
                    score.effectiveStories(),
                    before.isOpen() || mayOpen(kind, score) ? families(issue, score) : 0);
            AlertWatch.Step step = before.on(kind, reading, rules);
            issue.watches.put(kind, step.next());
            step.change()
                    .ifPresent(alert -> output.alert(alert, explainer.byStory(score, issue.heaviest(Long.MIN_VALUE))));
        }
    }

    private boolean mayOpen(Alert.Kind kind, Score score) {
        return kind == Alert.Kind.LEVEL
                ? score.bandLow() >= rules.level()
                : score.z() != null && score.z() >= rules.anomaly();
    }

    private int families(IssueLine issue, Score score) {
        return RankedStory.familiesOf(issue.heaviest(Hours.of(score.asOfMs() - 1) - windowHours));
    }

    /** Drops the hours that no score looks at any more. */
    private void dropOld() {
        if (lastHour == Long.MIN_VALUE) {
            return;
        }
        double halfLife = scorer.constants().halfLifeHours();
        ledger.dropBefore(
                lastHour - Scorer.totalsNeededHours(halfLife) - Hours.PER_DAY, lastHour - windowHours - Hours.PER_DAY);
    }
}
