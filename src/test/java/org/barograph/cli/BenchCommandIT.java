package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(args);
    }

    @Test
    void aSmallRunEndsInALineOfJsonWithBothTopologies() throws Exception {
        int code = run("bench", "--articles", "600", "--warmup", "600", "--rounds", "1", "--live", "1");

        assertThat(code).as(err.toString()).isZero();
        String text = out.toString().strip();
        JsonNode json = new ObjectMapper().readTree(text.substring(text.lastIndexOf('\n') + 1));
        assertThat(json.get("pass_through").get("per_second").asLong()).isPositive();
        assertThat(json.get("full").get("per_second").asLong()).isPositive();
        assertThat(json.get("tagged_readable_ms").get("count").asInt()).isEqualTo(1_000);
    }
}
