package org.barograph.coding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstructionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gunmen kidnapped a Danish diplomat. | ---UAF>DNKGOV ASSAULT",
                "A spokesman for the Kenyan president condemned Somalia. | KENGOV>SOM ACCUSE",
                "The ministers of Ghana and Togo met. | GHAGOV>TGO CONSULT",
                "Fighters loyal to Hezbollah attacked Israel. | LBNREBHEZ>ISR ASSAULT"
            })
    void anAgentActsWithOrWithoutAState(String text, String event) {
        assertThat(Sentences.roots(text)).contains(event);
    }

    @Test
    void anAgentOfNoStateMakesNoDyad() {
        assertThat(Sentences.coded("Gunmen kidnapped a Danish diplomat."))
                .isNotEmpty()
                .allMatch(e -> e.dyad().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kenya praised Ghana, which had attacked Togo. | ASSAULT",
                "Kenya praised Ghana after Togo attacked Benin. | ASSAULT",
                "Kenya thanked Ghana for releasing the prisoners of Togo. | RETREAT",
                "Kenya praised Ghana before Togo attacked Benin. | ASSAULT",
                "Mali hoped that Niger would attack Chad. | THREATEN",
                "Kenya attacked Somalia ten years ago. | ASSAULT",
                "Peru arrested two Chileans sought in the killing of a Bolivian. | ASSAULT"
            })
    void whatStandsBesideTheMainClauseIsNoEvent(String text, String root) {
        assertThat(Sentences.roots(text)).noneMatch(e -> e.endsWith(" " + root));
    }

    @Test
    void aSubordinateClauseCountsWhereTheMainClauseReportsNothing() {
        assertThat(Sentences.roots("Oil rose after Iran attacked Kuwait.")).contains("IRN>KWT ASSAULT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kenya said that Somalia had bombed Ethiopia. | KEN>SOM 112",
                "Kenya accused Somalia of bombing Ethiopia. | KEN>SOM 112.*",
                "A Basque group claimed responsibility for the bombing in Spain. | [-A-Z]*>ESP 015"
            })
    void whoTellsOfADeedIsCodedAsThat(String text, String event) {
        assertThat(Sentences.codes(text)).anyMatch(e -> e.matches(event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Kenya said that Somalia had bombed Ethiopia.", "Kenya accused Somalia of bombing Ethiopia."})
    void aDeedThatAnotherStateTellsOfIsACueAndNoEventOfTheAccused(String text) {
        assertThat(Sentences.coded(text)).noneMatch(e -> e.source().equals("SOM"));
        assertThat(Sentences.coded(text))
                .filteredOn(e -> e.namesOnly() && e.goldstein() == -10)
                .isNotEmpty()
                .allMatch(e -> e.confidence() < 0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kenya claimed that it had bombed Somalia. | KEN>SOM 015",
                "Sudanese troops clashed with Egyptian demonstrators. | EGY[A-Z]*>SDNMIL 145",
                "Sudanese troops clashed with Egyptian demonstrators. | SDNMIL>EGY[A-Z]* 175",
                "Chadian forces clashed with Libyan rioters. | TCD>LBY[A-Z]* 175",
                "Six Yemenis were killed by a missile believed to be fired by Omani rebels. | OMNREB>YEM[A-Z]* 193",
                "Kenya helped ugandan farmers. | KEN>UGA[A-Z]* 070",
                "UN inspectors want to re-examine the reactor in Iran. | IGOUNO>IRN[A-Z]* 090",
                "The Danish king prepared to visit Norway. | DNK[A-Z]*>NOR 042"
            })
    void aConstructionHasTheCodeOfCameosDictionaries(String text, String event) {
        assertThat(Sentences.codes(text)).anyMatch(e -> e.matches(event));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Ghanaian president met Togolese farmers. | TGO",
                "The Ghanaian president attended a summit in Togo. | TGO",
                "The presidents of Ghana and Mali held talks in Togo. | TGO",
                "Somalia might ask Kenya to leave. | SOM",
                "Two Peruvians were shot by pro-Chilean gunmen. | CHL",
                "Three Boeing 737 jets were bombed by Kenya. | USA"
            })
    void whoOnlyStandsThereDoesNothing(String text, String bystander) {
        assertThat(Sentences.coded(text)).noneMatch(e -> e.source().startsWith(bystander));
    }

    @Test
    void thoseWhoMeetInAPlaceMeetEachOther() {
        assertThat(Sentences.roots("The presidents of Ghana and Mali held talks in Togo."))
                .anyMatch(e -> e.matches("GHA[A-Z]*>MLI[A-Z]* CONSULT"))
                .noneMatch(e -> e.contains("TGO"));
    }

    @Test
    void aPlaceInAPartOfALandIsWhereItHappened() {
        assertThat(Sentences.roots("Six men were killed in Saudi shelling in the north of Yemen."))
                .contains("SAU>YEM ASSAULT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Norway will lift the sanctions on Cuba. | NOR>CUB 0354",
                "Norway will supply weapons to Ukraine. | NOR>UKR 0332",
                "Iran plans to blockade Qatar. | IRN>QAT 1381",
                "Laos refused to release two Thai fishermen. | LAO>THA[A-Z]* 1243",
                "Kenya wants to help Uganda. | KEN>UGA 033"
            })
    void anIntentOrRefusalHasTheCodeOfItsDeed(String text, String event) {
        assertThat(Sentences.codes(text)).anyMatch(e -> e.matches(event));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Two Danish sailors freed in Oman | DNK",
                "There were nine Kenyan soldiers killed in Somalia. | KEN",
                "Nine Kenyan soldiers were killed in Somalia. | KEN"
            })
    void thePassiveNeedsNoAuxiliaryInHeadlines(String text, String victim) {
        assertThat(Sentences.coded(text))
                .filteredOn(e -> !e.namesOnly())
                .isNotEmpty()
                .allMatch(e -> e.target().startsWith(victim));
    }

    @Test
    void theOwnerOfAStrikeIsWhoKilled() {
        assertThat(Sentences.roots("Six Yemeni farmers were killed in a Saudi air strike."))
                .anyMatch(e -> e.startsWith("SAU>YEM") && e.endsWith("ASSAULT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kenyan protesters clashed with Kenyan police. | 145",
                "Kenyan police clashed with Kenyan protesters. | 175"
            })
    void violenceOfAndAgainstProtestersIsProtestAndRepression(String text, String code) {
        assertThat(Sentences.coded(text)).extracting(CodedEvent::cameo).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The suicide attack shocked Kenya. | PROTEST",
                "The national rescue party met. | AID",
                "Kenya rejected Somali calls for talks. | REQUEST"
            })
    void anEventWordThatIsANounIsNoVerb(String text, String root) {
        assertThat(Sentences.roots(text)).noneMatch(e -> e.endsWith(" " + root));
    }

    @Test
    void aMinisterWhoToursHisOwnCountryVisitsNobody() {
        assertThat(Sentences.roots("The Danish prime minister visited Copenhagen."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The factory that Kenya bombed sued Somalia. | KEN>SOM ASSAULT",
                "Farmers from the north fled after Kenya praised Ghana and Togo attacked Benin. | KEN>BEN ASSAULT",
                "A storm over Kenya damaged a pipeline, and Ghana thanked Togo. | KEN>TGO SUPPORT",
                "Kenya refused to send engineers to Togo, and Ghana waited. | KEN>GHA REJECT",
                "Kenya said the committee will not join strikes on Togo. | KEN>TGO ASSAULT"
            })
    void anActorThatIsNeitherSubjectNorObjectTakesNoPart(String text, String event) {
        assertThat(Sentences.roots(text)).doesNotContain(event);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kenya, the largest buyer of Ghana's cocoa, accused Togo of fraud. | KEN>TGO ACCUSE",
                "The soldiers whom Togo had trained in Ghana attacked Benin. | ---MIL>BEN ASSAULT",
                "Kenya filed a complaint in Ghana against Togo. | KEN>TGO ACCUSE",
                "Kenya on Tuesday sharply criticised Togo. | KEN>TGO ACCUSE"
            })
    void subjectAndObjectAreFoundAcrossWhatStandsBetween(String text, String event) {
        assertThat(Sentences.roots(text)).contains(event);
    }

    @Test
    void aMeetingThatIsScheduledCountsAsOne() {
        assertThat(Sentences.codes("The Kenyan president is scheduled to visit Ghana."))
                .contains("KENGOV>GHA 042");
    }

    @Test
    void whatStoppedIsNotCodedAsDone() {
        assertThat(Sentences.roots("Kenya stopped supplying weapons to Somalia."))
                .noneMatch(e -> e.endsWith(" AID"))
                .anyMatch(e -> e.startsWith("KEN>SOM "));
    }

    @Test
    void aHaltOfViolenceIsNoViolence() {
        assertThat(Sentences.roots("Residents noticed a pause in the shelling of Togo."))
                .noneMatch(e -> e.endsWith(" ASSAULT"));
    }

    @Test
    void whatIsDatedToAYearLongPastIsNoNews() {
        assertThat(Sentences.roots("In 1989, Kenya attacked Somalia.")).isEmpty();
        assertThat(Sentences.roots("Kenya attacked Somalia.")).isNotEmpty();
    }
}
