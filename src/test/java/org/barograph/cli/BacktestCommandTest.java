package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.barograph.Readme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
    private static final String NEW =
            "{\"id\": \"a:2\", \"source\": \"Tarn Courier\", \"published_at\": \"2025-06-01T08:00:00Z\", \"title\":"
                    + " \"Ferries wait in the fog\"}\n";
    private static final String OLD =
            "{\"id\": \"a:1\", \"source\": \"Tarn Courier\", \"published_at\": \"2025-01-01T08:00:00Z\", \"title\":"
                    + " \"Lighthouse opens to visitors\"}\n";

    @TempDir
    private Path folder;

    private String backtest(String lines) throws Exception {
        Path file = Files.writeString(folder.resolve("archive.jsonl"), lines);
        return CommandRun.of(
                        "backtest",
                        file.toString(),
                        "--out",
                        folder.resolve("out").toString())
                .out();
    }

    @Test
    void anArchiveThatIsNotInTheOrderOfItsDatesIsToldHowToSort() throws Exception {
        String command = backtest(NEW + OLD)
                .lines()
                .filter(line -> line.contains("sort -s"))
                .findFirst()
                .orElseThrow();

        assertThat(Readme.text()).contains(command.strip());
    }

    @Test
    void anArchiveInOrderIsNotToldToSort() throws Exception {
        assertThat(backtest(OLD + NEW)).doesNotContain("sort -s").contains("2 articles");
    }
}
