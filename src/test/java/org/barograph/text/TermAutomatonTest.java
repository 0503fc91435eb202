package org.barograph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermAutomatonTest {
    private static List<String> found(String term, String text) {
        TermAutomaton automaton =
                new TermAutomaton.Builder().addWithPlurals(term, 7).build();
        TokenBuffer tokens = new TokenBuffer();
        Tokenizer.tokenize(text, -1, automaton.vocabulary(), tokens);
        MatchBuffer matches = new MatchBuffer();
        for (int t = 0; t < tokens.size(); t++) {
            automaton.match(tokens, t, tokens.size(), matches);
        }
        List<String> found = new ArrayList<>();
        for (int m = 0; m < matches.size(); m++) {
            found.add(text.substring(tokens.start(matches.start(m)), tokens.end(matches.end(m) - 1)));
        }
        return found;
    }

    @Test
    void aCapitalInTheTermMustBeACapitalInTheText() {
        assertThat(found("Turkey", "roast turkey from Turkey")).containsExactly("Turkey");
    }

    @Test
    void anAcronymDoesNotMatchTheWordInLowerCase() {
        assertThat(found("US", "tell us what the US said")).containsExactly("US");
    }

    @Test
    void aLowerCaseTermMatchesEitherCase() {
        assertThat(found("tariff", "Tariff row: TARIFF, tariff")).hasSize(3);
    }

    @Test
    void dotsInAnAcronymMakeNoDifference() {
        assertThat(found("US", "the U.S. envoy")).containsExactly("U.S.");
    }

    @Test
    void aTermNeverMatchesInsideAWord() {
        assertThat(found("Iran", "Iranians in Tehran")).isEmpty();
    }

    @Test
    void hyphensAndSpacesAreAlike() {
        assertThat(found("al-Shabaab", "raids by al Shabaab")).containsExactly("al Shabaab");
    }

    @Test
    void pluralsOfTheLastWordMatch() {
        assertThat(found("air strike", "two air strikes")).containsExactly("air strikes");
    }

    @Test
    void pluralsInIesMatch() {
        assertThat(found("secretary", "both secretaries")).containsExactly("secretaries");
    }

    @Test
    void thePluralOfAnAcronymIsNoOtherAcronym() {
        assertThat(found("US", "aboard the USS Halibut")).isEmpty();
    }

    @Test
    void aPluralThatIsATermOfItsOwnIsOnlyThat() {
        TermAutomaton automaton = new TermAutomaton.Builder()
                .addWithPlurals("Hama", 1)
                .addWithPlurals("Hamas", 2)
                .build();
        TokenBuffer tokens = new TokenBuffer();
        Tokenizer.tokenize("Hamas", -1, automaton.vocabulary(), tokens);
        MatchBuffer matches = new MatchBuffer();
        automaton.match(tokens, 0, tokens.size(), matches);
        assertThat(List.of(matches.size(), matches.payload(0))).containsExactly(1, 2);
    }

    @Test
    void diacriticsMatchEitherWay() {
        assertThat(found("Bogotá", "mayor of Bogota")).containsExactly("Bogota");
    }

    @Test
    void allMatchesAreReportedShorterOnesFirst() {
        TermAutomaton automaton = new TermAutomaton.Builder()
                .add("South China Sea", 1)
                .add("South", 2)
                .build();
        TokenBuffer tokens = new TokenBuffer();
        Tokenizer.tokenize("South China Sea", -1, automaton.vocabulary(), tokens);
        MatchBuffer matches = new MatchBuffer();
        automaton.match(tokens, 0, tokens.size(), matches);
        assertThat(List.of(matches.payload(0), matches.payload(1))).containsExactly(2, 1);
    }
}
