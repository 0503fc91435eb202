package org.barograph.tension;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All sums: the volume, and for each issue its totals and its dyads. What a score is computed from. Not thread-safe. */
public final class Ledger {
    private static final HourSeries NOTHING = new HourSeries();

    private final HourSeries volume = new HourSeries();
    private final SortedMap<String, HourSeries> issues = new TreeMap<>();
    private final Map<String, SortedMap<String, HourSeries>> dyads = new HashMap<>();
    private final Map<Double, Decay> decays = new HashMap<>();
    private final Baselines baselines = new Baselines(this);
    private VolumeAt lastVolume;
    private long firstTotalHour = Long.MIN_VALUE;
    private long firstDyadHour = Long.MIN_VALUE;

    /** All issues are scored at one instant after the other: they share its total volume. */
    private record VolumeAt(long asOfMs, double halfLifeHours, double volume) {}

    /** Adds to one sum; one of a forgotten hour is left alone. */
    public void add(SumKey key, Sums delta) {
        if (key.hour() < (key.kind() == SumKey.Kind.DYAD ? firstDyadHour : firstTotalHour)) {
            return;
        }
        switch (key.kind()) {
            case VOLUME -> {
                volume.add(key.hour(), delta);
                lastVolume = null;
            }
            case ISSUE ->
                issues.computeIfAbsent(key.issue(), i -> new HourSeries()).add(key.hour(), delta);
            case DYAD -> addDyad(key, delta);
        }
        baselines.changed(key);
    }

    private void addDyad(SumKey key, Sums delta) {
        SortedMap<String, HourSeries> ofIssue = dyads.computeIfAbsent(key.issue(), i -> new TreeMap<>());
        HourSeries series = ofIssue.computeIfAbsent(key.dyad(), d -> new HourSeries());
        series.add(key.hour(), delta);
        if (series.isEmpty()) {
            ofIssue.remove(key.dyad());
        }
    }

    /** Adds all of these. */
    public void addAll(Map<SumKey, Sums> sums) {
        sums.forEach(this::add);
    }

    /** The volume by hour. */
    public HourSeries volume() {
        return volume;
    }

    /** Ids of the issues that ever had totals. */
    public Set<String> issues() {
        return Collections.unmodifiableSet(issues.keySet());
    }

    /** An issue's totals by hour. */
    public HourSeries issue(String issue) {
        return issues.getOrDefault(issue, NOTHING);
    }

    /** An issue's strain by dyad and hour, in the order of the dyads. */
    public SortedMap<String, HourSeries> dyads(String issue) {
        return dyads.getOrDefault(issue, Collections.emptySortedMap());
    }

    /** Decayed volume of all stories at an instant (ms since 1970), in stories. */
    double volumeAt(long asOfMs, double halfLifeHours) {
        VolumeAt last = lastVolume;
        if (last == null || last.asOfMs != asOfMs || last.halfLifeHours != halfLifeHours) {
            last = new VolumeAt(
                    asOfMs,
                    halfLifeHours,
                    volume.at(asOfMs, decay(halfLifeHours)).weight());
            lastVolume = last;
        }
        return last.volume;
    }

    /** The weights at a half-life. */
    Decay decay(double halfLifeHours) {
        return decays.computeIfAbsent(halfLifeHours, Decay::new);
    }

    /** Raw shares at the ends of past days. */
    Baselines baselines() {
        return baselines;
    }

    /** The newest hour with volume, hours since 1970, or empty. */
    public OptionalLong newestHour() {
        return volume.newestThrough(Long.MAX_VALUE);
    }

    /** Forgets everything before these hours for good: totals before one, dyads before the other. */
    public void dropBefore(long totalsHour, long dyadsHour) {
        firstTotalHour = Math.max(firstTotalHour, totalsHour);
        firstDyadHour = Math.max(firstDyadHour, dyadsHour);
        volume.dropBefore(totalsHour);
        lastVolume = null;
        issues.values().forEach(series -> series.dropBefore(totalsHour));
        dyads.values().forEach(ofIssue -> {
            ofIssue.values().forEach(series -> series.dropBefore(dyadsHour));
            ofIssue.values().removeIf(HourSeries::isEmpty);
        });
    }

    /** All sums as a map, those of 0 left out: what two ledgers are compared by. */
    public SortedMap<SumKey, Sums> toMap() {
        TreeMap<SumKey, Sums> map = new TreeMap<>();
        volume.hours().forEach((hour, sums) -> map.put(SumKey.ofVolume(hour), sums));
        issues.forEach(
                (issue, series) -> series.hours().forEach((hour, sums) -> map.put(SumKey.ofIssue(issue, hour), sums)));
        new TreeSet<>(dyads.keySet()).forEach(issue -> dyads.get(issue).forEach((dyad, series) -> series.hours()
                .forEach((hour, sums) -> map.put(SumKey.ofDyad(issue, dyad, hour), sums))));
        return map;
    }
}
