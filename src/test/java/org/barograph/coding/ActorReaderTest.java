package org.barograph.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.barograph.catalog.CatalogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorReaderTest {
    private static final Coder CODER = new Coder(CatalogReader.bundled());
    private static final LocalDate SPRING_2024 = LocalDate.of(2024, 4, 20);

    private static List<ActorMention> actors(String text, LocalDate date) {
        return CODER.code(text, date).actors();
    }

    private static List<String> read(String text) {
        return actors(text, SPRING_2024).stream()
                .map(actor -> actor.text() + " = " + actor.code())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Observers blamed Denmark. | Denmark = DNK",
                "A Danish ferry sank. | Danish = DNK",
                "Danes marched in the rain. | Danes = DNK",
                "Nobody told the Palestinians. | Palestinians = PSE",
                "Nobody in Copenhagen spoke. | Copenhagen = DNK",
                "Sources in the Élysée spoke. | Élysée = FRAGOV",
                "Ships left Hodeidah at dawn. | Hodeidah = YEM",
                "It rained over the U.S. again. | U.S. = USA",
                "Talks with Nato broke down. | Nato = IGOWSTNAT",
                "Fighters of Hezbollah left. | Fighters of Hezbollah = LBNREBHEZ"
            })
    void aNameAnAdjectiveACityAndABodyStandForTheirState(String text, String actor) {
        assertThat(read(text)).hasSize(1).first().asString().endsWith(actor.substring(actor.indexOf(" = ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Reporters saw the Chinese foreign minister there. | Chinese foreign minister = CHNGOV",
                "Reporters saw former Polish president Lech Walesa there. | Polish president Lech Walesa = POLELI",
                "Reporters met the president of Kenya today. | president of Kenya = KENGOV",
                "Reporters met UN chief Antonio Guterres today. | UN chief Antonio Guterres = IGOUNO",
                "Reporters heard the Kremlin spokesman today. | Kremlin spokesman = RUSGOV",
                "Reporters saw the Malian army spokesman there. | Malian army spokesman = MLIMIL"
            })
    void aRoleWithAndWithoutAHolderIsOneActor(String text, String actor) {
        assertThat(read(text)).containsExactly(actor);
    }

    @Test
    void aTitleOfSomebodyUnknownBelongsToTheOnlyStateNamed() {
        assertThat(read("Estonia was calm, and Foreign Minister Juhan Tammsalu slept."))
                .containsExactly("Estonia = EST", "Foreign Minister Juhan Tammsalu = ESTGOV");
    }

    @Test
    void aTitleOfSomebodyUnknownBelongsToNobodyWhereTwoStatesAreNamed() {
        assertThat(read("Estonia told Latvia that Foreign Minister Juhan Tammsalu slept."))
                .containsExactly("Estonia = EST", "Latvia = LVA");
    }

    @ParameterizedTest
    @CsvSource({"2010-06-01, USAGOV", "2016-06-01, USAELI"})
    void whoHeldAnOfficeIsAskedForTheDayOfTheText(LocalDate date, String code) {
        assertThat(actors("A letter from Hillary Clinton came.", date))
                .extracting(ActorMention::code)
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"2007-03-01, Condoleezza Rice", "2010-03-01, "})
    void aTitleWithASurnameIsTheHolderOfThatDay(LocalDate date, String name) {
        assertThat(actors("A letter from Secretary of State Rice came.", date))
                .filteredOn(actor -> actor.name().equals("Condoleezza Rice"))
                .hasSize(name == null ? 0 : 1);
    }

    @Test
    void aCommonSurnameIsReadBehindTheFullName() {
        assertThat(actors("Theresa May left. Later May spoke of it.", LocalDate.of(2018, 3, 1)))
                .extracting(ActorMention::name)
                .containsExactly("Theresa May", "Theresa May");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Theresa May said in May that it rained.",
                "Theresa May left on 4 May 2018.",
                "Theresa May left before May 4."
            })
    void aMonthIsNotAPrimeMinister(String text) {
        assertThat(actors(text, LocalDate.of(2018, 6, 1)))
                .extracting(ActorMention::text)
                .containsExactly("Theresa May");
    }

    @Test
    void aFamilyNameBeforeAnotherGivenNameIsNotThePerson() {
        assertThat(actors("Xi Jinping slept. Later Xi Baolong sang.", SPRING_2024))
                .hasSize(1);
        assertThat(actors("Condoleezza Rice slept. Later Rice Farnham sang.", SPRING_2024))
                .hasSize(1);
    }

    @Test
    void aCommonSurnameAloneIsNobody() {
        assertThat(read("Later Rice was sold at the market.")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yesterday Jordan Hollowell sang.",
                "They met Chad Ostrander again.",
                "Paris Vanderlyn won a prize.",
                "Denzel Washington won a prize.",
                "The guide was called Georgia Pennyfeather.",
                "He read a book by Jack London.",
                "The mayor, London Breed, slept.",
                "They walked down Jordan Street.",
                "People of Lebanon County waited.",
                "He ate French fries and Danish pastry.",
                "The jerusalem artichoke grew.",
                "A turkey was cooked.",
                "The Gulf of Mexico was warm."
            })
    void theNamesOfPeopleStreetsAndThingsAreNoStates(String text) {
        assertThat(read(text)).noneMatch(actor -> actor.matches(".*(JOR|TCD|FRA|GEO|GBR|LBN|TUR|MEX|DNK|ISR).*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Georgia told Russia that Tbilisi was calm. | GEO RUS GEO",
                "The parliament of Georgia met. | GEOLEG",
                "The US and Georgia signed a treaty. | USA GEO",
                "The governor of Georgia slept. | USAGOV",
                "Georgia senators slept. | USALEG",
                "Voters queued in Alabama and in Georgia. | USA USA",
                "Rain fell in Macon, Georgia, today. | USA",
                "Rain fell in Athens, Georgia, today. | USA",
                "Rain fell in Lebanon, Pennsylvania, today. | USA",
                "Rain fell in Melbourne, Florida, today. | USA",
                "Lebanese police shut the port of Tripoli. | LBNCOP LBN",
                "Libyan police shut the port of Tripoli. | LBYCOP LBY",
                "Congo said that Goma was calm. | COD COD",
                "Congo said that Brazzaville was calm. | COG COG",
                "Mali, Niger and Nigeria met. | MLI NER NGA",
                "Guinea, Equatorial Guinea and Papua New Guinea met. | GIN GNQ PNG",
                "South Sudan and Sudan met. | SSD SDN",
                "New Mexico is not in Mexico. | USA MEX"
            })
    void whichOfSeveralPlacesIsMeantIsToldByTheTextBesideIt(String text, String codes) {
        assertThat(actors(text, SPRING_2024)).extracting(ActorMention::code).containsExactly(codes.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "North Korea was quiet. Nobody saw the North move. | PRK PRK",
                "Nobody saw the North move. | ''",
                "North Korea was quiet in the North Sea. | PRK",
                "IS militants left. | IMGMUSISI",
                "The Islamic State group left. Later IS came back. | IMGMUSISI IMGMUSISI",
                "What it IS nobody knew. | ''",
                "IT IS LATE NOW | ''",
                "Give us the tools. | ''"
            })
    void aShortNameNeedsALongerOneOrABody(String text, String codes) {
        assertThat(String.join(
                        " ",
                        actors(text, SPRING_2024).stream()
                                .map(ActorMention::code)
                                .toList()))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Turkish police waited. | TURCOP",
                "Rebels in Chad waited. | TCDREB",
                "Protesters in Minsk waited. | BLROPP",
                "The Kenyan supreme court waited. | KENJUD",
                "Chinese companies waited. | CHNBUS",
                "Kurdish fighters of Syria waited. | SYR"
            })
    void anAgentBelongsToTheStateItStandsWith(String text, String code) {
        assertThat(actors(text, SPRING_2024))
                .last()
                .extracting(ActorMention::code)
                .asString()
                .startsWith(code);
    }

    @Test
    void aSurnameBehindAnotherFirstNameIsNotThePerson() {
        assertThat(read("A baker called Gregor Putin opened a shop.")).isEmpty();
    }
}
