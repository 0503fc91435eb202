package org.barograph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbFormsTest {
    @ParameterizedTest
    @CsvSource({
        "attack, attacks attacking attacked",
        "condemn, condemns condemning condemned",
        "ban, bans banning banned",
        "expel, expels expelling expelled",
        "visit, visits visiting visited",
        "deny, denies denying denied",
        "deploy, deploys deploying deployed",
        "free, frees freeing freed",
        "strike, strikes striking struck",
        "withdraw, withdraws withdrawing withdrew withdrawn",
        "veto, vetoes vetoing vetoed",
        "clash, clashes clashing clashed"
    })
    void theFormsOfAVerbAreThoseOfEnglish(String base, String forms) {
        assertThat(VerbForms.of(base)).containsKey(base).containsKeys(forms.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"withdraw, withdrawn, 16", "withdraw, withdrew, 8", "attack, attacked, 24", "attack, attacking, 4"})
    void aFormSaysWhatItCanStandFor(String base, String form, int flags) {
        assertThat(VerbForms.of(base)).containsEntry(form, flags);
    }
}
