package org.barograph.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String TITLE = "Ferry crews in the strait suspend their strike";
    private static final String BODY =
            "Crews of the island ferries suspended a nine-day strike on Friday after the ministry offered new talks on"
                    + " pay, the union's council said. Boats sail again from Saturday, and fares stay as they were.";
    private static final Fingerprint ORIGINAL = Fingerprint.of(TITLE, BODY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORT HALCYON (AFP) — ",
                "PORT HALCYON (Reuters) - ",
                "PORT HALCYON, June 4 (Xinhua) -- ",
                "PORT HALCYON — ",
                "(Reuters) "
            })
    void aDatelineMakesNoDifference(String dateline) {
        assertThat(Fingerprint.of(TITLE, dateline + BODY)).isEqualTo(ORIGINAL);
    }

    @Test
    void typographicQuotesMakeNoDifference() {
        assertThat(Fingerprint.of(TITLE, BODY.replace('\'', '’'))).isEqualTo(ORIGINAL);
    }

    @Test
    void letterCaseOfTheTitleMakesNoDifference() {
        assertThat(Fingerprint.of("FERRY CREWS IN THE STRAIT SUSPEND THEIR STRIKE", BODY))
                .isEqualTo(ORIGINAL);
    }

    @Test
    void boilerplateAtTheEndMakesNoDifference() {
        assertThat(Fingerprint.of(TITLE, BODY + " Sign up for our newsletter. All rights reserved."))
                .isEqualTo(ORIGINAL);
    }

    @Test
    void theOutletBehindABarInTheTitleMakesNoDifference() {
        assertThat(Fingerprint.of(TITLE + " | Halcyon Gazette", BODY)).isEqualTo(ORIGINAL);
    }

    @Test
    void anotherFigureMakesNoDifferenceInASentenceThatSaysMuch() {
        assertThat(Fingerprint.of(TITLE, BODY.replace("nine", "ten"))).isEqualTo(ORIGINAL);
    }

    @Test
    void anotherFigureInAFormulaicSentenceIsAnotherText() {
        String body = "A bomb wounded 12 people at a bus station in the northern town of Halcyon, police said.";
        assertThat(Fingerprint.of("", body.replace("12", "30"))).isNotEqualTo(Fingerprint.of("", body));
    }

    @Test
    void aHeadlineWithAnotherFigureIsAnotherText() {
        assertThat(Fingerprint.of("Ferry crews end strike after 9 days in the strait", ""))
                .isNotEqualTo(Fingerprint.of("Ferry crews end strike after 12 days in the strait", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "' on Friday', ''",
        "the union's council said, officials of the union's council told reporters",
        "strike, strikes",
        "Crews, Crew"
    })
    void theDayAndWordsOfReportingAndNumberMakeNoDifference(String words, String others) {
        String edited = BODY.replace(words, others);
        assertThat(edited).isNotEqualTo(BODY);
        assertThat(Fingerprint.of(TITLE, edited).hash()).isEqualTo(ORIGINAL.hash());
    }

    @Test
    void britishAndAmericanSpellingAreOneText() {
        String british =
                "Harbour labourers of the defence centre organised a programme of travelling neighbours in their"
                        + " favourite theatre, analysed the colour of licence plates and cancelled a manoeuvre.";
        String american = "Harbor laborers of the defense center organized a program of traveling neighbors in their"
                + " favorite theater, analyzed the color of license plates and canceled a maneuver.";
        assertThat(Fingerprint.of("", british)).isEqualTo(Fingerprint.of("", american));
    }

    @Test
    void aHeadlineWrittenAnewMakesNoDifference() {
        assertThat(Fingerprint.of("Strike in the strait is over for now", BODY)).isEqualTo(ORIGINAL);
    }

    @Test
    void anotherHeadlineWithoutABodyIsAnotherText() {
        assertThat(Fingerprint.of("Ferry crews in the strait begin their strike", ""))
                .isNotEqualTo(Fingerprint.of(TITLE, ""));
    }

    @Test
    void anotherReportUnderTheSameHeadlineIsAnotherText() {
        assertThat(Fingerprint.of(
                        TITLE,
                        "The ministry and the crews of the island ferries will meet on Monday to settle pay"
                                + " for night runs, after nine days without a boat."))
                .isNotEqualTo(ORIGINAL);
    }

    @Test
    void aHyphenInTheLeadIsNoDateline() {
        Fingerprint one =
                Fingerprint.of("", "Two-party talks - the third round - failed over the harbour dues on Monday");
        Fingerprint other =
                Fingerprint.of("", "Ten-party talks - the third round - failed over the harbour dues on Monday");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void anEmptyTextHasNoContentWords() {
        assertThat(Fingerprint.of("", "").contentTokens()).isZero();
    }

    @Test
    void contentWordsAreThoseOfTheTellingSentence() {
        assertThat(ORIGINAL.contentTokens()).isEqualTo(16);
    }

    @Property
    void theTokensOfTheWholeTextGiveTheSame(
            @ForAll("texts") String title, @ForAll("texts") String body, @ForAll @IntRange(max = 2_010) int padding) {
        String padded = " the".repeat(padding / 4) + " ".repeat(padding % 4) + body;
        String text = title + "\n" + padded;
        TokenBuffer tokens = new TokenBuffer();
        Tokenizer.tokenize(text, title.isBlank() ? 0 : title.length(), new Vocabulary(), tokens);
        assertThat(Fingerprint.of(title, padded, text, tokens)).isEqualTo(Fingerprint.of(title, padded));
    }

    @Test
    void tokensAtHandGiveTheSameFingerprintOfALongText() {
        for (int length = 1_900; length < 2_100; length++) {
            String body = (BODY + "\n\n").repeat(20).substring(0, length) + " and a last word of it.";
            String text = TITLE + "\n" + body;
            TokenBuffer tokens = new TokenBuffer();
            Tokenizer.tokenize(text, TITLE.length(), new Vocabulary(), tokens);
            assertThat(Fingerprint.of(TITLE, body, text, tokens)).isEqualTo(Fingerprint.of(TITLE, body));
        }
    }

    @Property
    void aFingerprintHasSixteenHexadecimalDigits(@ForAll String title, @ForAll String body) {
        assertThat(Fingerprint.of(title, body).digits()).matches("[0-9a-f]{16}");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "Oslo",
                "HELSINKI",
                "(AFP)",
                "Reuters",
                " ",
                " ",
                " ",
                " - ",
                " | ",
                "—",
                "-",
                ".",
                ". ",
                ",",
                "'s",
                "’",
                "U.S.",
                "1,2",
                "3.5",
                "\u00AD",
                "é",
                "ß",
                "中",
                "\n",
                "\n\n",
                "\ud83d",
                "word",
                "harbour dues");
        return pieces.list().ofMaxSize(60).map(list -> String.join("", list));
    }
}
