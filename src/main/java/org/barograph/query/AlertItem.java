package org.barograph.query;

import java.time.Instant;
import java.util.List;

/**
 * An alert as it is shown: what its newest record says, beside what it opened with, and while it is open the issue's score at
 * the instant of the answer. A record is written only when an alert opens, when its peak rose by some points, and when it
 * closes, so the newest one may be old.
 *
 * @param alertId issue, kind and opening instant
 * @param issueId id of the issue
 * @param name name of the issue
 * @param kind {@code level} or {@code anomaly}
 * @param phase {@code opened}, {@code updated} or {@code closed}
 * @param openedAt instant of the score that opened it
 * @param asOf instant of the score that its newest record reports
 * @param closedAt the same where it is closed, else null
 * @param threshold what opens it: points of tension for level, z for anomaly
 * @param closesBelow what closes it once the band's low end, or z, is below; null for kinds that are not known
 * @param tension of its newest record, [0, 100]
 * @param peakTension highest since it opened, [0, 100], as far as records, closed hours and the present score tell
 * @param z of its newest record; null while learning
 * @param openingTension of the score that opened it, [0, 100]; null where that record is not held
 * @param openingZ of the score that opened it; null while learning
 * @param presentAsOf the instant of the answer; null once it is closed, and where the catalogue has the issue no more
 * @param presentTension the issue's tension then, [0, 100]
 * @param presentBandLow the low end of its band, [0, 100]
 * @param presentZ its deviation from the baseline; null while learning
 * @param reason of its newest record, one sentence for a person
 * @param openingReason of the record that opened it, or null
 * @param stories of its newest record: those that moved the score most then, rising first
 * @param openingStories of the record that opened it, or null
 */
public record AlertItem(
        String alertId,
        String issueId,
        String name,
        String kind,
        String phase,
        Instant openedAt,
        Instant asOf,
        Instant closedAt,
        double threshold,
        Double closesBelow,
        double tension,
        double peakTension,
        Double z,
        Double openingTension,
        Double openingZ,
        Instant presentAsOf,
        Double presentTension,
        Double presentBandLow,
        Double presentZ,
        String reason,
        String openingReason,
        List<AlertEpisode.Story> stories,
        List<AlertEpisode.Story> openingStories) {}
