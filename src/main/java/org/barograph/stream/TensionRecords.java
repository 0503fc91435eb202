package org.barograph.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.barograph.stream.avro.AlertStory;
import org.barograph.stream.avro.Contribution;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.Alert;
import org.barograph.tension.Hours;
import org.barograph.tension.IssueState;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Reading;
import org.barograph.tension.Score;
import org.barograph.tension.Standing;

/** Makes the records of the tension, history and alerts topics. */
public final class TensionRecords {
    /** So many dyads are listed with a score. */
    public static final int LISTED_DYADS = 20;

    private static final int ALERT_STORIES = 10;
    /** What moved less, in points or in spreads, nobody can see. */
    private static final double SEEN = 0.01;

    private TensionRecords() {}

    /** The current score. Points are rounded to 4 decimals, as the contributions are. */
    public static IssueTension tension(
            String name,
            boolean composite,
            Score score,
            OptionalLong newestHour,
            double momentum,
            double changeOverDay,
            List<org.barograph.tension.Contribution> byStory,
            List<org.barograph.tension.Contribution> byDyad,
            String catalogVersion) {
        List<RankedStory> stories = new ArrayList<>();
        byStory.forEach(line -> {
            if (line.story() != null) {
                stories.add(line.story());
            }
        });
        Standing standing = Standing.of(score, newestHour);
        return new IssueTension(
                score.issue(),
                name,
                composite,
                Instant.ofEpochMilli(score.asOfMs()),
                score.halfLifeHours(),
                standing.shown().label(),
                score.tensionE4() / 1e4,
                score.tensionE4(),
                points(score.bandLow()),
                points(score.bandHigh()),
                points(score.ownIndex()),
                points(score.z()),
                points(score.percentile()),
                points(momentum),
                points(changeOverDay),
                score.rawShare(),
                score.baseline(),
                score.spread(),
                score.volume(),
                score.totalVolume(),
                score.shareOfVolume(),
                score.effectiveStories(),
                RankedStory.familiesOf(stories),
                contributions(byStory),
                contributions(byDyad),
                catalogVersion,
                standing.evidence().label(),
                standing.baseline().label(),
                standing.feed().label(),
                score.smoothedShare());
    }

    private static List<Contribution> contributions(List<org.barograph.tension.Contribution> lines) {
        Set<String> shown = new HashSet<>();
        List<Contribution> contributions = new ArrayList<>(lines.size());
        for (org.barograph.tension.Contribution line : lines) {
            RankedStory story = line.story();
            contributions.add(new Contribution(
                    line.kind().label(),
                    line.id(),
                    line.pointsE4(),
                    story == null ? "" : story.title(),
                    story == null || !shown.add(story.evidence()) ? "" : story.evidence(),
                    story == null ? null : story.url(),
                    story == null ? 0 : story.families(),
                    story == null ? null : Instant.ofEpochMilli(Hours.startMs(story.hour()))));
        }
        return contributions;
    }

    /**
     * Whether an issue's record has to be written again, though none of its own sums changed: at the same instant if
     * anything in it did, since all that is said of one instant is the same number; at another one, where all figures
     * move with the time, if what is said of the issue did, or one of its figures moved by 0.01.
     *
     * @param before the record that was written last
     * @param now the record as it would be written
     */
    public static boolean isWorthWriting(IssueTension before, IssueTension now) {
        if (before.getAsOf().equals(now.getAsOf())) {
            return !before.equals(now);
        }
        return !before.getName().equals(now.getName())
                || !before.getCatalogVersion().equals(now.getCatalogVersion())
                || !before.getState().equals(now.getState())
                || !before.getEvidenceState().equals(now.getEvidenceState())
                || !before.getBaselineState().equals(now.getBaselineState())
                || !before.getFeedState().equals(now.getFeedState())
                || moved(before.getTension(), now.getTension())
                || moved(before.getBandLow(), now.getBandLow())
                || moved(before.getBandHigh(), now.getBandHigh())
                || moved(before.getZ(), now.getZ())
                || moved(rising(before), rising(now));
    }

    private static boolean moved(Double before, Double now) {
        return before == null || now == null ? (before == null) != (now == null) : Math.abs(before - now) >= SEEN;
    }

    /** The positive lines, points; with the negative ones they are the tension. */
    private static double rising(IssueTension tension) {
        int pointsE4 = 0;
        for (Contribution line : tension.getContributions()) {
            pointsE4 += Math.max(0, line.getPointsE4());
        }
        return pointsE4 / 1e4;
    }

    /** The score at the close of an hour. */
    public static IssueHistory history(Score score, OptionalLong newestHour, long hour, String catalogVersion) {
        return new IssueHistory(
                score.issue(),
                Instant.ofEpochMilli(Hours.startMs(hour)),
                Instant.ofEpochMilli(score.asOfMs()),
                score.halfLifeHours(),
                IssueState.of(score, newestHour).label(),
                score.tensionE4() / 1e4,
                score.tensionE4(),
                points(score.bandLow()),
                points(score.bandHigh()),
                points(score.ownIndex()),
                points(score.z()),
                score.rawShare(),
                score.volume(),
                score.totalVolume(),
                catalogVersion,
                score.smoothedShare(),
                score.baseline(),
                points(score.percentile()),
                score.effectiveStories());
    }

    /** What alerts need of a record. */
    public static Reading reading(IssueTension tension) {
        return new Reading(
                tension.getIssueId(),
                tension.getAsOf().toEpochMilli(),
                tension.getTension(),
                tension.getBandLow(),
                tension.getZ(),
                tension.getEffectiveStories(),
                tension.getFamilies());
    }

    /** An alert that changed, with the stories of the score that changed it. */
    public static org.barograph.stream.avro.Alert alert(Alert alert, IssueTension tension) {
        List<AlertStory> stories = new ArrayList<>();
        for (Contribution line : tension.getContributions()) {
            if (line.getKind().equals("story") && stories.size() < ALERT_STORIES) {
                stories.add(new AlertStory(
                        line.getId(), line.getTitle(), line.getPointsE4(), line.getFamilies(), line.getUrl()));
            }
        }
        return new org.barograph.stream.avro.Alert(
                alert.issue() + "/" + alert.kind().label() + "/" + Instant.ofEpochMilli(alert.openedAtMs()),
                alert.issue(),
                tension.getName(),
                alert.kind().label(),
                alert.phase().label(),
                Instant.ofEpochMilli(alert.openedAtMs()),
                Instant.ofEpochMilli(alert.asOfMs()),
                alert.threshold(),
                alert.tension(),
                alert.peak(),
                alert.z(),
                reason(alert, tension),
                stories);
    }

    private static String reason(Alert alert, IssueTension tension) {
        String what = alert.kind() == Alert.Kind.LEVEL
                ? String.format(
                        Locale.ROOT,
                        "tension %.1f (band from %.1f) against the threshold %.0f",
                        alert.tension(),
                        tension.getBandLow(),
                        alert.threshold())
                : String.format(
                        Locale.ROOT,
                        "reporting %.1f spreads from its own normal against the threshold %.1f",
                        alert.z() == null ? 0.0 : alert.z(),
                        alert.threshold());
        return tension.getName() + ": " + what;
    }

    private static double points(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }

    private static Double points(Double value) {
        return value == null ? null : Double.valueOf(points(value.doubleValue()));
    }
}
