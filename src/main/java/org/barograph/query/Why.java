package org.barograph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.Hours;
import org.barograph.tension.Movement;
import org.barograph.tension.RankedStory;
import org.barograph.tension.ScoreConstants;

/**
 * What moved an issue's score between two instants. The parts sum exactly to the change; what entered is given twice, by
 * dyad and by story, and sums to its part either way.
 *
 * @param issueId id of the issue
 * @param from the earlier instant
 * @param to the later instant
 * @param halfLifeHours half-life of the decay, hours
 * @param tensionFrom tension at the earlier instant, points
 * @param tensionFromE4 the same in 1/10000 points
 * @param tensionTo tension at the later instant, points
 * @param tensionToE4 the same in 1/10000 points
 * @param change their difference, points
 * @param changeE4 the same in 1/10000 points
 * @param asKnownThen whether the earlier score is the one that was known then; else the revised one
 * @param parts what moved it, one of each kind
 * @param stories what entered, by story, the largest first
 */
public record Why(
        String issueId,
        Instant from,
        Instant to,
        double halfLifeHours,
        double tensionFrom,
        int tensionFromE4,
        double tensionTo,
        int tensionToE4,
        double change,
        int changeE4,
        boolean asKnownThen,
        List<Part> parts,
        List<Entered> stories) {
    private static final int LISTED = 10;
    private static final Map<Movement.Kind, String> LABELS = Map.of(
            Movement.Kind.ENTERED, "reports that entered since",
            Movement.Kind.DECAYED, "older reports that faded",
            Movement.Kind.VOLUME, "more or less reporting on everything",
            Movement.Kind.BASELINE, "the issue's own normal",
            Movement.Kind.CORRECTED, "corrections since of what was known then",
            Movement.Kind.FLOOR, "relief below 0, where the score stays at 0");

    /**
     * A part of the movement.
     *
     * @param kind entered, decayed, volume, baseline, corrected or floor
     * @param label the same for a person
     * @param points points
     * @param pointsE4 1/10000 points
     * @param dyads of what entered, by whom towards whom, the largest first; empty for the other kinds
     */
    public record Part(String kind, String label, double points, int pointsE4, List<Dyad> dyads) {
        public Part {
            dyads = List.copyOf(dyads);
        }
    }

    /**
     * What entered between two actors.
     *
     * @param dyad ordered pair of dyad codes; empty for reports without two sides; null for all that is not listed
     * @param points points
     * @param pointsE4 1/10000 points
     */
    public record Dyad(String dyad, double points, int pointsE4) {}

    /**
     * A story that entered.
     *
     * @param id id of the story; null for all that are not listed, and then nothing but the points is known
     * @param title headline of its first article
     * @param points points
     * @param pointsE4 1/10000 points
     * @param families publisher families that carry it
     * @param hour the hour that it counts in
     * @param url address of its first article, or null
     * @param evidence the sentence that weighs most in it
     */
    public record Entered(
            String id,
            String title,
            double points,
            int pointsE4,
            int families,
            Instant hour,
            String url,
            String evidence) {}

    public Why {
        parts = List.copyOf(parts);
        stories = List.copyOf(stories);
    }

    /**
     * Computes it.
     *
     * @param constants with the half-life to score at
     * @param fromMs the earlier instant, ms since 1970
     * @param toMs the later instant, not before the earlier one
     * @param then what history says of the earlier instant, or null. It stands for the score as known then if it has the
     *     same half-life and what a score is computed from
     */
    public static Why of(
            ScoreReader.Snapshot snapshot,
            ScoreConstants constants,
            String issue,
            long fromMs,
            long toMs,
            IssueHistory then) {
        Movement.Known known = known(then, constants);
        Movement movement = Movement.between(
                snapshot.ledger(),
                constants,
                issue,
                fromMs,
                toMs,
                known,
                snapshot.stories().getOrDefault(issue, List.of()),
                LISTED);
        int changeE4 = movement.toE4() - movement.fromE4();
        return new Why(
                issue,
                Instant.ofEpochMilli(fromMs),
                Instant.ofEpochMilli(toMs),
                constants.halfLifeHours(),
                movement.fromE4() / 1e4,
                movement.fromE4(),
                movement.toE4() / 1e4,
                movement.toE4(),
                changeE4 / 1e4,
                changeE4,
                known != null,
                parts(movement),
                movement.stories().stream().map(Why::entered).toList());
    }

    private static Movement.Known known(IssueHistory then, ScoreConstants constants) {
        boolean usable =
                then != null && then.getSmoothedShare() != null && then.getHalfLifeHours() == constants.halfLifeHours();
        return usable ? new Movement.Known(then.getSmoothedShare(), then.getTensionE4()) : null;
    }

    private static List<Part> parts(Movement movement) {
        List<Part> parts = new ArrayList<>();
        for (Movement.Part part : movement.parts()) {
            List<Dyad> dyads = part.kind() == Movement.Kind.ENTERED
                    ? movement.entered().stream()
                            .map(line -> new Dyad(line.dyad(), line.pointsE4() / 1e4, line.pointsE4()))
                            .toList()
                    : List.of();
            parts.add(new Part(
                    part.kind().label(), LABELS.get(part.kind()), part.pointsE4() / 1e4, part.pointsE4(), dyads));
        }
        return parts;
    }

    private static Entered entered(Movement.EnteredStory line) {
        RankedStory story = line.story();
        double points = line.pointsE4() / 1e4;
        if (story == null) {
            return new Entered(null, null, points, line.pointsE4(), 0, null, null, null);
        }
        return new Entered(
                story.storyId(),
                story.title(),
                points,
                line.pointsE4(),
                story.families(),
                Instant.ofEpochMilli(Hours.startMs(story.hour())),
                story.url(),
                story.evidence());
    }
}
