package org.barograph.tension;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/** What is known at each half-life: of those that were asked for last, so that no number of questions fills the memory. */
final class AtHalfLives<V> extends LinkedHashMap<Double, V> {
    private static final long serialVersionUID = 1L;
    /** A score needs three: its own, and those of its momentum. */
    private static final int MOST = 16;

    private final transient DoubleFunction<V> begin;

    AtHalfLives(DoubleFunction<V> begin) {
        super(2 * MOST, 0.75f, true);
        this.begin = begin;
    }

    /** What is known at a half-life, hours; begun anew where nothing is. */
    V at(double halfLifeHours) {
        return computeIfAbsent(halfLifeHours, begin::apply);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Double, V> eldest) {
        return size() > MOST;
    }
}
