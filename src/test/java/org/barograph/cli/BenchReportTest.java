package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.barograph.cli.BenchLatency.Quantiles;
import org.barograph.cli.BenchReport.Load;
import org.barograph.cli.BenchReport.Machine;
import org.barograph.cli.BenchReport.Pass;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static BenchReport report(BenchLatency.Result latency) {
        return new BenchReport(
                new Machine(4, 1_024, "some JDK", "some system"),
                new Load(1_000, 100, 2, 6, 100, 2_100, "0123456789ab", 50),
                List.of(new Pass(1_000, 0.1, 0.2), new Pass(1_000, 0.2, 0.2)),
                List.of(new Pass(1_000, 1, 1.5), new Pass(1_000, 0.5, 1.5)),
                new BenchReport.Coder(4_000, 250),
                latency);
    }

    private static JsonNode json(BenchReport report) throws Exception {
        assertThat(report.json()).doesNotContain("\n");
        return new ObjectMapper().readTree(report.json());
    }

    @Test
    void theRatioIsThatOfTheMedians() throws Exception {
        assertThat(json(report(null)).get("ratio").asDouble()).isEqualTo(0.2);
    }

    @Test
    void processorTimeIsGivenByArticle() throws Exception {
        assertThat(json(report(null)).get("full").get("cpu_micros_per_article").asDouble())
                .isEqualTo(1_500.0);
    }

    @Test
    void theRatioOfProcessorTimeIsGivenBesideThatOfTime() throws Exception {
        assertThat(json(report(null)).get("cpu_ratio").asDouble()).isEqualTo(0.1333);
    }

    @Test
    void latencyIsLeftOutWhereItWasNotMeasured() throws Exception {
        assertThat(json(report(null)).has("tagged_readable_ms")).isFalse();
    }

    @Test
    void latencyIsGivenInMilliseconds() throws Exception {
        Quantiles times = Quantiles.of(new long[] {30, 10, 20});

        assertThat(json(report(new BenchLatency.Result(times, times, times)))
                        .get("tagged_readable_ms")
                        .get("p50")
                        .asLong())
                .isEqualTo(20);
    }

    @Test
    void theTextNamesBothTopologies() {
        assertThat(report(null).text())
                .contains("pass-through")
                .contains("full")
                .contains("ratio");
    }

    @Test
    void quantilesOfNothingAreZero() {
        assertThat(Quantiles.of(new long[0])).isEqualTo(new Quantiles(0, 0, 0));
    }

    @Test
    void oneOfAHundredIsAboveThe99thPercentile() {
        long[] times = new long[200];
        for (int i = 0; i < times.length; i++) {
            times[i] = i + 1;
        }

        assertThat(Quantiles.of(times).p99()).isEqualTo(198);
    }

    @Test
    void theMedianOfTwoIsTheirMean() {
        assertThat(BenchReport.median(new double[] {3, 1})).isEqualTo(2);
    }
}
