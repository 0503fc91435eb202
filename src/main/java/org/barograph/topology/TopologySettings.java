package org.barograph.topology;

import java.time.Duration;
import org.barograph.tension.AlertRules;
import org.barograph.tension.Episodes;
import org.barograph.tension.Retention;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;

/**
 * What may be chosen about the topology.
 *
 * @param constants constants of the score
 * @param clock which instant "now" is for a score
 * @param alertRules when alerts open and close
 * @param articlePartitions actual number of partitions of the articles topic
 * @param tensionPartitions actual number of partitions of the tension topic, and so of the partial sums
 * @param horizon articles and stories older than this behind a partition's newest publication are forgotten; at least
 *     15 days, since a story may last seven
 * @param retention how long sums are kept
 * @param flush how often stories pass their changes on
 * @param write how often scores that changed are written
 * @param observer told what the stages do
 */
public record TopologySettings(
        ScoreConstants constants,
        ScoreClock clock,
        AlertRules alertRules,
        int articlePartitions,
        int tensionPartitions,
        Duration horizon,
        Retention retention,
        Duration flush,
        Duration write,
        TopologyObserver observer) {
    public TopologySettings {
        if (articlePartitions < 1 || tensionPartitions < 1) {
            throw new IllegalArgumentException("A topology needs at least one partition of each topic");
        }
        if (horizon.toDays() < 15 || horizon.toDays() > 3650) {
            throw new IllegalArgumentException("The horizon must be 15 to 3650 days, got " + horizon.toDays());
        }
        if (flush.toMillis() < 10 || flush.toMillis() > 60_000 || write.toMillis() < 10 || write.toMillis() > 60_000) {
            throw new IllegalArgumentException("Flush and write intervals must be 10 ms to 60 s");
        }
    }

    /** The defaults for topics with these partitions. */
    public static TopologySettings of(int articlePartitions, int tensionPartitions) {
        return new TopologySettings(
                ScoreConstants.DEFAULT,
                ScoreClock.AUTO,
                AlertRules.DEFAULT,
                articlePartitions,
                tensionPartitions,
                Episodes.HORIZON,
                Retention.DEFAULT,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                TopologyObserver.NONE);
    }

    /** The same with other constants and rules. */
    public TopologySettings withScoring(ScoreConstants otherConstants, AlertRules otherRules) {
        return new TopologySettings(
                otherConstants,
                clock,
                otherRules,
                articlePartitions,
                tensionPartitions,
                horizon,
                retention,
                flush,
                write,
                observer);
    }

    /** The same with another clock. */
    public TopologySettings withClock(ScoreClock other) {
        return new TopologySettings(
                constants,
                other,
                alertRules,
                articlePartitions,
                tensionPartitions,
                horizon,
                retention,
                flush,
                write,
                observer);
    }

    /** The same with another retention of sums. */
    public TopologySettings withRetention(Retention other) {
        return new TopologySettings(
                constants,
                clock,
                alertRules,
                articlePartitions,
                tensionPartitions,
                horizon,
                other,
                flush,
                write,
                observer);
    }

    /** The same with another observer. */
    public TopologySettings withObserver(TopologyObserver other) {
        return new TopologySettings(
                constants,
                clock,
                alertRules,
                articlePartitions,
                tensionPartitions,
                horizon,
                retention,
                flush,
                write,
                other);
    }
}
