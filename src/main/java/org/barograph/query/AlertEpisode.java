package org.barograph.query;

import java.time.Instant;
import java.util.List;
import org.barograph.stream.avro.Alert;

/**
 * An alert as its newest record tells it.
 *
 * @param alertId issue, kind and opening instant
 * @param issueId id of the issue
 * @param name name of the issue
 * @param kind {@code level} or {@code anomaly}
 * @param phase {@code opened}, {@code updated} or {@code closed}
 * @param openedAt instant of the score that opened it
 * @param asOf instant of the score that the newest record reports
 * @param closedAt the same where it is closed, else null
 * @param threshold points of tension for level, z for anomaly
 * @param tension [0, 100]
 * @param peakTension highest since it opened, [0, 100]
 * @param z deviation from the baseline; null while learning
 * @param reason one sentence for a person
 * @param stories those that moved it most, rising first
 * @param partition partition of the newest record
 * @param offset offset of the newest record
 */
public record AlertEpisode(
        String alertId,
        String issueId,
        String name,
        String kind,
        String phase,
        Instant openedAt,
        Instant asOf,
        Instant closedAt,
        double threshold,
        double tension,
        double peakTension,
        Double z,
        String reason,
        List<Story> stories,
        int partition,
        long offset) {
    /**
     * A story behind an alert.
     *
     * @param points contribution to the tension, points
     * @param url address of its first article, or null
     */
    public record Story(String id, String title, double points, int families, String url) {}

    AlertEpisode(Alert alert, int partition, long offset) {
        this(
                alert.getAlertId(),
                alert.getIssueId(),
                alert.getName(),
                alert.getKind(),
                alert.getPhase(),
                alert.getOpenedAt(),
                alert.getAsOf(),
                alert.getPhase().equals("closed") ? alert.getAsOf() : null,
                alert.getThreshold(),
                alert.getTension(),
                alert.getPeakTension(),
                alert.getZ(),
                alert.getReason(),
                alert.getStories().stream()
                        .map(story -> new Story(
                                story.getId(),
                                story.getTitle(),
                                story.getPointsE4() / 1e4,
                                story.getFamilies(),
                                story.getUrl()))
                        .toList(),
                partition,
                offset);
    }

    /** Whether it was open at an instant. */
    public boolean openAt(Instant instant) {
        return !openedAt.isAfter(instant) && (closedAt == null || closedAt.isAfter(instant));
    }

    /** Whether it was open at any time between two instants. */
    public boolean overlaps(Instant from, Instant to) {
        return !openedAt.isAfter(to) && (closedAt == null || !closedAt.isBefore(from));
    }
}
