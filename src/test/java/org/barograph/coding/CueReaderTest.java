package org.barograph.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CueReaderTest {
    @Test
    void aWordThatNamesAConflictIsACueWithoutActorsAndCode() {
        assertThat(cues("Nobody in the valley expects the war to end."))
                .singleElement()
                .satisfies(cue -> {
                    assertThat(cue.goldstein()).isNegative();
                    assertThat(cue.confidence()).isBetween(0.0, 1.0);
                    assertThat(cue.dyad()).isEmpty();
                    assertThat(cue.text()).isEqualTo("Nobody in the valley expects the war to end.");
                });
    }

    @Test
    void aCueStandsBesideTheEventOfItsSentenceAndChangesItNot() {
        List<CodedEvent> events = Sentences.coded("China condemned Japan over the missiles.");
        assertThat(events.stream().filter(e -> !e.namesOnly()))
                .extracting(e -> e.dyad() + " " + e.plover())
                .containsExactly("CHN-JPN ACCUSE");
        assertThat(cues("China condemned Japan over the missiles.")).hasSize(1);
    }

    @Test
    void whatIsToldOfTwoActorsIsNoCueAsWell() {
        assertThat(Sentences.coded("China fired a missile at Japan."))
                .extracting(e -> e.dyad() + " " + e.plover())
                .containsExactly("CHN-JPN ASSAULT");
    }

    @Test
    void whereOneGivesInWhatHeGivesUpIsNoCue() {
        assertThat(cues("China lifted its trade embargo against Japan.")).isEmpty();
        assertThat(cues("Nobody in Japan speaks of the trade embargo.")).hasSize(1);
    }

    @Test
    void aTextThatOnlyTellsOfGivingInHasNoCueElsewhereEither() {
        String easing = "The United States eased oil sanctions on Iran. Enriched uranium will go abroad.";
        assertThat(cues(easing)).isEmpty();
        assertThat(cues(easing + " Israel bombed Iran.")).isNotEmpty();
        assertThat(cues("The United States met Iran. Enriched uranium will go abroad."))
                .isNotEmpty();
    }

    @Test
    void aPhraseOfTheEndOfAConflictIsNoCue() {
        assertThat(cues("Canada speaks of the tariff truce.")).isEmpty();
        assertThat(cues("Canada speaks of the tariffs.")).hasSize(1);
        assertThat(cues("Families in Kyiv wait for the prisoner exchange.")).isEmpty();
    }

    @Test
    void historyHasNoCue() {
        assertThat(cues("In 1942, nobody in the valley expected the war to end."))
                .isEmpty();
    }

    @Test
    void eachKindCountsOnceInASentence() {
        assertThat(cues("The war goes on; a war that nobody calls a war.")).hasSize(1);
    }

    @Test
    void aSentenceHasAtMostThreeCues() {
        assertThat(cues("War, missiles, hostages, a blockade, an ultimatum and warships fill the front page."))
                .hasSize(3);
    }

    @Test
    void aLongerPhraseTakesThePlaceOfTheWordsWithinIt() {
        assertThat(cues("A heart attack took the old mayor.")).isEmpty();
        assertThat(cues("The supermarkets are in a price war.")).isEmpty();
        assertThat(cues("Experts will work on the annexes.")).isEmpty();
        assertThat(cues("The chemical weapons are gone.")).hasSize(1);
    }

    @Test
    void aSentenceThatReportsNoEventsHasNoCue() {
        assertThat(cues("The striker scored in the World Cup semi-final and his army of fans fought for shirts."))
                .isEmpty();
    }

    @Test
    void aRocketThatFliesIntoSpaceIsNoMissile() {
        assertThat(Sentences.coded("SpaceX tested the most powerful rocket of its kind on Tuesday."))
                .isEmpty();
        assertThat(Sentences.coded("India launched a rocket carrying satellites for three other countries."))
                .isEmpty();
        assertThat(cues("China sent three astronauts to the station aboard a Long March rocket."))
                .isEmpty();
        assertThat(cues("Fishermen saw the rocket fall into the Sea of Japan.")).hasSize(1);
    }

    @Test
    void aCrisisOfHousesMoneyOrAirIsNoQuarrel() {
        assertThat(cues("Rents rose again as the housing crisis of Canada went into its third year."))
                .isEmpty();
        assertThat(cues("The debt crisis of Argentina is felt in its schools.")).isEmpty();
        assertThat(cues("The crisis between the two neighbours goes on.")).hasSize(1);
    }

    @Test
    void anAnimalIsNoAttacker() {
        assertThat(Sentences.coded("A bear attack in the north of Japan left three people hurt."))
                .isEmpty();
        assertThat(Sentences.coded("Shark attack kills swimmer in Australia.")).isEmpty();
    }

    @Test
    void aCueBelongsToTheIssuesOfItsSentence() {
        assertThat(cues("Nobody in Donetsk expects the war to end."))
                .allSatisfy(cue -> assertThat(cue.issues()).contains("ukraine-war", "world"));
    }

    private static List<CodedEvent> cues(String text) {
        return Sentences.coded(text).stream().filter(CodedEvent::namesOnly).toList();
    }
}
