package org.barograph.tension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HourSeriesTest {
    private static final long FIRST = 400_000;

    private record Change(long hour, Sums delta) {}

    private final HourSeries series = new HourSeries();

    @Property
    void itHoldsTheSumOfAllChangesByHour(@ForAll("changes") List<Change> changes) {
        TreeMap<Long, Sums> expected = expected(changes);
        HourSeries changed = changed(changes);
        assertThat(changed.hours()).isEqualTo(expected);
        assertThat(changed.isEmpty()).isEqualTo(expected.isEmpty());
    }

    @Property
    void hoursAreFoundBetweenAnyTwo(
            @ForAll("changes") List<Change> changes,
            @ForAll @LongRange(max = 12) long after,
            @ForAll @LongRange(max = 12) long through) {
        HourSeries changed = changed(changes);
        TreeMap<Long, Sums> expected = expected(changes);
        assertThat(changed.hoursAfter(FIRST + after, FIRST + after + through))
                .containsExactly(expected.subMap(FIRST + after, false, FIRST + after + through, true).keySet().stream()
                        .mapToLong(Long::longValue)
                        .toArray());
        Long newest = expected.floorKey(FIRST + through);
        assertThat(changed.newestThrough(FIRST + through).orElse(-1)).isEqualTo(newest == null ? -1 : newest);
    }

    @Property
    void theHoursBeforeOneAreForgottenAlone(
            @ForAll("changes") List<Change> changes, @ForAll @LongRange(max = 12) long first) {
        HourSeries changed = changed(changes);
        changed.dropBefore(FIRST + first);
        assertThat(changed.hours()).isEqualTo(expected(changes).tailMap(FIRST + first, true));
    }

    @Property
    void theDecayedSumIsThatOfTheHoursInTheirOrder(@ForAll("changes") List<Change> changes) {
        Decay decay = new Decay(72);
        long asOfMs = Hours.startMs(FIRST + 9);
        double strain = 0;
        double weightSquares = 0;
        for (var entry : expected(changes).headMap(FIRST + 9, false).entrySet()) {
            double w = decay.at(asOfMs, entry.getKey());
            strain += entry.getValue().strain() * w;
            weightSquares += entry.getValue().weightSquares() * w * w;
        }
        HourSeries.Decayed decayed = changed(changes).at(asOfMs, decay);
        assertThat(decayed.strain()).isEqualTo(strain / 1e6);
        assertThat(decayed.weightSquares()).isEqualTo(weightSquares / 1e6);
    }

    @Test
    void aSumThatLeavesTheRangeChangesNothing() {
        series.add(FIRST, new Sums(1, 2, 3, Long.MAX_VALUE));
        assertThatThrownBy(() -> series.add(FIRST, new Sums(1, 1, 1, 1))).isInstanceOf(ArithmeticException.class);
        assertThat(series.hours()).containsEntry(FIRST, new Sums(1, 2, 3, Long.MAX_VALUE));
    }

    @Test
    void theNewestOfAllIsFoundAtTheEndOfTheRange() {
        series.add(FIRST, new Sums(1, 1, 1, 1));
        assertThat(series.newestThrough(Long.MAX_VALUE)).hasValue(FIRST);
    }

    private static HourSeries changed(List<Change> changes) {
        HourSeries made = new HourSeries();
        changes.forEach(change -> made.add(change.hour, change.delta));
        return made;
    }

    private static TreeMap<Long, Sums> expected(List<Change> changes) {
        TreeMap<Long, Sums> sums = new TreeMap<>();
        changes.forEach(change -> sums.merge(change.hour, change.delta, Sums::plus));
        sums.values().removeIf(Sums::isZero);
        return sums;
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Sums> sums =
                Arbitraries.longs().between(-1, 1).map(value -> new Sums(value, 2 * value, 3 * value, value));
        return Combinators.combine(Arbitraries.longs().between(FIRST, FIRST + 11), sums)
                .as(Change::new)
                .list()
                .ofMaxSize(40);
    }
}
