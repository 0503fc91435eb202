package org.barograph.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.barograph.catalog.Actor.Term;
import org.barograph.catalog.Actor.TermRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PetrarchImportTest {
    private static final CompiledCatalog BUNDLED = CatalogReader.bundled();

    private static PetrarchImport imported(String... lines) {
        PetrarchImport imported = new PetrarchImport(BUNDLED);
        imported.add("test.actors.txt", String.join("\n", lines));
        return imported;
    }

    /** The bundled catalogue with what was imported. */
    private static CompiledCatalog catalog(String... lines) {
        Map<String, CatalogEntry> entries = new TreeMap<>(
                CatalogReader.entries().stream().collect(Collectors.toMap(CatalogEntry::id, entry -> entry)));
        imported(lines).entries().forEach(entry -> entries.put(entry.id(), entry));
        return CatalogReader.compile(entries.values());
    }

    private static Term term(CompiledCatalog catalog, String actor, String text) {
        return catalog.actor(actor).orElseThrow().terms().stream()
                .filter(term -> term.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static String problems(String... lines) {
        return imported(lines).problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void shouldAddNamesToTheState() {
        CompiledCatalog catalog = catalog("NORWAY_  [NOR]", "+LAND_OF_FJORDS_ # a by-name");
        assertThat(term(catalog, "NOR", "Land of Fjords").role()).isEqualTo(TermRole.NAME);
    }

    @Test
    void shouldKeepWhatTheStateHad() {
        CompiledCatalog catalog = catalog("NORWAY [NOR]", "+LAND_OF_FJORDS");
        assertThat(catalog.actor("NOR").orElseThrow().terms())
                .containsAll(BUNDLED.actor("NOR").orElseThrow().terms());
    }

    @Test
    void shouldTakeABodyOfAStateWithItsCode() {
        CompiledCatalog catalog = catalog("NORWEGIAN_FJORD_GUARD", "+NFG", "\t[NORMIL]");
        assertThat(term(catalog, "NOR", "NFG").code()).isEqualTo("NORMIL");
    }

    @Test
    void shouldReadDatesOfOffice() {
        CompiledCatalog catalog = catalog(
                "OLAV_TESTMAN_  ; a minister",
                "+MINISTER_TESTMAN_",
                "\t[NORELI <010101] [ NORGOV 010101-20041231 ]",
                "   [NORGOVMIL >050101]");
        assertThat(catalog.actor("olav-testman").orElseThrow().offices())
                .containsExactly(
                        new Office("", "", "NOR", LocalDate.of(2001, 1, 1), LocalDate.of(2004, 12, 31), "GOV"),
                        new Office("", "", "NOR", LocalDate.of(2005, 1, 1), null, "GOVMIL"));
    }

    @ParameterizedTest
    @CsvSource({"300101, 2030-01-01", "310101, 1931-01-01", "19280229, 1928-02-29"})
    void shouldReadTheCenturyAsTabariDoes(String written, LocalDate day) {
        CompiledCatalog catalog = catalog("OLAV_TESTMAN", "\t[NORGOV >" + written + "]");
        assertThat(catalog.actor("olav-testman").orElseThrow().offices())
                .extracting(Office::from)
                .containsExactly(day);
    }

    @Test
    void shouldTakeALastNameAloneAsSurname() {
        CompiledCatalog catalog = catalog("OLAV_TESTMAN_", "+TESTMAN_", "\t[NORGOV >050101]");
        assertThat(term(catalog, "olav-testman", "Testman").role()).isEqualTo(TermRole.SURNAME);
    }

    @Test
    void shouldTakeAnArmedGroupAsActorOfItsOwn() {
        CompiledCatalog catalog = catalog("FJORD_LIBERATION_ARMY [NORREB]");
        Actor group = catalog.actor("fjord-liberation-army").orElseThrow();
        assertThat(group.kind()).isEqualTo(ActorKind.ARMED_GROUP);
        assertThat(group.country()).isEqualTo("NOR");
    }

    @Test
    void shouldTakeAnOrganisationOfNoState() {
        CompiledCatalog catalog = catalog("LEAGUE_OF_FJORDS [IGOEURFJO]");
        assertThat(catalog.actor("league-of-fjords").orElseThrow().kind()).isEqualTo(ActorKind.IGO);
    }

    @Test
    void shouldGroupAgentsByCodeWithPluralsAndSets() {
        CompiledCatalog catalog = catalog(
                "!PERSON! = MAN, WOMAN", "FJORD!PERSON! [~AGR]", "REINDEER_THIEF {REINDEER_THIEVES}[~AGR] # spaces");
        assertThat(catalog.agents())
                .filteredOn(agent -> agent.id().equals("imported-agr"))
                .flatExtracting(Agent::terms)
                .containsExactly("fjordman", "fjordwoman", "reindeer thief", "reindeer thieves");
    }

    @Test
    void shouldPassOverWhatTheCatalogueHas() {
        PetrarchImport imported = imported("NORWAY_ [NOR]", "+OSLO_", "SOLDIER [~MIL]");
        assertThat(imported.entries()).isEmpty();
        assertThat(imported.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OSLO [SWE] | test.actors.txt:1: 'Oslo' already names NOR",
                "FJORD_PARTY | test.actors.txt:1: 'FJORD PARTY' has no code",
                "FJORD_PARTY [NORGOV >20101] | not a date",
                "FJORD_PARTY [NORGOV 050101-040101] | the dates end before they begin",
                "FJORD_PARTY [NO] | a code must be groups of three",
                "FJORD_PARTY [NORGOV | a bracket is not closed",
                "+FJORD_PARTY | a synonym without a head line",
                "FJORD!FOLK! [~AGR] | unknown set !FOLK!",
                "SOLDIER [~CVL] | 'soldier' has the code MIL already"
            })
    void shouldSayWithFileAndLineWhatIsLeftOut(String line, String problem) {
        assertThat(problems(line)).startsWith("test.actors.txt:1: ").contains(problem);
    }

    @Test
    void shouldReadOnBehindALineThatIsWrong() {
        PetrarchImport imported = imported("FJORD_PARTY [NORGOV >990231]", "", "LEAGUE_OF_FJORDS [IGOEURFJO]");
        assertThat(imported.entries()).extracting(CatalogEntry::id).contains("organisation/league-of-fjords");
    }

    @Provide
    Arbitrary<String> dictionaryLikeTexts() {
        Arbitrary<String> piece = Arbitraries.of(
                "NORWAY_",
                "+",
                "[NOR]",
                "[NORGOV >010101]",
                "[",
                "]",
                "\n",
                "\t",
                "{",
                "}",
                "!SET!",
                " = A, B",
                "[~AGR]",
                "#",
                ";",
                "<",
                "\"",
                "\\",
                "_",
                "é",
                "\u0001",
                "OLE_TEST",
                "[NORELI 010101-020202]",
                "[---]",
                "’S ");
        return piece.list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 200)
    void whateverIsImportedFitsTheCatalogue(@ForAll("dictionaryLikeTexts") String text) {
        PetrarchImport imported = imported(text);
        Map<String, CatalogEntry> entries = new TreeMap<>();
        Arrays.asList("NOR", "SWE").forEach(id -> CatalogReader.entries().stream()
                .filter(entry -> entry.id().equals("state/" + id))
                .forEach(entry -> entries.put(entry.id(), entry)));
        imported.entries().forEach(entry -> entries.put(entry.id(), entry));
        assertThat(CatalogReader.compile(entries.values()).version()).isNotEmpty();
    }
}
