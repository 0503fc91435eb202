package org.barograph.tension;

import java.util.OptionalLong;

/**
 * How far a score can be relied on, in three respects, so that "nothing known" is never shown as 0.
 *
 * @param evidence whether stories about the issue still count, and how tense they are
 * @param baseline whether there is enough history for the issue's own normal
 * @param feed whether articles come in at all
 */
public record Standing(Evidence evidence, BaselineState baseline, Feed feed) {
    private static final long SILENT_AFTER_MS = 6 * Hours.MS;
    /** A single story is down to this after 6.6 half-lives: 20 days at 72 h. */
    private static final double LEAST_EVIDENCE_STORIES = 0.01;

    private static final double CALM_BELOW = 5;

    /** What the issue's stories say. */
    public enum Evidence {
        /** Hardly a story about the issue that still counts. */
        NONE("none"),
        /** Tension under 5. */
        CALM("calm"),
        /** Tension of 5 or more. */
        ACTIVE("active");

        private final String label;

        Evidence(String label) {
            this.label = label;
        }

        /** The name in records and answers. */
        public String label() {
            return label;
        }
    }

    /** Whether the issue's own normal is known. */
    public enum BaselineState {
        /** Fewer than 28 days of history with enough volume. */
        LEARNING("learning"),
        /** Enough history. */
        READY("ready");

        private final String label;

        BaselineState(String label) {
            this.label = label;
        }

        /** The name in records and answers. */
        public String label() {
            return label;
        }
    }

    /** Whether anything comes in. */
    public enum Feed {
        /** Articles came within the last six hours of the clock. */
        LIVE("live"),
        /** None did: the feed is down, not the world calm. */
        SILENT("silent");

        private final String label;

        Feed(String label) {
            this.label = label;
        }

        /** The name in records and answers. */
        public String label() {
            return label;
        }
    }

    /**
     * How a score stands.
     *
     * @param newestHour the newest hour with volume, if there is any
     */
    public static Standing of(Score score, OptionalLong newestHour) {
        return of(score, isSilent(score.asOfMs(), newestHour) ? Feed.SILENT : Feed.LIVE);
    }

    /**
     * Whether no articles come in any more.
     *
     * @param asOfMs the instant, ms since 1970
     * @param newestHour the newest hour with volume, if there is any
     */
    public static boolean isSilent(long asOfMs, OptionalLong newestHour) {
        return newestHour.isEmpty() || asOfMs - Hours.startMs(newestHour.getAsLong() + 1) >= SILENT_AFTER_MS;
    }

    /** How a score stands beside a feed that is known to be live or silent. */
    public static Standing of(Score score, Feed feed) {
        Evidence evidence = Evidence.ACTIVE;
        if (score.volume() < LEAST_EVIDENCE_STORIES) {
            evidence = Evidence.NONE;
        } else if (score.tension() < CALM_BELOW) {
            evidence = Evidence.CALM;
        }
        return new Standing(evidence, score.learning() ? BaselineState.LEARNING : BaselineState.READY, feed);
    }

    /** The one state to show: the first that holds of silent-feed, no-evidence, learning, calm and active. */
    public IssueState shown() {
        if (feed == Feed.SILENT) {
            return IssueState.SILENT_FEED;
        }
        if (evidence == Evidence.NONE) {
            return IssueState.NO_EVIDENCE;
        }
        if (baseline == BaselineState.LEARNING) {
            return IssueState.LEARNING;
        }
        return evidence == Evidence.CALM ? IssueState.CALM : IssueState.ACTIVE;
    }
}
