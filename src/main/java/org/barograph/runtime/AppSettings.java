package org.barograph.runtime;

import java.nio.file.Path;
import java.util.Map;
import org.barograph.stream.TopicSettings;
import org.barograph.tension.AlertRules;
import org.barograph.tension.Retention;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;

/**
 * Settings of a running instance.
 *
 * @param endpoints where Kafka and the registry are
 * @param applicationId Kafka Streams application id: the name of the consumer group, and of the internal topics
 * @param instanceId stable id of this instance within the group, or empty for a dynamic member; of no effect under
 *     {@code group.protocol=streams}, which knows dynamic members only
 * @param stateDir folder of the local stores; kept over restarts
 * @param threads stream threads, 1 to 64
 * @param commitIntervalMs how often transactions commit, 10 to 60000 ms: the end-to-end latency is about three of them
 * @param replication replicas of topics that are created, or 0 for the cluster's default
 * @param topics names and partitions
 * @param clock which instant "now" is for a score
 * @param constants constants of the score
 * @param alertRules when alerts open and close
 * @param client further settings of the Kafka clients and of the registry's client, by their own names
 */
public record AppSettings(
        Endpoints endpoints,
        String applicationId,
        String instanceId,
        Path stateDir,
        int threads,
        long commitIntervalMs,
        int replication,
        TopicSettings topics,
        ScoreClock clock,
        ScoreConstants constants,
        AlertRules alertRules,
        Map<String, String> client) {
    /** Default of {@link #applicationId}. */
    public static final String DEFAULT_APPLICATION_ID = "barograph";

    /** Setting among {@link #client}: days that volume and issues' totals are kept, 0 for ever. */
    public static final String TOTAL_DAYS = "barograph.retention.total.days";

    /** Setting among {@link #client}: days that the strain by dyad is kept, 0 for ever. */
    public static final String DYAD_DAYS = "barograph.retention.dyad.days";

    public AppSettings {
        if (!applicationId.matches("[a-zA-Z0-9._-]{1,150}")) {
            throw new IllegalArgumentException("Application id '" + applicationId
                    + "': use 1 to 150 letters, digits, dots, underscores or hyphens");
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("Threads must be 1 to 64, got " + threads);
        }
        if (commitIntervalMs < 10 || commitIntervalMs > 60_000) {
            throw new IllegalArgumentException("The commit interval must be 10 to 60000 ms, got " + commitIntervalMs);
        }
        if (replication < 0 || replication > 100) {
            throw new IllegalArgumentException("Replication must be 1 to 100, or 0 for the cluster's default");
        }
        client = Map.copyOf(client);
        retention(client);
    }

    /** How long sums are kept: as {@link #client} says, or the default. */
    public Retention retention() {
        return retention(client);
    }

    /**
     * How long sums are kept by these settings.
     *
     * @throws IllegalArgumentException if that is no number of days, or too few
     */
    public static Retention retention(Map<String, String> client) {
        return new Retention(
                days(client, TOTAL_DAYS, Retention.DEFAULT.totalDays()),
                days(client, DYAD_DAYS, Retention.DEFAULT.dyadDays()));
    }

    private static int days(Map<String, String> client, String name, int standard) {
        String text = client.get(name);
        try {
            return text == null ? standard : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is '" + text + "'; expected a number of days", e);
        }
    }

    /** Defaults for an instance at these endpoints. */
    public static AppSettings of(Endpoints endpoints, Path stateDir) {
        return new AppSettings(
                endpoints,
                DEFAULT_APPLICATION_ID,
                "",
                stateDir,
                2,
                100,
                0,
                TopicSettings.defaults(),
                ScoreClock.AUTO,
                ScoreConstants.DEFAULT,
                AlertRules.DEFAULT,
                Map.of());
    }

    /** The same with another application id. */
    public AppSettings withApplicationId(String other) {
        return new AppSettings(
                endpoints,
                other,
                instanceId,
                stateDir,
                threads,
                commitIntervalMs,
                replication,
                topics,
                clock,
                constants,
                alertRules,
                client);
    }

    /** The same with another instance id. */
    public AppSettings withInstanceId(String other) {
        return new AppSettings(
                endpoints,
                applicationId,
                other,
                stateDir,
                threads,
                commitIntervalMs,
                replication,
                topics,
                clock,
                constants,
                alertRules,
                client);
    }

    /** The same with other topics. */
    public AppSettings withTopics(TopicSettings other) {
        return new AppSettings(
                endpoints,
                applicationId,
                instanceId,
                stateDir,
                threads,
                commitIntervalMs,
                replication,
                other,
                clock,
                constants,
                alertRules,
                client);
    }

    /** The same with other settings of the clients. */
    public AppSettings withClient(Map<String, String> other) {
        return new AppSettings(
                endpoints,
                applicationId,
                instanceId,
                stateDir,
                threads,
                commitIntervalMs,
                replication,
                topics,
                clock,
                constants,
                alertRules,
                other);
    }

    /** The same with another clock. */
    public AppSettings withClock(ScoreClock other) {
        return new AppSettings(
                endpoints,
                applicationId,
                instanceId,
                stateDir,
                threads,
                commitIntervalMs,
                replication,
                topics,
                other,
                constants,
                alertRules,
                client);
    }
}
