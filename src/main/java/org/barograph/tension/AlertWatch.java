package org.barograph.tension;

import java.util.Optional;

/**
 * Follows one issue and one kind of alert from score to score. A pure function of its state and the score.
 *
 * @param openedAtMs instant at which the open alert opened, or {@link #NEVER} while none is open
 * @param closedAtMs instant at which the last one closed, or {@link #NEVER}
 * @param lastAsOfMs instant of the last score seen, or {@link #NEVER}
 * @param peak highest tension since the alert opened
 * @param reportedPeak peak that was last reported
 */
public record AlertWatch(long openedAtMs, long closedAtMs, long lastAsOfMs, double peak, double reportedPeak) {
    /** No such instant. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Nothing seen yet. */
    public static final AlertWatch START = new AlertWatch(NEVER, NEVER, NEVER, 0, 0);

    /** The next state, and the change to report, if there is one. */
    public record Step(AlertWatch next, Optional<Alert> change) {}

    /** Whether an alert is open. */
    public boolean isOpen() {
        return openedAtMs != NEVER;
    }

    /** What a score does. Scores older than the last one seen change nothing. */
    public Step on(Alert.Kind kind, Reading score, AlertRules rules) {
        long now = score.asOfMs();
        if (now < lastAsOfMs) {
            return new Step(this, Optional.empty());
        }
        double threshold = rules.opensAt(kind);
        double height = height(kind, score);
        if (!isOpen()) {
            boolean cooling = closedAtMs != NEVER && now - closedAtMs < rules.cooldownMs();
            boolean opens = height >= threshold
                    && !cooling
                    && score.families() >= rules.minFamilies()
                    && score.effectiveStories() >= rules.minStories();
            if (!opens) {
                return new Step(new AlertWatch(NEVER, closedAtMs, now, 0, 0), Optional.empty());
            }
            AlertWatch next = new AlertWatch(now, closedAtMs, now, score.tension(), score.tension());
            return new Step(next, Optional.of(next.report(kind, Alert.Phase.OPENED, score, threshold)));
        }
        double highest = Math.max(peak, score.tension());
        if (height < rules.closesBelow(kind)) {
            AlertWatch closing = new AlertWatch(openedAtMs, closedAtMs, now, highest, highest);
            return new Step(
                    new AlertWatch(NEVER, now, now, 0, 0),
                    Optional.of(closing.report(kind, Alert.Phase.CLOSED, score, threshold)));
        }
        if (highest >= reportedPeak + rules.updateStep()) {
            AlertWatch next = new AlertWatch(openedAtMs, closedAtMs, now, highest, highest);
            return new Step(next, Optional.of(next.report(kind, Alert.Phase.UPDATED, score, threshold)));
        }
        return new Step(new AlertWatch(openedAtMs, closedAtMs, now, highest, reportedPeak), Optional.empty());
    }

    /** What is held against the threshold: the band's low end, or z; below everything while there is no z. */
    private static double height(Alert.Kind kind, Reading score) {
        if (kind == Alert.Kind.LEVEL) {
            return score.bandLow();
        }
        return score.z() == null ? Double.NEGATIVE_INFINITY : score.z();
    }

    private Alert report(Alert.Kind kind, Alert.Phase phase, Reading score, double threshold) {
        return new Alert(
                score.issue(), kind, phase, openedAtMs, score.asOfMs(), threshold, score.tension(), peak, score.z());
    }
}
