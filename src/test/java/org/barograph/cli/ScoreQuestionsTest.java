package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong command line of {@code scores}, {@code history} or {@code why} is refused before Kafka is asked. */
class ScoreQuestionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    scores --half-life 0                                                  | half-life of 1 to 8760 hours, got 0.0
                    scores --half-life NaN                                                | half-life of 1 to 8760 hours, got NaN
                    scores --clock sundial                                                | --clock
                    scores --at noon                                                      | --at 'noon' is no instant
                    scores --at +12000-01-01T00:00:00Z                                    | is not of the years 1 to 9999
                    history                                                               | --issue
                    history --issue sahel --step 0                                        | step is 0; expected 1 or more hours
                    history --issue sahel --step -24                                      | step is -24; expected 1 or more hours
                    history --issue sahel --half-life 9000                                | half-life of 1 to 8760 hours, got 9000.0
                    history --issue sahel --known --half-life 24                          | leave out --known or --half-life
                    history --issue sahel --from 2025-02-02 --to 2025-02-01               | lies before the first
                    history --issue sahel --to 2025-02-30                                 | --to '2025-02-30' is no instant
                    why                                                                   | --issue
                    why --issue sahel --half-life -1                                      | half-life of 1 to 8760 hours, got -1.0
                    why --issue sahel --clock moon                                        | --clock
                    why --issue sahel --from 2025-02-02 --to 2025-02-01T23:00:00Z         | lies before --from
                    backtest a.jsonl --out /tmp --half-life 0                             | half-life of 1 to 8760 hours, got 0.0
                    """)
    void aWrongValueIsNamed(String line, String complaint) {
        CommandRun run = CommandRun.of(line.strip().split(" "));

        assertThat(run.err()).contains(complaint.strip());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aRightCommandLineAsksKafka() {
        CommandRun run = CommandRun.of(
                "why",
                "--issue",
                "sahel",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--schema-registry",
                "http://127.0.0.1:1");

        assertThat(run.err()).contains("No Kafka answers at 127.0.0.1:1");
        assertThat(run.exit()).isEqualTo(1);
    }
}
