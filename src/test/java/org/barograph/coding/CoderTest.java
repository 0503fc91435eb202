package org.barograph.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.barograph.catalog.CatalogReader;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoderTest {
    private static final Coder CODER = new Coder(CatalogReader.bundled());
    private static final LocalDate SPRING_2024 = LocalDate.of(2024, 4, 20);

    private static CodedText code(String text) {
        return CODER.code(text, SPRING_2024);
    }

    private static List<String> codes(String text) {
        return code(text).actors().stream().map(ActorMention::code).toList();
    }

    private static List<String> events(String text) {
        return code(text).events().stream()
                .map(e -> e.source() + ">" + e.target() + " " + e.plover())
                .toList();
    }

    private static List<String> issues(String text) {
        return code(text).issues().stream().map(IssueMention::id).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The French president spoke. | FRAGOV",
                "Polish border guards were seen. | POL",
                "Israeli army vehicles waited. | ISRMIL",
                "The Kremlin declined to comment. | RUSGOV",
                "Nobody in Moscow knew. | RUS",
                "The president of Kenya was absent. | KENGOV",
                "Protesters in Belarus sang. | BLROPP",
                "Chinese Foreign Minister Wang Yi smiled. | CHNGOV",
                "NATO was silent. | IGOWSTNAT"
            })
    void anActorHasTheCodeOfItsStateAndBody(String text, String code) {
        assertThat(codes(text)).first().asString().startsWith(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Observers saw Chinese President Xi Jinping there | Chinese President Xi Jinping",
                "A letter came from Secretary of State Antony Blinken today | Secretary of State Antony Blinken",
                "The guest was Chinese Foreign Minister Wang Yi again | Chinese Foreign Minister Wang Yi"
            })
    void aRoleAndItsHolderAreOneActor(String text, String actor) {
        assertThat(code(text).actors()).extracting(ActorMention::text).containsExactly(actor);
    }

    @Test
    void aSurnameAloneIsThePersonInOffice() {
        assertThat(codes("Reporters waited while Blinken slept.")).containsExactly("USAGOV");
    }

    @Test
    void aPersonOutOfOfficeIsAnEliteOfTheState() {
        CodedText coded = CODER.code("Hillary Clinton was Secretary of State.", LocalDate.of(2016, 5, 1));
        assertThat(coded.actors()).first().extracting(ActorMention::code).isEqualTo("USAELI");
    }

    @Test
    void aPersonInOfficeBelongsToTheGovernment() {
        CodedText coded = CODER.code("Hillary Clinton gave a speech.", LocalDate.of(2010, 5, 1));
        assertThat(coded.actors()).first().extracting(ActorMention::code).isEqualTo("USAGOV");
    }

    @Test
    void aSurnameInAnUnknownNameIsNotThePerson() {
        assertThat(codes("A baker called Gregor Putin opened a shop.")).isEmpty();
    }

    @Test
    void positionsAreThoseInTitleAndBody() {
        CodedText coded = CODER.code("Storm at sea", "Ferries from Malta waited.", null);
        ActorMention malta = coded.actors().get(0);
        assertThat("Storm at sea\nFerries from Malta waited.".substring(malta.start(), malta.end()))
                .isEqualTo("Malta");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kenya condemned Somalia. | KEN>SOM ACCUSE",
                "Somalia was condemned by Kenya. | KEN>SOM ACCUSE",
                "Ghana and Togo condemned Benin. | TGO>BEN ACCUSE",
                "Norway sent food to Yemen. | NOR>YEM AID",
                "Turkish jets bombed Iraq. | TUR>IRQ ASSAULT",
                "Russia's assault on Ukraine went on. | RUS>UKR ASSAULT",
                "Peru refused to meet Chile. | PER>CHL REJECT",
                "Japan will send food to Nepal. | JPN>NPL AGREE",
                "Iran plans to attack Qatar. | IRN>QAT THREATEN",
                "Oman expelled a Danish diplomat. | OMN>DNKGOV SANCTION"
            })
    void whoDidWhatToWhomIsRead(String text, String event) {
        assertThat(events(text)).contains(event);
    }

    @Test
    void talksAreMutual() {
        assertThat(events("Egypt and Sudan held talks.")).contains("EGY>SDN CONSULT", "SDN>EGY CONSULT");
    }

    @Test
    void aDeniedAttackIsNoAttack() {
        assertThat(events("Uganda did not attack Rwanda.")).noneMatch(e -> e.endsWith("ASSAULT"));
    }

    @Test
    void anIranBackedMilitiaIsNotIran() {
        assertThat(events("Iran-backed militiamen attacked Jordan.")).noneMatch(e -> e.startsWith("IRN>"));
    }

    @Test
    void anEventWithoutActorsIsACue() {
        assertThat(events("Shelling kills dozens in the old town.")).contains("> ASSAULT");
    }

    @Test
    void anEventWithOneSideHasNoDyad() {
        assertThat(code("Shelling killed dozens in Aleppo.").events())
                .isNotEmpty()
                .allMatch(e -> e.dyad().isEmpty());
    }

    @Test
    void praiseByNobodyIsNoCue() {
        assertThat(events("The choir was praised.")).isEmpty();
    }

    @Test
    void aDisasterIsNoViolence() {
        assertThat(events("An earthquake killed forty villagers in Nepal.")).isEmpty();
    }

    @Test
    void partnersAgreeWithEachOther() {
        assertThat(events("Jordan and Cyprus signed a water agreement."))
                .contains("JOR>CYP SUPPORT", "CYP>JOR SUPPORT");
    }

    @Test
    void aParticipleContinuesTheClauseBeforeIt() {
        assertThat(events("Chad shelled a camp in Sudan, wounding nine.")).containsExactly("TCD>SDN ASSAULT");
    }

    @Test
    void aPronounStandsForTheSubjectBefore() {
        assertThat(events("Blinken flew home. He condemned Iran.")).contains("USAGOV>IRN ACCUSE");
    }

    @Test
    void theOwnerIsTheOneThatItsStandsFor() {
        assertThat(events("Norway criticised Serbia for its military aid to Belarus."))
                .contains("SRB>BLR AID");
    }

    @Test
    void aSportsReportHasNoEvents() {
        assertThat(events("Brazil attacked Germany all night in the World Cup semi-final."))
                .isEmpty();
    }

    @Test
    void anAttackOnADiseaseIsNoEvent() {
        assertThat(events("France will fight cancer with a new centre.")).isEmpty();
    }

    @Test
    void anEventBelongsToTheIssuesOfItsSentence() {
        CodedText coded = code("China rammed a Philippine boat near Second Thomas Shoal.");
        assertThat(coded.events()).isNotEmpty().allMatch(e -> e.issues().contains("south-china-sea"));
    }

    @Test
    void everyEventBelongsToTheWorld() {
        assertThat(code("Ghana condemned Togo.").events()).isNotEmpty().allMatch(e -> e.issues()
                .contains("world"));
    }

    @Test
    void anEventInAnIssueBelongsToItsComposite() {
        assertThat(code("Syrian troops shelled Aleppo.").events()).isNotEmpty().allMatch(e -> e.issues()
                .contains("middle-east"));
    }

    @Test
    void aCompositeIsAsRelevantAsItsMostRelevantMember() {
        List<IssueMention> found = code("Syrian troops shelled Aleppo.").issues();
        double syria = relevance(found, "syria");
        assertThat(relevance(found, "middle-east")).isEqualTo(syria);
    }

    private static double relevance(List<IssueMention> issues, String id) {
        return issues.stream()
                .filter(i -> i.id().equals(id))
                .mapToDouble(IssueMention::relevance)
                .sum();
    }

    @Test
    void aTitleWeighsMoreThanAMentionInTheBody() {
        String rest = " The council met. It rained. Nobody spoke. The shops were shut.";
        CodedText inTitle = CODER.code("Syria", "A quiet day." + rest, null);
        CodedText inBody = CODER.code("A quiet day", "Markets were calm." + rest + " Syria was named.", null);
        assertThat(relevance(inTitle.issues(), "syria")).isGreaterThan(relevance(inBody.issues(), "syria"));
    }

    @Test
    void aDatelineIsNoActor() {
        assertThat(codes("DAMASCUS, June 3 (AFP) — Kenya condemned Somalia.")).containsExactly("KEN", "SOM");
    }

    @Test
    void theNameOfANewspaperIsNoPlace() {
        assertThat(issues("The fire was put out, says the Jerusalem Post.")).doesNotContain("israel-hamas");
    }

    @Test
    void issuesComeInTheOrderOfTheirIds() {
        assertThat(issues("Iran, Syria and Yemen discussed tariffs, migrants and cyberattacks."))
                .isSorted()
                .hasSizeGreaterThan(4);
    }

    @Test
    void anEmptyTextHasNothing() {
        assertThat(CODER.code("", "", null)).isEqualTo(new CodedText(List.of(), List.of(), List.of()));
    }

    @Provide
    Arbitrary<String> newsLikeTexts() {
        Arbitrary<String> word = Arbitraries.of(
                "China",
                "U.S.",
                "Israel's",
                "attacked",
                "to",
                "by",
                "and",
                ",",
                ". ",
                "\n\n",
                "the",
                "Russian",
                "army",
                "president",
                "of",
                "Putin",
                "talks",
                "with",
                "-",
                "will",
                "not",
                "sanctions",
                "on",
                "its",
                "”",
                "\uD83D",
                "é",
                "met",
                "(",
                "in",
                "Gaza",
                "said",
                "former",
                "between",
                "1,000",
                "\u0000");
        return word.list().ofMaxSize(80).map(words -> String.join(" ", words));
    }

    @Property(tries = 2_000)
    void anyMixOfNewsWordsIsCodedWithinBounds(@ForAll("newsLikeTexts") String text) {
        for (CodedEvent event : code(text).events()) {
            assertThat(event.confidence()).isBetween(0.01, 1.0);
            assertThat(event.goldstein()).isBetween(-10.0, 10.0);
        }
    }

    @Property
    void anyUnicodeIsCoded(@ForAll String title, @ForAll String body) {
        CodedText coded = CODER.code(title, body, null);
        assertThat(coded.issues()).allMatch(i -> i.relevance() > 0 && i.relevance() <= 1);
    }

    @Property(tries = 200)
    void theSameTextIsCodedTheSame(@ForAll("newsLikeTexts") String text) {
        assertThat(code(text)).isEqualTo(code(text));
    }

    @ParameterizedTest
    @MethodSource("hugeTexts")
    void aHugeTextIsCodedInLinearTime(String text) {
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> code(text));
    }

    static Stream<String> hugeTexts() {
        int chars = 5_000_000;
        return Stream.of(
                        "China attacked Taiwan and ",
                        "attack ",
                        "a",
                        "Putin met Xi. ",
                        "(",
                        "sanctions on Iran by the US, ",
                        "'")
                .map(piece -> piece.repeat(chars / piece.length()));
    }
}
