package org.barograph.tension;

import java.util.Arrays;
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
    private final AtHalfLives<Decay> decays = new AtHalfLives<>(Decay::new);
    private final Baselines baselines = new Baselines(this);
    private final AtHalfLives<Volumes> volumes = new AtHalfLives<>(hours -> new Volumes());
    private long firstTotalHour = Long.MIN_VALUE;
    private long firstDyadHour = Long.MIN_VALUE;

    /** Decayed volumes that are known: all issues share them, and histories of many issues ask for the same hours. */
    private static final class Volumes {
        /** A power of two above the hours of a quarter. */
        private static final int SLOTS = 4_096;

        private static final long EMPTY = Long.MIN_VALUE;

        private final long[] asOfMs = new long[SLOTS];
        private final double[] value = new double[SLOTS];
        private long changedFromMs = Long.MAX_VALUE;

        Volumes() {
            Arrays.fill(asOfMs, EMPTY);
        }

        /** An hour counts in the volumes of later instants. */
        void changed(long hour) {
            changedFromMs = Math.min(changedFromMs, Hours.startMs(hour));
        }

        void forget() {
            Arrays.fill(asOfMs, EMPTY);
        }

        double at(long instantMs, HourSeries series, Decay decay) {
            if (changedFromMs != Long.MAX_VALUE) {
                for (int slot = 0; slot < SLOTS; slot++) {
                    if (asOfMs[slot] > changedFromMs) {
                        asOfMs[slot] = EMPTY;
                    }
                }
                changedFromMs = Long.MAX_VALUE;
            }
            int slot = (int) Math.floorMod(Hours.of(instantMs), (long) SLOTS);
            if (asOfMs[slot] != instantMs) {
                value[slot] = series.weightAt(instantMs, decay);
                asOfMs[slot] = instantMs;
            }
            return value[slot];
        }
    }

    /** Adds to one sum; one of a forgotten hour is left alone. */
    public void add(SumKey key, Sums delta) {
        if (key.hour() < (key.kind() == SumKey.Kind.DYAD ? firstDyadHour : firstTotalHour)) {
            return;
        }
        switch (key.kind()) {
            case VOLUME -> {
                volume.add(key.hour(), delta);
                volumes.values().forEach(known -> known.changed(key.hour()));
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
        return volumes.at(halfLifeHours).at(asOfMs, volume, decay(halfLifeHours));
    }

    /** The weights at a half-life. */
    Decay decay(double halfLifeHours) {
        return decays.at(halfLifeHours);
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
        volumes.values().forEach(Volumes::forget);
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
