package org.barograph.tension;

import java.util.Locale;

/**
 * A line of the explanation of a score.
 *
 * @param kind what it stands for
 * @param id id of the story, or dyad; empty for the other kinds, and for the dyad of cues
 * @param pointsE4 1/10000 points of tension; negative relieves
 * @param story the story, or null for the other kinds
 */
public record Contribution(Kind kind, String id, int pointsE4, RankedStory story) {
    /** What a line stands for. */
    public enum Kind {
        /** The pull of the issue's own baseline. */
        PRIOR,
        /** One story. */
        STORY,
        /** All stories between two actors, or cues. */
        DYAD,
        /** Everything that is not listed. */
        OTHER,
        /** Brings a sum below 0 to 0. */
        FLOOR;

        /** The name in records and answers: {@code prior}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
