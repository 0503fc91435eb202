package org.barograph.coding;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MagnitudeTest {
    private static double goldstein(String text) {
        return Sentences.coded(text).stream()
                .mapToDouble(CodedEvent::goldstein)
                .min()
                .orElse(0);
    }

    @Test
    void moreTroopsWeighMore() {
        assertThat(goldstein("France sent 3,000 soldiers to Mali."))
                .isLessThan(goldstein("France sent 30 soldiers to Mali."))
                .isGreaterThanOrEqualTo(-10);
    }

    @Test
    void aYearIsNoCount() {
        assertThat(goldstein("Kenya arrested two thousand and more in 2019.")).isGreaterThan(-10);
        assertThat(goldstein("Kenya detained 2019 soldiers of Somalia."))
                .isEqualTo(goldstein("Kenya detained soldiers of Somalia."));
    }

    @Property
    void theScaleIsKept(
            @ForAll @DoubleRange(min = -10, max = 10) double goldstein, @ForAll @LongRange(min = 0) long count) {
        double scaled = Magnitude.scale(goldstein, count);
        assertThat(scaled).isBetween(-10.0, 10.0);
        assertThat(Math.abs(scaled)).isGreaterThanOrEqualTo(Math.abs(goldstein) - 0.051);
    }
}
