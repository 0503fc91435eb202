package org.barograph.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainValuesTest {
    public record Inner(double points, int pointsE4) {}

    public record Answer(String issueId, Instant asOf, Double change24h, List<Inner> parts) {}

    @Test
    void aJavaRecordIsAMapWithTheNamesThatAvroFieldsHave() {
        Object plain = PlainValues.of(new Answer("sahel", Instant.EPOCH, null, List.of(new Inner(0.5, 5000))));

        assertThat(((Map<?, ?>) plain).keySet().stream().map(Object::toString))
                .containsExactly("issue_id", "as_of", "change_24h", "parts");
        assertThat(plain)
                .hasToString("{issue_id=sahel, as_of=1970-01-01T00:00:00Z, change_24h=null,"
                        + " parts=[{points=0.5, points_e4=5000}]}");
    }

    @Test
    void fieldNamesAreThoseOfTheMap() {
        assertThat(PlainValues.fieldNames(Inner.class)).containsExactly("points", "points_e4");
    }
}
