package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barograph.catalog.CatalogReader;
import org.barograph.coding.Coder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeCommandTest {
    private static final Coder CODER = new Coder(CatalogReader.bundled());

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int code(String... lines) throws IOException {
        BufferedReader reader = new BufferedReader(new StringReader(String.join("\n", lines)));
        return new CodeCommand().code(CODER, reader, out, new PrintWriter(err));
    }

    private List<JsonNode> written() throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            nodes.add(new ObjectMapper().readTree(line));
        }
        return nodes;
    }

    @Test
    void linesComeOutInTheOrderOfTheInput() throws IOException {
        code("{\"id\":\"b\",\"text\":\"Rain.\"}", "{\"id\":\"a\",\"text\":\"Sun.\"}");
        assertThat(written()).extracting(n -> n.get("id").asText()).containsExactly("b", "a");
    }

    @Test
    void anEventIsWrittenWithItsCountries() throws IOException {
        code("{\"id\":\"1\",\"text\":\"Kenya condemned Somalia.\",\"date\":\"20240105\"}");
        JsonNode event = written().get(0).get("events").get(0);
        assertThat(event.get("source_country").asText()).isEqualTo("KEN");
    }

    @Test
    void anArticleIsCodedFromTitleAndBody() throws IOException {
        code("{\"id\":\"1\",\"title\":\"Storm\",\"body\":\"Malta waits.\",\"published_at\":\"2024-01-05T10:00:00Z\"}");
        assertThat(written().get(0).get("actors").get(0).get("start").asInt()).isEqualTo(6);
    }

    @Test
    void retractionsAreLeftOut() throws IOException {
        assertThat(code("{\"id\":\"1\",\"retracted\":true}", "{\"id\":\"2\",\"text\":\"Rain.\"}"))
                .isZero();
        assertThat(written()).extracting(n -> n.get("id").asText()).containsExactly("2");
    }

    @Test
    void aWrongCatalogueIsNamedWithFileAndLine(@TempDir Path folder) throws IOException {
        Path catalog = Files.writeString(
                folder.resolve("my-issues.yaml"), "version: 1\nissues:\n  - id: quiet-lake\n    nam: Quiet Lake\n");
        CommandRun run = CommandRun.of("code", "--catalog", catalog.toString(), catalog.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(catalog + ":4:");
    }

    @Test
    void aBadLineMakesTheExitCodeOne() throws IOException {
        assertThat(code("{\"id\":\"1\",\"text\":\"Rain.\"}", "{broken")).isEqualTo(1);
    }

    @Test
    void aBadLineIsLeftOutOfTheOutput() throws IOException {
        code("{broken", "{\"id\":\"1\",\"text\":\"Rain.\"}");
        assertThat(written()).hasSize(1);
    }

    @Test
    void aMessageNamesTheLine() throws IOException {
        code("{\"id\":\"1\",\"text\":\"Rain.\"}", "", "{\"text\":\"no id\"}");
        assertThat(err.toString()).contains("line 2: the line is blank").contains("line 3: no id");
    }

    @Test
    void aWrongDateIsNamed() throws IOException {
        code("{\"id\":\"1\",\"text\":\"Rain.\",\"date\":\"2024-13-01\"}");
        assertThat(err.toString()).contains("'date' is not a date: 2024-13-01");
    }

    @Test
    void goodLinesGiveExitCodeZero() throws IOException {
        assertThat(code("{\"id\":\"1\",\"text\":\"Rain.\",\"date\":null}")).isZero();
    }

    @Test
    void anExplanationHasTheWinnerAndTheLosersOfASentence() {
        String text = ExplanationText.of("7", CODER.explain("Kenya condemned Somalia. It rained.", null));
        assertThat(text.lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "7, sentence 1: Kenya condemned Somalia",
                        " actor \"Kenya\" KEN: \"Kenya\" is a name of KEN",
                        " event KEN > SOM ACCUSE 111, Goldstein -2.00, confidence 0.90",
                        "7, sentence 2: It rained",
                        " event none")
                .anyMatch(line -> line.startsWith(" won \"condemned\" ACCUSE 111 (verb or phrase of "));
    }

    @Test
    void anExplanationTellsAnAllegedDeedFromAWordThatNamesAConflict() {
        String text = ExplanationText.of("8", CODER.explain("Kenya accused Somalia of bombing a village.", null));
        assertThat(text.lines().map(line -> line.replaceAll(" +", " ")).filter(line -> line.startsWith(" event ")))
                .containsExactly(
                        " event KEN > SOM ACCUSE 1123, Goldstein -2.00, confidence 0.90",
                        " event an alleged deed, \"bombing\", at half the confidence, Goldstein -10.00, confidence 0.45",
                        " event a word that names a conflict, Goldstein -8.00, confidence 0.90");
    }
}
