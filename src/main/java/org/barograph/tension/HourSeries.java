package org.barograph.tension;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Sums by hour, and their decayed total at any instant. Hours of all zeroes are not kept. */
public final class HourSeries {
    private final NavigableMap<Long, Sums> hours = new TreeMap<>();

    /** Adds to the sums of an hour. */
    public void add(long hour, Sums delta) {
        hours.merge(hour, delta, (old, more) -> {
            Sums sum = old.plus(more);
            return sum.isZero() ? null : sum;
        });
        if (delta.isZero()) {
            hours.remove(hour, Sums.ZERO);
        }
    }

    /** The sums by hour, ascending; a view. */
    public NavigableMap<Long, Sums> hours() {
        return Collections.unmodifiableNavigableMap(hours);
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return hours.isEmpty();
    }

    /** Forgets the hours before this one. */
    public void dropBefore(long hour) {
        hours.headMap(hour, false).clear();
    }

    /**
     * The decayed sums at an instant: every hour that began before it, weighted by 2^(−age/half-life), the squares by
     * the square of that; hours ascending, so that the result is the same bit for bit for the same sums.
     *
     * @param asOfMs the instant, ms since 1970
     */
    Decayed at(long asOfMs, Decay decay) {
        double strain = 0;
        double strainSquares = 0;
        double weight = 0;
        double weightSquares = 0;
        for (Map.Entry<Long, Sums> entry : window(asOfMs, decay).entrySet()) {
            double w = decay.at(asOfMs, entry.getKey());
            Sums sums = entry.getValue();
            strain += sums.strain() * w;
            strainSquares += sums.strainSquares() * w * w;
            weight += sums.weight() * w;
            weightSquares += sums.weightSquares() * w * w;
        }
        return new Decayed(strain / 1e6, strainSquares / 1e6, weight / 1e6, weightSquares / 1e6);
    }

    /** The hours that count at an instant: begun before it, and not too old to weigh anything. */
    NavigableMap<Long, Sums> window(long asOfMs, Decay decay) {
        return hours.subMap(firstHour(asOfMs, decay), true, Math.floorDiv(asOfMs - 1, Hours.MS), true);
    }

    /** The oldest hour that counts at an instant. */
    static long firstHour(long asOfMs, Decay decay) {
        return Math.floorDiv(asOfMs - 1, Hours.MS) - decay.hours();
    }

    /** How far back a decayed total looks, hours. */
    public static long neededHours(double halfLifeHours) {
        return Decay.hours(halfLifeHours);
    }

    /**
     * Decayed sums, in units (not millionths).
     *
     * @param strain Σ v·w
     * @param strainSquares Σ v²·w²
     * @param weight Σ A·r·w
     * @param weightSquares Σ (A·r)²·w²
     */
    public record Decayed(double strain, double strainSquares, double weight, double weightSquares) {}
}
