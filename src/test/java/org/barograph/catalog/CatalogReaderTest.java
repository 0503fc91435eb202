package org.barograph.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogReaderTest {
    @TempDir
    Path folder;

    @Test
    void shouldNameFileAndLineOfAnUnknownField() {
        List<Problem> problems = problemsIn(
                """
                version: 1
                states:
                  - id: NOR
                    name: Norway
                    adjective: [Norwegian]
                """);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).endsWith("catalog.yaml");
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.message()).contains("unknown field 'adjective'").contains("adjectives");
        });
    }

    @Test
    void shouldReportAllProblemsAtOnceInTheOrderOfTheirLines() {
        List<Problem> problems = problemsIn(
                """
                version: 1
                states:
                  - id: ZZZ
                    name: Nowhere
                  - name: Nameless
                  - id: NOR
                    name: [Norway]
                """);

        assertThat(problems).extracting(Problem::line).containsExactly(3, 5, 7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "missing field 'name'             | states: [{id: NOR}]",
                "add 'goldstein'                  | events: [{id: cue-x, plover: CUE, nouns: [feud]}]",
                "has no 'cameo'; leave it out     | events: [{id: cue-x, plover: CUE, cameo: 190, goldstein: -5, nouns: [feud]}]",
                "not an ISO 3166-1                | states: [{id: NOX, name: Norway}]",
                "'capital' must be a list         | states: [{id: NOR, name: Norway, capital: Oslo}]",
                "must be a single value           | states: [{id: NOR, name: Norway, names: [[Norge]]}]",
                "must not be empty                | states: [{id: NOR, name: Norway, names: [~]}]",
                "stands twice in 'names'          | states: [{id: NOR, name: Norway, names: [Norge, Norge]}]",
                "field 'name' stands twice        | states: [{id: NOR, name: Norway, name: Norge}]",
                "must begin with NOR              | states: [{id: NOR, name: Norway, metonyms: {Storting: SWELEG}}]",
                "groups of three capitals         | states: [{id: NOR, name: Norway, metonyms: {Storting: NORLEGI}}]",
                "must be a mapping                | states: [{id: NOR, name: Norway, metonyms: [Storting]}]",
                "state 'NOR' stands twice         | states: [{id: NOR, name: Norway}, {id: NOR, name: Norge}]",
                "must be igo, ngo or armed-group  | organisations: [{id: X1, name: X, kind: club, code: IGOXXX, dyad: X1}]",
                "'dyad' must be                   | organisations: [{id: X1, name: X, kind: igo, code: IGOXXX, dyad: x-1}]",
                "must have at least one item      | roles: [{id: envoy, agent: GOV, titles: []}]",
                "must be true or false            | roles: [{id: envoy, agent: GOV, single: maybe, titles: [envoy]}]",
                "CAMEO agent code                 | agents: [{id: army, code: MI, terms: [army]}]",
                "a number from 0.0 to 1.0         | sources: [{id: gazette, name: Gazette, weight: 1.5}]",
                "a number from 0.0 to 1.0         | sources: [{id: gazette, name: Gazette, weight: NaN}]",
                "not a domain                     | sources: [{id: gazette, name: Gazette, domains: [gazette]}]",
                "needs at least one of any        | issues: [{id: strait, name: Strait}]",
                "only make weak terms count       | issues: [{id: strait, name: Strait, any: [reef], actors: [TWN]}]",
                "only make weak terms count       | issues: [{id: strait, name: Strait, any: [reef], context: [navy]}]",
                "'reef' stands in 'any' too       | issues: [{id: strait, name: Strait, any: [reef], weak: [reef]}]",
                "'reef' stands in 'strong' too    | issues: [{id: strait, name: Strait, strong: [reef], lookalikes: [reef]}]",
                "'terms' must have at least one   | suppressors: [{id: regatta}]",
                "a list of issues, or all         | composites: [{id: world, name: World, members: none}]",
                "not a PLOVER root                | events: [{id: e, plover: SHOUT, cameo: '112', verbs: [shout]}]",
                "two to four digits               | events: [{id: e, plover: ACCUSE, cameo: '1', verbs: [accuse]}]",
                "from -10.0 to 10.0               | events: [{id: e, plover: ACCUSE, cameo: '11', goldstein: 11, verbs: [accuse]}]",
                "'id' must be 1 to 64             | agents: [{id: the army, code: MIL, terms: [army]}]",
                "unknown key 'nations'            | nations: [{id: NOR}]",
                "'states' must be a list          | states: {id: NOR}",
                "must be a mapping of fields      | states: [NOR]",
            })
    void shouldSayWhatIsWrongWithAnEntry(String expected, String section) {
        assertThat(problemsIn("version: 1\n" + section)).anySatisfy(problem -> assertThat(problem.toString())
                .contains("catalog.yaml:2: ")
                .contains(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-13-01, , as YYYY-MM-DD",
        "01/02/2024, , as YYYY-MM-DD",
        "2024-02-01, 2024-01-31, is before",
        ", 2024-01-31, missing field 'from'"
    })
    void shouldRefuseAnOfficeWithoutProperDays(String from, String to, String expected) {
        String office = "{role: envoy, country: NOR"
                + (from == null ? "" : ", from: " + from)
                + (to == null ? "" : ", to: " + to)
                + "}";

        List<Problem> problems = problemsIn(
                """
                version: 1
                people:
                  - id: kari-dahl
                    name: Kari Dahl
                    country: NOR
                    offices:
                      - %s
                """
                        .formatted(office));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.message()).contains(expected);
        });
    }

    @Test
    void shouldNameTheLineWhereTheYamlItselfIsBroken() {
        List<Problem> problems = problemsIn("version: 1\nstates:\n  - id: NOR\n    names: [Norge\n  - id: SWE\n");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.message()).startsWith("not valid YAML");
        });
    }

    @Test
    void shouldRefuseAliasesSinceAnEntryMustStandAlone() {
        List<Problem> problems = problemsIn(
                """
                version: 1
                agents:
                  - {id: army, code: MIL, terms: &soldiers [army]}
                  - {id: navy, code: MIL, terms: *soldiers}
                """);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.message()).contains("*soldiers");
        });
    }

    @ParameterizedTest
    @CsvSource({"'', is empty", "[1], must be a mapping", "version: 2, unsupported version", "states: [], missing key"})
    void shouldRefuseAFileThatIsNoCatalogue(String yaml, String expected) {
        assertThat(problemsIn(yaml))
                .anySatisfy(problem -> assertThat(problem.message()).contains(expected));
    }

    @Test
    void shouldRefuseAFileThatIsNotUtf8() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(
                file,
                "version: 1\nagents: [{id: a, code: MIL, terms: [garçon]}]".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problemsOf(() -> CatalogReader.readFile(file)))
                .extracting(Problem::message)
                .containsExactly("is not UTF-8");
    }

    @Test
    void shouldRefuseACharacterThatYamlDoesNotAllowAtItsLine() {
        assertThat(problemsIn("version: 1\n# a\u0007bell\nstates: []\n"))
                .extracting(Problem::line)
                .containsExactly(2);
    }

    @Test
    void shouldKeepAPlainWordThatYamlWouldTakeForAnotherType() {
        CatalogEntry entry = CatalogReader.readEntry("agent", "{id: no-sayers, code: OPP, terms: [No, 0231, on]}");

        assertThat(CatalogReader.compile(List.of(entry)).agents().get(0).terms())
                .containsExactly("No", "0231", "on");
    }

    @Test
    void shouldReadAllFilesOfAFolder() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "version: 1\nstates: [{id: NOR, name: Norway}]\n");
        Files.createDirectory(folder.resolve("more"));
        Files.writeString(folder.resolve("more/b.yml"), "version: 1\nstates: [{id: SWE, name: Sweden}]\n");
        Files.writeString(folder.resolve("notes.txt"), "no catalogue");

        assertThat(CatalogReader.readDirectory(folder))
                .extracting(CatalogEntry::id)
                .containsExactly("state/NOR", "state/SWE");
    }

    @Test
    void shouldNameTheEntryAndTheLineWithinItWhenEntriesComeAlone() {
        CatalogEntry entry = new CatalogEntry("state/NOR", "state", "id: NOR\nname: Norway\npopulation: 5\n");

        assertThat(problemsOf(() -> CatalogReader.compile(List.of(entry))))
                .extracting(problem -> problem.file() + ":" + problem.line())
                .containsExactly("state/NOR:3");
    }

    @Test
    void shouldRefuseAnEntryThatCallsItselfOtherwise() {
        CatalogEntry entry = new CatalogEntry("state/SWE", "state", "{id: NOR, name: Norway}");

        assertThat(problemsOf(() -> CatalogReader.compile(List.of(entry))))
                .extracting(Problem::message)
                .containsExactly("the entry calls itself state/NOR");
    }

    @Test
    void shouldRefuseAnUnknownKindOfEntry() {
        assertThat(problemsOf(() -> CatalogReader.readEntry("nation", "{id: NOR}")))
                .extracting(Problem::message)
                .allSatisfy(message -> assertThat(message).contains("unknown kind 'nation'"));
    }

    private List<Problem> problemsIn(String yaml) {
        Path file = folder.resolve("catalog.yaml");
        return problemsOf(() -> {
            Files.writeString(file, yaml);
            CatalogReader.compile(CatalogReader.readFile(file));
        });
    }

    private static List<Problem> problemsOf(ThrowingCallable reading) {
        CatalogException thrown = catchThrowableOfType(CatalogException.class, reading);
        assertThat(thrown).as("the reading must fail").isNotNull();
        return thrown.problems();
    }
}
