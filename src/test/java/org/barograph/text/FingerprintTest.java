package org.barograph.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String TITLE = "Ferry crews in the strait suspend their strike";
    private static final String BODY =
            "Crews of the island ferries suspended a nine-day strike on Friday after the ministry offered new talks on"
                    + " pay, the union's council said. Boats sail again from Saturday, and fares stay as they were.";
    private static final String ORIGINAL = Fingerprint.of(TITLE, BODY);

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
    void anotherNumberIsAnotherText() {
        assertThat(Fingerprint.of(TITLE, BODY.replace("nine", "ten"))).isNotEqualTo(ORIGINAL);
    }

    @Test
    void anotherTitleIsAnotherText() {
        assertThat(Fingerprint.of("Ferry crews in the strait begin their strike", BODY))
                .isNotEqualTo(ORIGINAL);
    }

    @Test
    void aHyphenInTheLeadIsNoDateline() {
        String one = Fingerprint.of("", "Two-party talks - the third round - failed over the harbour dues on Monday");
        String other = Fingerprint.of("", "Ten-party talks - the third round - failed over the harbour dues on Monday");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void anEmptyTextHasNoContentWords() {
        assertThat(Fingerprint.contentTokens("", "")).isZero();
    }

    @Test
    void contentWordsAreThoseOfTheTitleAndTheLead() {
        assertThat(Fingerprint.contentTokens("The harbour is open", BODY)).isEqualTo(2 + Fingerprint.LEAD_TOKENS);
    }

    @Property
    void aFingerprintHasSixteenHexadecimalDigits(@ForAll String title, @ForAll String body) {
        assertThat(Fingerprint.of(title, body)).matches("[0-9a-f]{16}");
    }
}
