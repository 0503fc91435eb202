package org.barograph.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledCatalogTest {
    private static final List<CatalogEntry> ENTRIES = List.of(
            CatalogReader.readEntry("state", "id: NOR\nname: Norway\nadjectives: [Norwegian]\n"),
            CatalogReader.readEntry("state", "id: SWE\nname: Sweden\n"),
            CatalogReader.readEntry("issue", "id: fishing\nname: Fishing grounds\nany: [trawler]\n"),
            CatalogReader.readEntry("issue", "id: arctic\nname: Arctic\nany: [icebreaker]\n"),
            CatalogReader.readEntry("composite", "id: north\nname: High North\nmembers: [arctic, fishing]\n"),
            CatalogReader.readEntry("agent", "id: army\ncode: MIL\nterms: [army]\n"));

    @Test
    void shouldKeepItsVersionWhateverTheOrderOfItsEntries() {
        List<CatalogEntry> shuffled = new ArrayList<>(ENTRIES);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(CatalogReader.compile(shuffled).version())
                .isEqualTo(CatalogReader.compile(ENTRIES).version());
    }

    @Test
    void shouldKeepItsVersionWhateverTheLayoutOfAnEntry() {
        String block = "id: NOR   # a comment\nname: \"Norway\"\nadjectives:\n  - Norwegian\n";
        String flow = "{adjectives: ['Norwegian'], name: Norway, id: NOR}";

        assertThat(versionOf("state", flow)).isEqualTo(versionOf("state", block));
    }

    @Test
    void shouldChangeItsVersionWithAnyValue() {
        assertThat(versionOf("state", "{id: NOR, name: Norge}"))
                .isNotEqualTo(versionOf("state", "{id: NOR, name: Norway}"));
    }

    @Test
    void shouldHaveTwelveHexadecimalDigitsAsVersion() {
        assertThat(CatalogReader.compile(ENTRIES).version()).matches("[0-9a-f]{12}");
    }

    @Test
    void shouldListIssuesAndCompositesTogetherById() {
        assertThat(CatalogReader.compile(ENTRIES).issues())
                .containsExactly(
                        new IssueSummary("arctic", "Arctic", false),
                        new IssueSummary("fishing", "Fishing grounds", false),
                        new IssueSummary("north", "High North", true));
    }

    @Test
    void shouldKnowACompositeOfAllEvents() {
        CatalogEntry world = CatalogReader.readEntry("composite", "{id: world, name: World, members: all}");

        assertThat(CatalogReader.compile(List.of(world)).composites())
                .containsExactly(new Composite("world", "World", true, List.of()));
    }

    @Test
    void shouldGiveEveryWayOfNamingAStateItsCodeAndRole() {
        CatalogEntry norway = CatalogReader.readEntry(
                "state",
                "{id: NOR, name: Norway, names: [Norge], adjectives: [Norwegian], capital: [Oslo], metonyms: {Storting: NORLEG}, places: [Bodo]}");

        assertThat(CatalogReader.compile(List.of(norway))
                        .actor("NOR")
                        .orElseThrow()
                        .terms())
                .containsExactly(
                        new Actor.Term("Norway", "NOR", Actor.TermRole.NAME),
                        new Actor.Term("Norge", "NOR", Actor.TermRole.NAME),
                        new Actor.Term("Norwegian", "NOR", Actor.TermRole.ADJECTIVE),
                        new Actor.Term("Oslo", "NOR", Actor.TermRole.CAPITAL),
                        new Actor.Term("Storting", "NORLEG", Actor.TermRole.METONYM),
                        new Actor.Term("Bodo", "NOR", Actor.TermRole.PLACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "EN-us", "en-Latn-US", " en "})
    void shouldCoverEnglishInAllItsVariants(String language) {
        assertThat(CatalogReader.compile(ENTRIES).covers(language)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"de", "enm", "fr-en", "english"})
    void shouldNotCoverOtherLanguages(String language) {
        assertThat(CatalogReader.compile(ENTRIES).covers(language)).isFalse();
    }

    private static String versionOf(String kind, String yaml) {
        return CatalogReader.compile(List.of(CatalogReader.readEntry(kind, yaml)))
                .version();
    }
}
