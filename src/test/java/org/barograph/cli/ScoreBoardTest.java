package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import org.barograph.stream.avro.IssueTension;
import org.junit.jupiter.api.Test;

class ScoreBoardTest {
    private static List<IssueTension> scores(double... tensions) {
        return DoubleStream.of(tensions)
                .mapToObj(tension -> {
                    IssueTension score = new IssueTension();
                    score.setIssueId("issue-" + tension);
                    score.setAsOf(Instant.EPOCH);
                    score.setTension(tension);
                    return score;
                })
                .toList();
    }

    @Test
    void theLineLeavesOutIssuesThatWouldBeShownAsZero() {
        assertThat(ScoreBoard.line(scores(63.12, 0.06, 0.04, 0))).isEqualTo("issue-63.12 63.1, issue-0.06 0.1");
    }

    @Test
    void theLineSaysWhenThereIsNoTension() {
        assertThat(ScoreBoard.line(scores(0, 0))).isEqualTo("no tension in any issue");
    }
}
