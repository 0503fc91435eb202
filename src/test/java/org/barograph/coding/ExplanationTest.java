package org.barograph.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.barograph.catalog.CatalogReader;
import org.barograph.coding.Explanation.ActorReading;
import org.barograph.coding.Explanation.EventReading;
import org.barograph.coding.Explanation.Sentence;
import org.barograph.coding.Explanation.TermReading;
import org.barograph.coding.Explanation.WordReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
    private static final Coder CODER = new Coder(CatalogReader.bundled());
    private static final LocalDate SPRING_2024 = LocalDate.of(2024, 4, 20);

    private static Sentence explain(String text) {
        return CODER.explain(text, SPRING_2024).sentences().get(0);
    }

    private static List<String> lost(String text) {
        return explain(text).words().stream()
                .filter(word -> !word.won())
                .map(WordReading::why)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nobody in Lima slept. | \"Lima\" is the capital of PER",
                "Danish farmers waved. | \"Danish\" is an adjective of DNK",
                "The Kremlin was dark. | \"Kremlin\" is a body of RUS",
                "The Kenyan army left. | \"army\" is the agent MIL",
                "The Polish foreign minister sat down. | \"foreign minister\" is the title foreign-minister",
                "Blinken slept. | Secretary of State of USA from 2021-01-26 to 2025-01-20 (on 2024-04-20)",
                "Hillary Clinton slept. | no office counts (on 2024-04-20)",
                "Elections were held in Georgia and in Alabama. | a place in USA that is called like GEO"
            })
    void anActorSaysWhatItWasReadBy(String text, String why) {
        assertThat(explain(text).actors()).extracting(ActorReading::why).anyMatch(reason -> reason.contains(why));
    }

    @Test
    void aNameThatIsNoActorSaysWhy() {
        assertThat(explain("Yesterday Jordan Hollowell sang.").passedOver())
                .extracting(reason -> reason.text() + ": " + reason.why())
                .containsExactly("Jordan: a name of JOR, but here part of another name");
    }

    @Test
    void aTermSaysWhetherItCounts() {
        assertThat(explain("Ships crossed the Taiwan Strait.").terms())
                .contains(new TermReading("Taiwan Strait", "taiwan-strait", "strong", true));
    }

    @Test
    void theWinningPatternNamesBothSides() {
        assertThat(explain("Kenya condemned Somalia.").words())
                .filteredOn(WordReading::won)
                .extracting(WordReading::why)
                .containsExactly("source \"Kenya\", target \"Somalia\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Uganda did not attack Rwanda. | refused, denied or not done",
                "The choir was praised. | no actor was found",
                "An earthquake killed forty villagers. | in a report on a disaster or an accident",
                "France will fight cancer. | the lexicon lists it as no event",
                "Kenya held talks. | a later part of the pattern is missing"
            })
    void anEventWordThatLosesSaysWhy(String text, String why) {
        assertThat(lost(text)).contains(why);
    }

    @Test
    void whatOverlapsNamesTheLongerPattern() {
        assertThat(lost("Kenya accused Somalia of bombing a village."))
                .anyMatch(why -> why.startsWith("overlaps \"accused Somalia of bombing\""));
    }

    @Test
    void aSentenceWithoutEventsNamesTheWordsThatSaySo() {
        assertThat(explain("Brazil attacked Germany all night in the World Cup.")
                        .suppressed())
                .isEqualTo("\"World Cup\": no event is read");
    }

    @Test
    void anEventStandsAtTheSentenceThatGaveIt() {
        List<Sentence> sentences =
                CODER.explain("It rained. Kenya condemned Somalia.", null).sentences();
        assertThat(sentences).extracting(sentence -> sentence.events().size()).containsExactly(0, 1);
    }

    @Test
    void aCueSaysWhatItStandsFor() {
        assertThat(explain("Kenya accused Somalia of bombing a village.").events())
                .extracting(EventReading::cue, reading -> reading.event().confidence())
                .containsExactly(
                        tuple("", 0.9),
                        tuple("an alleged deed, \"bombing\", at half the confidence", 0.45),
                        tuple("a word that names a conflict", 0.9));
    }

    @Test
    void aWordThatIsNoCueSinceTheTextTellsOfGivingInSaysSo() {
        Explanation explanation = CODER.explain("Kenya lifted sanctions on Somalia. Few here remember the war.", null);
        assertThat(explanation.sentences().get(1).events())
                .extracting(EventReading::cue)
                .containsExactly(
                        "no cue, though a word names a conflict: the text tells that somebody gives in, and of no"
                                + " conflict");
        assertThat(explanation.coded().events()).noneMatch(CodedEvent::namesOnly);
    }

    @Test
    void whatIsExplainedIsWhatIsCoded() {
        String text = "Chad shelled a camp in Sudan, wounding nine. He condemned it. Blinken flew to Amman.";
        assertThat(CODER.explain("A raid", text, SPRING_2024).coded())
                .isEqualTo(CODER.code("A raid", text, SPRING_2024));
    }

    @Property(tries = 200)
    void anyTextIsExplainedAsItIsCoded(@ForAll String text) {
        assertThat(CODER.explain(text, SPRING_2024).coded()).isEqualTo(CODER.code(text, SPRING_2024));
    }
}
