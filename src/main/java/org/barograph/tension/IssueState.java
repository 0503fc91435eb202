package org.barograph.tension;

import java.util.OptionalLong;

/** How a score is to be read, so that "nothing known" is never shown as 0. */
public enum IssueState {
    /** No article at all for six hours of the clock: the feed is down, not the world calm. */
    SILENT_FEED("silent-feed"),
    /** Hardly a story about the issue that still counts. */
    NO_EVIDENCE("no-evidence"),
    /** Not yet enough history for a baseline. */
    LEARNING("learning"),
    /** Tension under 5. */
    CALM("calm"),
    /** Tension of 5 or more. */
    ACTIVE("active");

    private final String label;

    IssueState(String label) {
        this.label = label;
    }

    /** The name in records and answers: {@code no-evidence}. */
    public String label() {
        return label;
    }

    /**
     * The first state that holds.
     *
     * @param newestHour the newest hour with volume, if there is any
     */
    public static IssueState of(Score score, OptionalLong newestHour) {
        return Standing.of(score, newestHour).shown();
    }
}
