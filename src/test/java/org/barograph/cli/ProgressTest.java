package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter written = new StringWriter();
    private long now;

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(written, true), new PublishTally(), terminal, () -> now);
    }

    private void updateEachTenthOfASecond(Progress progress, int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            now += TimeUnit.MILLISECONDS.toNanos(100);
            progress.update();
        }
    }

    @Test
    void aTerminalSeesALineASecond() {
        updateEachTenthOfASecond(progress(true), 5);

        assertThat(written.toString().chars().filter(c -> c == '\r')).hasSize(5);
    }

    @Test
    void aTerminalsLineIsEnded() {
        Progress progress = progress(true);
        updateEachTenthOfASecond(progress, 1);
        progress.end();

        assertThat(written.toString()).endsWith(System.lineSeparator());
    }

    @Test
    void aLogSeesALineEachTenSeconds() {
        updateEachTenthOfASecond(progress(false), 35);

        assertThat(written.toString()).hasLineCount(3);
    }
}
