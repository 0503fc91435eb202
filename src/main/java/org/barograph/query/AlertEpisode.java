package org.barograph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barograph.stream.avro.Alert;

/**
 * An alert from its opening on, as its records tell it.
 *
 * @param alertId issue, kind and opening instant
 * @param issueId id of the issue
 * @param name name of the issue
 * @param kind {@code level} or {@code anomaly}
 * @param openedAt instant of the score that opened it
 * @param threshold points of tension for level, z for anomaly
 * @param reports its records that are held, oldest first, at least one: one that it opened with, one each time its peak rose
 *     further, one that closed it. Of an old alert the topic may have kept the newest alone
 */
public record AlertEpisode(
        String alertId,
        String issueId,
        String name,
        String kind,
        Instant openedAt,
        double threshold,
        List<Report> reports) {
    private static final String OPENED = "opened";
    private static final String CLOSED = "closed";

    /**
     * A record of an alert.
     *
     * @param phase {@code opened}, {@code updated} or {@code closed}
     * @param asOf instant of the score that it reports
     * @param tension [0, 100]
     * @param peakTension highest since it opened, [0, 100]
     * @param z deviation from the baseline; null while learning
     * @param reason one sentence for a person
     * @param stories those that moved the score most, rising first
     * @param partition partition of the record
     * @param offset offset of the record
     */
    public record Report(
            String phase,
            Instant asOf,
            double tension,
            double peakTension,
            Double z,
            String reason,
            List<Story> stories,
            int partition,
            long offset) {
        public Report {
            stories = List.copyOf(stories);
        }

        /** What is to be said before it closed, where only the record that closed it is held. */
        String phaseWhileOpen() {
            return phase.equals(CLOSED) ? OPENED : phase;
        }
    }

    /**
     * A story behind an alert.
     *
     * @param points contribution to the tension, points
     * @param url address of its first article, or null
     */
    public record Story(String id, String title, double points, int families, String url) {}

    public AlertEpisode {
        reports = List.copyOf(reports);
    }

    /**
     * The alert with a further record.
     *
     * @param before what was known of it, or null
     */
    static AlertEpisode after(AlertEpisode before, Alert alert, int partition, long offset) {
        List<Report> reports = new ArrayList<>();
        if (before != null && !alert.getPhase().equals(OPENED)) {
            reports.addAll(before.reports);
        }
        reports.add(new Report(
                alert.getPhase(),
                alert.getAsOf(),
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
                offset));
        return new AlertEpisode(
                alert.getAlertId(),
                alert.getIssueId(),
                alert.getName(),
                alert.getKind(),
                alert.getOpenedAt(),
                alert.getThreshold(),
                reports);
    }

    /** Its newest record. */
    public Report newest() {
        return reports.get(reports.size() - 1);
    }

    /** The record that it opened with, where that is held. */
    public Optional<Report> opening() {
        return Optional.of(reports.get(0)).filter(report -> report.phase.equals(OPENED));
    }

    /** The newest record up to an instant; the oldest one where none so old is held. */
    Report newestThrough(Instant instant) {
        Report newest = reports.get(0);
        for (Report report : reports) {
            if (!report.asOf.isAfter(instant)) {
                newest = report;
            }
        }
        return newest;
    }

    /** Instant of the score that closed it; null while it is open. */
    public Instant closedAt() {
        return newest().phase.equals(CLOSED) ? newest().asOf : null;
    }

    /** Whether it had opened by an instant, and was not closed yet. */
    public boolean openAt(Instant instant) {
        return !openedAt.isAfter(instant) && (closedAt() == null || closedAt().isAfter(instant));
    }

    /** Whether it was open at any time between two instants. */
    public boolean overlaps(Instant from, Instant to) {
        return !openedAt.isAfter(to) && (closedAt() == null || !closedAt().isBefore(from));
    }
}
