package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void aNumberOutOfRangeIsRefusedWithTheRange() {
        StringWriter err = new StringWriter();

        int code = Main.commandLine().setErr(new PrintWriter(err)).execute("bench", "--articles", "0");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--articles must be 1 to 10000000, got 0");
    }
}
