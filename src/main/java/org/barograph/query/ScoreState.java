package org.barograph.query;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.FeedDay;
import org.barograph.tension.Feeds;
import org.barograph.tension.Hours;
import org.barograph.tension.Ledger;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Retention;
import org.barograph.tension.SumKey;
import org.barograph.tension.Sums;

/**
 * What the tension stage has committed, as one instance sees it: all sums, every story partition's heaviest stories, the
 * newest record of each issue, the rows of history and the alerts; and of the tag stage, when each source published. Not
 * thread-safe: {@link ScoreBook} guards it.
 */
public final class ScoreState {
    /** Rows of history that are held: those of so many days behind the newest. */
    private static final long HISTORY_MS = 400 * Hours.PER_DAY * Hours.MS;

    /** Alerts that are held: the newest of them. */
    private static final int MOST_ALERTS = 10_000;

    private final Retention retention;
    private final Ledger ledger = new Ledger();
    private final Map<SumOfSource, Sums> sums = new HashMap<>();
    private final Map<String, Map<Integer, List<RankedStory>>> tops = new HashMap<>();
    private final Map<String, List<RankedStory>> stories = new HashMap<>();
    private final Map<String, Positioned<IssueTension>> current = new TreeMap<>();
    private final Map<String, NavigableMap<Long, KnownRow>> known = new HashMap<>();
    private final NavigableMap<String, AlertEpisode> alerts = new TreeMap<>();
    private final Feeds feeds = new Feeds();
    private final StreamPosition position = new StreamPosition();
    private long forgottenThrough = Long.MIN_VALUE;

    private record SumOfSource(SumKey key, int source) {}

    /**
     * A record and where it stands in its topic.
     *
     * @param offset offset in its partition
     */
    record Positioned<T>(T value, int partition, long offset) {}

    public ScoreState(Retention retention) {
        this.retention = retention;
    }

    /**
     * Puts a story partition's new value of a sum in the place of its former one.
     *
     * @param value null takes it away
     */
    public void putSum(SumKey key, int source, Sums value) {
        SumOfSource place = new SumOfSource(key, source);
        Sums old = value == null ? sums.remove(place) : sums.put(place, value);
        if (value != null && !value.equals(old)) {
            ledger.add(key, old == null ? value : value.minus(old));
        } else if (value == null && old != null) {
            ledger.add(key, Sums.ZERO.minus(old));
        }
    }

    /** Puts a story partition's heaviest stories of an issue in the place of its former ones. */
    public void putTop(String issue, int source, List<RankedStory> told) {
        tops.computeIfAbsent(issue, i -> new TreeMap<>()).put(source, List.copyOf(told));
        stories.remove(issue);
    }

    /**
     * Puts what a partition of articles tells of a source's day in the place of what it told before.
     *
     * @param day days since 1970
     */
    public void putFeedDay(String source, int partition, long day, FeedDay told) {
        feeds.put(source, partition, day, told);
    }

    /** Takes in a record of the tension topic; null says that the issue is gone. */
    public void putTension(String issue, IssueTension tension, int partition, long offset) {
        position.tension(partition, offset);
        if (tension == null) {
            current.remove(issue);
        } else {
            current.put(issue, new Positioned<>(tension, partition, offset));
        }
    }

    /** Takes in a record of the history topic. */
    public void putHistory(IssueHistory row) {
        NavigableMap<Long, KnownRow> rows = known.computeIfAbsent(row.getIssueId(), issue -> new TreeMap<>());
        rows.put(row.getAsOf().toEpochMilli(), KnownRow.of(row));
        rows.headMap(rows.lastKey() - HISTORY_MS).clear();
    }

    /** Takes in a record of the alerts topic, and gives the alert as it stands after it. */
    public AlertEpisode putAlert(Alert alert, int partition, long offset) {
        position.alert(partition, offset);
        AlertEpisode episode = AlertEpisode.after(alerts.get(alert.getAlertId()), alert, partition, offset);
        alerts.put(episode.alertId(), episode);
        if (alerts.size() > MOST_ALERTS) {
            alerts.values().stream()
                    .min((one, other) -> one.openedAt().compareTo(other.openedAt()))
                    .map(AlertEpisode::alertId)
                    .ifPresent(alerts::remove);
        }
        return episode;
    }

    /** Leaves out what is kept no longer, whether or not a sweep has come to it yet. */
    void forget() {
        OptionalLong newest = ledger.newestHour();
        if (newest.isPresent() && newest.getAsLong() > forgottenThrough) {
            forgottenThrough = newest.getAsLong();
            retention.applyTo(ledger);
            sums.keySet().removeIf(place -> retention.keptThrough(place.key) < forgottenThrough);
        }
    }

    /** All sums. */
    public Ledger ledger() {
        return ledger;
    }

    /** The sources and when each of them published. */
    public Feeds feeds() {
        return feeds;
    }

    /** What every story partition tells of an issue's heaviest stories, heaviest first. */
    public List<RankedStory> stories(String issue) {
        return stories.computeIfAbsent(issue, i -> tops.getOrDefault(i, Map.of()).values().stream()
                .flatMap(List::stream)
                .sorted(RankedStory.HEAVIEST_FIRST)
                .toList());
    }

    /** The newest record of each issue, by id. */
    Map<String, Positioned<IssueTension>> current() {
        return current;
    }

    /** An issue's rows of history by the instant that each is for, ms since 1970. */
    public NavigableMap<Long, KnownRow> known(String issue) {
        return known.getOrDefault(issue, Collections.emptyNavigableMap());
    }

    /** All alerts that are held. */
    public Collection<AlertEpisode> alerts() {
        return alerts.values();
    }

    /** Up to where the outputs are taken in. */
    StreamPosition position() {
        return position;
    }

    /** The newest instant that a record of the tension topic is for, or the beginning of time. */
    Instant newestRecord() {
        return current.values().stream()
                .map(one -> one.value().getAsOf())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
