package org.barograph.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossChecksTest {
    private static final CatalogEntry NORWAY = entry("state", "{id: NOR, name: Norway}");
    private static final CatalogEntry SWEDEN = entry("state", "{id: SWE, name: Sweden}");
    private static final CatalogEntry PREMIER =
            entry("role", "{id: head-of-government, agent: GOV, single: true, titles: [prime minister]}");
    private static final CatalogEntry ENVOY = entry("role", "{id: envoy, agent: GOV, titles: [envoy]}");

    @Test
    void shouldRefuseTwoHoldersOfASingleOffice() {
        List<String> messages = messages(
                NORWAY,
                PREMIER,
                premier("kari-dahl", "2018-01-01", "2021-06-30"),
                premier("ola-lie", "2021-06-01", "2022-01-01"));

        assertThat(messages).singleElement().asString().contains("overlaps that of kari-dahl");
    }

    @Test
    void shouldRefuseAHolderAfterOneWhoNeverLeft() {
        List<String> messages = messages(
                NORWAY, PREMIER, premier("kari-dahl", "2018-01-01", null), premier("ola-lie", "2021-06-01", null));

        assertThat(messages).singleElement().asString().contains("(2018-01-01 to now)");
    }

    @Test
    void shouldSeeAnOverlapPastAHolderOfAShortTerm() {
        List<String> messages = messages(
                NORWAY,
                PREMIER,
                premier("kari-dahl", "2018-01-01", "2022-12-31"),
                premier("ola-lie", "2019-01-01", "2019-02-01"),
                premier("per-moe", "2020-01-01", "2020-02-01"));

        assertThat(messages).hasSize(2);
    }

    @Test
    void shouldLetAHandOverShareItsDay() {
        assertThatCode(() -> compile(
                        NORWAY,
                        PREMIER,
                        premier("kari-dahl", "2018-01-01", "2021-06-01"),
                        premier("ola-lie", "2021-06-01", null)))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldLetSeveralHoldTheSameOfficeWhereItIsNotSingle() {
        assertThatCode(() ->
                        compile(NORWAY, ENVOY, person("kari-dahl", "envoy", "NOR"), person("ola-lie", "envoy", "NOR")))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseATermThatNamesTwoStatesWhateverItsMarksAndHyphens() {
        List<String> messages = messages(
                entry("state", "{id: NOR, name: Norway, places: [Målselv-Dal]}"),
                entry("state", "{id: SWE, name: Sweden, places: [Malselv Dal]}"));

        assertThat(messages).singleElement().asString().contains("'Malselv Dal' already names NOR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "unknown state 'FIN'           | organisation | {id: CLUB, name: Club, kind: ngo, code: FINNGO, country: FIN, dyad: FIN}",
                "unknown state or organisation | person       | {id: kari-dahl, name: Kari Dahl, country: FIN}",
                "unknown role 'mayor'          | person       | {id: a, name: Ola Lie, country: NOR, offices: [{role: mayor, country: NOR, from: 2020-01-01}]}",
                "unknown state or organisation | person       | {id: a, name: Ola Lie, country: NOR, offices: [{role: envoy, country: FIN, from: 2020-01-01}]}",
                "'NOR' is taken at             | organisation | {id: NOR, name: Club, kind: ngo, code: NORNGO, dyad: NOR}",
                "unknown actor 'FIN'           | issue        | {id: strait, name: Strait, weak: [ferry], actors: [FIN]}",
                "unknown dyad code 'FIN'       | issue        | {id: strait, name: Strait, dyads: [NOR-FIN]}",
                "two dyad codes                | issue        | {id: strait, name: Strait, dyads: [NOR]}",
                "unknown issue 'cod-war'       | composite    | {id: north, name: North, members: [cod-war]}",
                "unknown issue 'cod-war'       | suppressor   | {id: regatta, terms: [regatta], spares: [cod-war]}",
            })
    void shouldRefuseWhatRefersToNothing(String expected, String kind, String yaml) {
        assertThat(messages(NORWAY, ENVOY, entry(kind, yaml)))
                .singleElement()
                .asString()
                .contains(expected);
    }

    @Test
    void shouldRefuseACompositeWithTheIdOfAnIssue() {
        List<String> messages = messages(
                entry("issue", "{id: north, name: North, any: [fjord]}"),
                entry("composite", "{id: north, name: North, members: [north]}"));

        assertThat(messages).containsExactly("'north' is an issue already");
    }

    @Test
    void shouldRefuseATitleOfTwoRoles() {
        assertThat(messages(ENVOY, entry("role", "{id: legate, agent: GOV, titles: [legate, envoy]}")))
                .singleElement()
                .asString()
                .contains("'envoy' also stands at");
    }

    @Test
    void shouldRefuseADomainOfTwoFamilies() {
        assertThat(messages(
                        entry("source", "{id: north-star, name: North Star, domains: [star.example]}"),
                        entry("source", "{id: south-star, name: South Star, domains: [star.example]}")))
                .singleElement()
                .asString()
                .contains("'star.example' also stands at");
    }

    @Test
    void shouldGiveAPersonOfAnArmedGroupTheCodeAndDyadOfTheGroup() {
        CompiledCatalog catalog = compile(
                NORWAY,
                entry(
                        "organisation",
                        "{id: SKOG, name: Skog Front, kind: armed-group, code: NORREBSKG, country: NOR, dyad: SKOG}"),
                entry("person", "{id: ola-lie, name: Ola Lie, country: SKOG}"));

        assertThat(catalog.actor("ola-lie").orElseThrow())
                .extracting(Actor::code, Actor::country, Actor::dyad)
                .containsExactly("NORREBSKG", "NOR", "SKOG");
    }

    @Test
    void shouldGiveAPersonOfAStateTheStatesEliteCode() {
        CompiledCatalog catalog = compile(SWEDEN, entry("person", "{id: ola-lie, name: Ola Lie, country: SWE}"));

        assertThat(catalog.actor("ola-lie").orElseThrow().code()).isEqualTo("SWEELI");
    }

    private static CatalogEntry premier(String id, String from, String to) {
        String end = to == null ? "" : ", to: " + to;
        return entry(
                "person",
                "{id: %s, name: %s, country: NOR, offices: [{role: head-of-government, title: Prime Minister, country: NOR, from: %s%s}]}"
                        .formatted(id, id, from, end));
    }

    private static CatalogEntry person(String id, String role, String country) {
        return entry(
                "person",
                "{id: %s, name: %s, country: NOR, offices: [{role: %s, country: %s, from: 2020-01-01}]}"
                        .formatted(id, id, role, country));
    }

    private static CatalogEntry entry(String kind, String yaml) {
        return CatalogReader.readEntry(kind, yaml);
    }

    private static CompiledCatalog compile(CatalogEntry... entries) {
        return CatalogReader.compile(List.of(entries));
    }

    private static List<String> messages(CatalogEntry... entries) {
        CatalogException thrown =
                catchThrowableOfType(CatalogException.class, () -> CatalogReader.compile(Arrays.asList(entries)));
        assertThat(thrown).as("compiling must fail").isNotNull();
        return thrown.problems().stream().map(Problem::message).toList();
    }
}
