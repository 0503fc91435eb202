package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishCommandTest {
    private static final String GOOD =
            """
            {"id":"gulf-courier:17","source":"Gulf Courier","published_at":"2025-02-03T06:00:00Z","title":"Pipeline talks stall","body":"Two ministers left early."}
            """;
    private static final String NO_ID =
            """
            {"source":"Gulf Courier","published_at":"2025-02-03T06:00:00Z","title":"Pipeline talks stall"}
            """;
    private static final String NO_DATE =
            """
            {"id":"gulf-courier:18","source":"Gulf Courier","title":"Pipeline talks resume"}
            """;

    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", lines));
    }

    private CommandRun dryRun(Path file) {
        return CommandRun.of("publish", "--dry-run", file.toString());
    }

    private Path refusedOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".refused.jsonl");
    }

    @Test
    void allAcceptedExitsWithZero() throws IOException {
        assertThat(dryRun(file("a.jsonl", GOOD)).exit()).isZero();
    }

    @Test
    void oneRefusedExitsWithOne() throws IOException {
        assertThat(dryRun(file("a.jsonl", GOOD, NO_ID)).exit()).isEqualTo(1);
    }

    @Test
    void theSummaryCountsRefusalsByReason() throws IOException {
        CommandRun run = dryRun(file("a.jsonl", GOOD, NO_ID, NO_DATE, NO_DATE, "oil\n"));

        assertThat(run.lines().stream().map(line -> line.strip().replaceAll(" +", " ")))
                .contains("accepted 1", "refused 4", "bad-json 1", "missing-date 2", "missing-id 1");
    }

    @Test
    void refusedLinesAreWrittenBesideTheInputWithTheirReasons() throws IOException {
        Path input = file("a.jsonl", GOOD, NO_ID);

        dryRun(input);

        var refused = new ObjectMapper().readTree(Files.readString(refusedOf(input)));
        assertThat(List.of(
                        refused.get("line").asInt(),
                        refused.get("reason").asText(),
                        refused.get("text").asText()))
                .isEqualTo(List.of(2, "missing-id", NO_ID.strip()));
    }

    @Test
    void noFileOfRefusedLinesIsMadeWhenThereIsNone() throws IOException {
        Path input = file("a.jsonl", GOOD);

        dryRun(input);

        assertThat(refusedOf(input)).doesNotExist();
    }

    @Test
    void refusedLinesOfSeveralInputsNameTheirInput() throws IOException {
        Path one = file("one.jsonl", NO_ID);
        Path two = file("two.jsonl", NO_DATE);
        Path refused = folder.resolve("all-refused.jsonl");

        CommandRun.of("publish", "--dry-run", "--refused", refused.toString(), one.toString(), two.toString());

        assertThat(Files.readAllLines(refused))
                .extracting(
                        line -> new ObjectMapper().readTree(line).get("file").asText())
                .containsExactly(one.toString(), two.toString());
    }

    @Test
    void refusedLinesNeverOverwriteTheInput() throws IOException {
        Path input = file("a.jsonl", NO_ID);

        CommandRun.of("publish", "--dry-run", "--refused", input.toString(), input.toString());

        assertThat(input).hasContent(NO_ID);
    }

    @Test
    void aMessageWithHalfASurrogatePairCanBeWritten() throws IOException {
        Path input = file(
                "a.jsonl",
                "{\"id\":\"x\",\"source\":\"Gulf Courier\",\"published_at\":\"\\ud83d\",\"title\":\"Oil\"}\n");

        dryRun(input);

        assertThat(Files.readString(refusedOf(input), StandardCharsets.UTF_8)).contains("bad-date");
    }

    @Test
    void refusedLinesThatCantBeWrittenAreSaidOnce() throws IOException {
        Path input = file("a.jsonl", NO_ID, NO_DATE);

        CommandRun run = CommandRun.of(
                "publish",
                "--dry-run",
                "--refused",
                folder.resolve("missing/refused.jsonl").toString(),
                input.toString());

        assertThat(run.err()).containsOnlyOnce("Can't write refused lines");
    }

    @Test
    void aMissingFileIsOneLine() {
        CommandRun run = dryRun(folder.resolve("nowhere.jsonl"));

        assertThat(run.err())
                .isEqualToIgnoringNewLines("barograph: there is no file " + folder.resolve("nowhere.jsonl"));
    }

    @Test
    void aMissingFileExitsWithOne() {
        assertThat(dryRun(folder.resolve("nowhere.jsonl")).exit()).isEqualTo(1);
    }

    @Test
    void aFolderIsNoInput() {
        assertThat(dryRun(folder).err()).contains("is a folder");
    }

    @Test
    void standardInputCanBeReadOnce() {
        assertThat(CommandRun.of("publish", "--dry-run", "-", "-").exit()).isEqualTo(2);
    }

    @Test
    void withoutABrokerItSaysHowToStartOne() throws IOException {
        Files.writeString(
                folder.resolve("endpoints.properties"),
                "bootstrap.servers=127.0.0.1:1\nschema.registry.url=http://127.0.0.1:1\n");

        CommandRun run = CommandRun.of(
                "publish",
                "--data-dir",
                folder.toString(),
                file("a.jsonl", GOOD).toString());

        assertThat(run.err())
                .startsWith("barograph: no Kafka at 127.0.0.1:1: start `barograph run`")
                .hasLineCount(1);
    }
}
