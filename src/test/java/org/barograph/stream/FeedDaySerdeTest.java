package org.barograph.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.barograph.tension.FeedDay;

class FeedDaySerdeTest {
    private final FeedDaySerde serde = new FeedDaySerde();

    @Property
    void aDayThatIsWrittenIsReadAsTheSame(@ForAll("days") int[] articles) {
        FeedDay day = FeedDay.of(articles);
        byte[] bytes = serde.serializer().serialize("t", day);
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(day);
    }

    @Provide
    Arbitrary<int[]> days() {
        return Arbitraries.integers().between(0, 300).array(int[].class).ofSize(24);
    }

    @Example
    void theLargestCountsFitAndAFewTakeFewBytes() {
        int[] most = new int[24];
        Arrays.fill(most, Integer.MAX_VALUE);
        FeedDay day = FeedDay.of(most);
        assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", day)))
                .isEqualTo(day);
        assertThat(serde.serializer().serialize("t", FeedDay.EMPTY.plus(3, 1).plus(20, 5)))
                .hasSize(4);
    }

    @Example
    void aKeyHoldsDayAndSourceAndIsInTheOrderOfDays() {
        byte[] key = StoreKeys.feedDay(20_781, "The Weald \u0000 Independent").get();
        assertThat(StoreKeys.dayOf(key)).isEqualTo(20_781);
        assertThat(StoreKeys.sourceOf(key)).isEqualTo("The Weald \u0000 Independent");
        assertThat(StoreKeys.feedDay(-3, "z")).isLessThan(StoreKeys.feedDaysBefore(-2));
        assertThat(StoreKeys.feedDaysBefore(20_781)).isLessThan(StoreKeys.feedDay(20_781, "a"));
    }
}
