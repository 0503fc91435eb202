package org.barograph.tension;

/**
 * When alerts open and close.
 *
 * @param level tension that the band's low end must pass, (0, 100]
 * @param levelHysteresis points below {@code level} at which a level alert closes, [0, level]
 * @param anomaly z that must be reached
 * @param anomalyClose z below which an anomaly closes, at most {@code anomaly}
 * @param minFamilies publisher families that must carry the stories, at least 1
 * @param minStories effective stories that there must be
 * @param cooldownMs after it closed, an alert of the same issue and kind does not open for so long, ms
 * @param updateStep an open alert is updated each time its peak has risen by so many points
 */
public record AlertRules(
        double level,
        double levelHysteresis,
        double anomaly,
        double anomalyClose,
        int minFamilies,
        double minStories,
        long cooldownMs,
        double updateStep) {
    /** The defaults. */
    public static final AlertRules DEFAULT = new AlertRules(50, 5, 2, 1, 2, 3, 24 * Hours.MS, 5);

    public AlertRules {
        if (!(level > 0 && level <= 100)
                || !(levelHysteresis >= 0 && levelHysteresis <= level)
                || !(anomalyClose <= anomaly)
                || minFamilies < 1
                || !(minStories >= 0)
                || cooldownMs < 0
                || !(updateStep > 0)) {
            throw new IllegalArgumentException("Alert rules out of range: level in (0, 100], hysteresis in [0, level],"
                    + " anomaly close <= anomaly, at least 1 family, stories and cooldown not negative, step above 0");
        }
    }

    /** What an alert of this kind opens at: the band's low end for level, z for anomaly. */
    public double opensAt(Alert.Kind kind) {
        return kind == Alert.Kind.LEVEL ? level : anomaly;
    }

    /** What an open alert of this kind closes below: the band's low end for level, z for anomaly. */
    public double closesBelow(Alert.Kind kind) {
        return kind == Alert.Kind.LEVEL ? level - levelHysteresis : anomalyClose;
    }

    /** The same with another number of publisher families, at least 1. */
    public AlertRules withMinFamilies(int families) {
        return new AlertRules(
                level, levelHysteresis, anomaly, anomalyClose, families, minStories, cooldownMs, updateStep);
    }
}
