package org.barograph.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledCatalogTest {
    private static final CompiledCatalog CATALOG = CatalogReader.bundled();

    @Test
    void shouldHaveAtLeastTwoHundredStates() {
        assertThat(actors(ActorKind.STATE)).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void shouldHaveAtLeastSixtyInternationalOrganisations() {
        assertThat(actors(ActorKind.IGO)).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void shouldHaveAtLeastSixtyArmedGroups() {
        assertThat(actors(ActorKind.ARMED_GROUP)).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void shouldHaveTheSameVersionWhenItsEntriesAreCompiledOneByOne() {
        assertThat(CatalogReader.compile(CatalogReader.entries()).version()).isEqualTo(CATALOG.version());
    }

    @Test
    void shouldGiveEachEntryAnIdOfItsOwn() {
        assertThat(CatalogReader.entries()).extracting(CatalogEntry::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "RUS, Kremlin, RUSGOV",
        "RUS, Moscow, RUS",
        "USA, White House, USAGOV",
        "USA, Pentagon, USAMIL",
        "CHN, Zhongnanhai, CHNGOV",
        "GBR, Downing Street, GBRGOV",
        "FRA, Élysée, FRAGOV",
        "KOR, Blue House, KORGOV",
        "ISR, Knesset, ISRLEG",
        "DEU, Bundestag, DEULEG",
        "KSV, Pristina, KSV",
        "EU, Brussels, IGOEUREEC",
        "UN, UN, IGOUNO",
        "NATO, NATO, IGOWSTNAT",
        "ISIS, Islamic State, IMGMUSISI",
        "HAMAS, Hamas, PSEREBHMS",
        "ASEAN, ASEAN, IGOSEAASN",
        "WHO, WHO, IGOUNOHLHWHO"
    })
    void shouldGiveAWellKnownNameItsCode(String actor, String text, String code) {
        assertThat(CATALOG.actor(actor).orElseThrow().terms())
                .filteredOn(term -> term.text().equals(text))
                .extracting(Actor.Term::code)
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "Reuters, , reuters",
        "The Wall Street Journal, , dow-jones",
        "New York Post, , news-corp",
        "Someone, https://www.thetimes.co.uk/article/1, news-corp",
        "Someone, https://abcnews.go.com/story, abc-us",
        "Someone, https://www.abc.net.au/news/1, abc-australia",
        "Someone, https://go.com/story, go.com",
        "ITAR-TASS, , tass",
    })
    void shouldKnowWhoOwnsAnOutlet(String source, String url, String family) {
        assertThat(CATALOG.family(source, url).id()).isEqualTo(family);
    }

    @Test
    void shouldNotListAnAgentsWordTwice() {
        Stream<String> terms = CATALOG.agents().stream().flatMap(agent -> agent.terms().stream());

        assertThat(terms).doesNotHaveDuplicates();
    }

    private static List<Actor> actors(ActorKind kind) {
        return CATALOG.actors().stream().filter(actor -> actor.kind() == kind).toList();
    }
}
