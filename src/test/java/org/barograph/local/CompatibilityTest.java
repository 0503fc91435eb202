package org.barograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
    private static final String STATION = "{'name':'station','type':'string'}";
    private static final String HPA = "{'name':'hpa','type':'double'}";
    private static final String HPA_WITH_DEFAULT = "{'name':'hpa','type':'double','default':0}";
    private static final String WIND = "{'name':'wind','type':'double'}";

    /** A new field without default: the old data has none, so the new schema can't read it. */
    @ParameterizedTest
    @CsvSource({"NONE,true", "BACKWARD,false", "FORWARD,true", "FULL,false"})
    void judgesAnAddedFieldWithoutDefault(Compatibility level, boolean fits) {
        assertThat(level.breaches(schema(STATION, HPA), versions(schema(STATION)))
                        .isEmpty())
                .isEqualTo(fits);
    }

    /** A field without default gone: the old schema misses it in new data. */
    @ParameterizedTest
    @CsvSource({"NONE,true", "BACKWARD,true", "FORWARD,false", "FULL,false"})
    void judgesARemovedFieldWithoutDefault(Compatibility level, boolean fits) {
        assertThat(level.breaches(schema(STATION), versions(schema(STATION, HPA)))
                        .isEmpty())
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"BACKWARD", "BACKWARD_TRANSITIVE", "FORWARD", "FORWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE"})
    void takesAnAddedFieldWithDefaultAtEveryLevel(Compatibility level) {
        assertThat(level.breaches(schema(STATION, HPA_WITH_DEFAULT), versions(schema(STATION))))
                .isEmpty();
    }

    /** Fits the newest version, but not the first, which has no hpa and no wind. */
    @ParameterizedTest
    @CsvSource({"BACKWARD,true", "BACKWARD_TRANSITIVE,false", "FULL,true", "FULL_TRANSITIVE,false"})
    void looksAtAllVersionsOnlyWhenTransitive(Compatibility level, boolean fits) {
        List<SchemaVersion> earlier = versions(schema(STATION), schema(STATION, WIND));
        assertThat(level.breaches(schema(STATION, WIND, HPA_WITH_DEFAULT), earlier)
                        .isEmpty())
                .isEqualTo(fits);
    }

    /** The first version needs wind, which the newest already gave up. */
    @ParameterizedTest
    @CsvSource({"FORWARD,true", "FORWARD_TRANSITIVE,false"})
    void looksAtAllReadersOnlyWhenTransitive(Compatibility level, boolean fits) {
        List<SchemaVersion> earlier = versions(schema(STATION, WIND), schema(STATION));
        assertThat(level.breaches(schema(STATION, HPA), earlier).isEmpty()).isEqualTo(fits);
    }

    private static List<SchemaVersion> versions(Schema... schemas) {
        return IntStream.range(0, schemas.length)
                .mapToObj(i -> new SchemaVersion("weather-value", i + 1, i + 1, schemas[i].toString(), false))
                .toList();
    }

    private static Schema schema(String... fields) {
        String json =
                "{'type':'record','name':'Reading','namespace':'weather','fields':[" + String.join(",", fields) + "]}";
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }
}
