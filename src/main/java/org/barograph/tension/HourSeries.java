package org.barograph.tension;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Sums by hour, and their decayed total at any instant. Hours of all zeroes are not kept.
 *
 * <p>They lie in arrays in the order of the hours: a score reads some thousand of them, and new ones come at the end.
 */
public final class HourSeries {
    private static final int FIELDS = 4;
    private static final int INITIAL_HOURS = 4;

    private long[] hours = new long[INITIAL_HOURS];
    /** Strain, its squares, weight and its squares of each hour, in millionths. */
    private long[] values = new long[INITIAL_HOURS * FIELDS];

    private int size;

    /**
     * Adds to the sums of an hour.
     *
     * @throws ArithmeticException where a sum leaves the range of long; then nothing is changed
     */
    public void add(long hour, Sums delta) {
        int found = Arrays.binarySearch(hours, 0, size, hour);
        int index = found >= 0 ? found : -found - 1;
        Sums sum = found >= 0 ? sums(index).plus(delta) : delta;
        if (sum.isZero()) {
            if (found >= 0) {
                move(index + 1, index);
            }
            return;
        }
        if (found < 0) {
            if (size == hours.length) {
                hours = Arrays.copyOf(hours, size * 2);
                values = Arrays.copyOf(values, size * 2 * FIELDS);
            }
            move(index, index + 1);
            hours[index] = hour;
        }
        values[index * FIELDS] = sum.strain();
        values[index * FIELDS + 1] = sum.strainSquares();
        values[index * FIELDS + 2] = sum.weight();
        values[index * FIELDS + 3] = sum.weightSquares();
    }

    /** Moves all hours from an index on to another one, and so makes room or closes a gap. */
    private void move(int from, int to) {
        System.arraycopy(hours, from, hours, to, size - from);
        System.arraycopy(values, from * FIELDS, values, to * FIELDS, (size - from) * FIELDS);
        size += to - from;
    }

    private Sums sums(int index) {
        int value = index * FIELDS;
        return new Sums(values[value], values[value + 1], values[value + 2], values[value + 3]);
    }

    /** The index of the first hour at or after this one. */
    private int indexOf(long hour) {
        int found = Arrays.binarySearch(hours, 0, size, hour);
        return found >= 0 ? found : -found - 1;
    }

    /** The sums by hour, ascending; a copy. */
    public NavigableMap<Long, Sums> hours() {
        NavigableMap<Long, Sums> map = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            map.put(hours[i], sums(i));
        }
        return map;
    }

    /** The hours after one and up to another one, ascending. */
    public long[] hoursAfter(long after, long through) {
        int from = after == Long.MAX_VALUE ? size : indexOf(after + 1);
        int to = through == Long.MAX_VALUE ? size : indexOf(through + 1);
        return Arrays.copyOfRange(hours, from, Math.max(from, to));
    }

    /** The newest hour up to one, or empty. */
    public OptionalLong newestThrough(long through) {
        int to = through == Long.MAX_VALUE ? size : indexOf(through + 1);
        return to == 0 ? OptionalLong.empty() : OptionalLong.of(hours[to - 1]);
    }

    /** How many hours are in it. */
    public int size() {
        return size;
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Forgets the hours before this one. */
    public void dropBefore(long hour) {
        int index = indexOf(hour);
        if (index > 0) {
            move(index, 0);
        }
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
        // Begun before the instant, and not too old to weigh anything.
        int to = indexOf(Math.floorDiv(asOfMs - 1, Hours.MS) + 1);
        double rest = decay.ofRest(asOfMs);
        long asOfHour = Hours.of(asOfMs);
        for (int i = indexOf(firstHour(asOfMs, decay)); i < to; i++) {
            double w = decay.atAge((int) (asOfHour - hours[i])) * rest;
            int value = i * FIELDS;
            strain += values[value] * w;
            strainSquares += values[value + 1] * w * w;
            weight += values[value + 2] * w;
            weightSquares += values[value + 3] * w * w;
        }
        return new Decayed(strain / 1e6, strainSquares / 1e6, weight / 1e6, weightSquares / 1e6);
    }

    /** The weight alone of what {@link #at} gives, to the same bit. */
    double weightAt(long asOfMs, Decay decay) {
        double weight = 0;
        int to = indexOf(Math.floorDiv(asOfMs - 1, Hours.MS) + 1);
        double rest = decay.ofRest(asOfMs);
        long asOfHour = Hours.of(asOfMs);
        for (int i = indexOf(firstHour(asOfMs, decay)); i < to; i++) {
            double w = decay.atAge((int) (asOfHour - hours[i])) * rest;
            weight += values[i * FIELDS + 2] * w;
        }
        return weight / 1e6;
    }

    /** The part of the decayed strain at an instant (ms since 1970) that the hours from one on give, in units. */
    double strainFrom(long first, long asOfMs, Decay decay) {
        double strain = 0;
        int to = indexOf(Math.floorDiv(asOfMs - 1, Hours.MS) + 1);
        for (int i = indexOf(first); i < to; i++) {
            strain += values[i * FIELDS] * decay.at(asOfMs, hours[i]);
        }
        return strain / 1e6;
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
