package org.barograph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    private static TokenBuffer tokens(String text) {
        TokenBuffer tokens = new TokenBuffer();
        Tokenizer.tokenize(text, -1, new Vocabulary(), tokens);
        return tokens;
    }

    private static List<String> words(String text) {
        TokenBuffer tokens = tokens(text);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            words.add(text.substring(tokens.start(i), tokens.end(i)));
        }
        return words;
    }

    private static List<String> sentences(String text) {
        TokenBuffer tokens = tokens(text);
        List<String> sentences = new ArrayList<>();
        for (int s = 0; s < tokens.sentences(); s++) {
            int last = tokens.sentenceStart(s + 1) - 1;
            sentences.add(text.substring(tokens.start(tokens.sentenceStart(s)), tokens.end(last)));
        }
        return sentences;
    }

    private static boolean isSameWord(String one, String other) {
        return tokens(one).hash(0) == tokens(other).hash(0);
    }

    @Test
    void dotsInAnAbbreviationArePartOfOneWord() {
        assertThat(words("The U.S. envoy left")).containsExactly("The", "U.S.", "envoy", "left");
    }

    @Test
    void anAbbreviationWithDotsIsTheWordWithoutThem() {
        assertThat(isSameWord("U.S.", "US")).isTrue();
    }

    @Test
    void aPossessiveSuffixIsNoPartOfTheWord() {
        assertThat(words("Chad’s army and Laos's police")).containsExactly("Chad", "army", "and", "Laos", "police");
    }

    @Test
    void aPossessiveIsFlagged() {
        assertThat(tokens("Chad's army").has(0, TokenBuffer.POSSESSIVE)).isTrue();
    }

    @Test
    void hyphensPartWords() {
        assertThat(words("Franco-German brigade")).containsExactly("Franco", "German", "brigade");
    }

    @Test
    void diacriticsMakeNoOtherWord() {
        assertThat(isSameWord("Córdoba", "cordoba")).isTrue();
    }

    @Test
    void combiningMarksMakeNoOtherWord() {
        assertThat(isSameWord("Co\u0301rdoba", "cordoba")).isTrue();
    }

    @Test
    void curlyAndStraightApostrophesMakeTheSameWord() {
        assertThat(isSameWord("don’t", "don't")).isTrue();
    }

    @Test
    void aDecimalNumberEndsNoSentence() {
        assertThat(sentences("Prices rose by 3.5 percent. Exports fell."))
                .containsExactly("Prices rose by 3.5 percent", "Exports fell");
    }

    @Test
    void thousandsSeparatorsMakeNoOtherNumber() {
        assertThat(isSameWord("1,500", "1500")).isTrue();
    }

    @Test
    void titlesAndInitialsEndNoSentence() {
        assertThat(sentences("Gen. A. Okoro met Mr. Silva. They talked."))
                .containsExactly("Gen. A. Okoro met Mr. Silva", "They talked");
    }

    @Test
    void anAbbreviationBeforeANewSubjectEndsTheSentence() {
        assertThat(sentences("He flew to the U.S. The visit lasted a day.")).hasSize(2);
    }

    @Test
    void anAbbreviationBeforeANameDoesNotEndTheSentence() {
        assertThat(sentences("The U.S. Congress adjourned.")).hasSize(1);
    }

    @Test
    void aBlankLineEndsTheSentence() {
        assertThat(sentences("no full stop here\n\nnext paragraph")).hasSize(2);
    }

    @Test
    void aTitleEndsAtTheHardBreak() {
        TokenBuffer tokens = new TokenBuffer();
        String title = "Talks open";
        Tokenizer.tokenize(title + "\nDelegates arrived", title.length(), new Vocabulary(), tokens);
        assertThat(tokens.sentences()).isEqualTo(2);
    }

    @Test
    void noSentenceIsLongerThanTheLimit() {
        TokenBuffer tokens = tokens("word ".repeat(1_000));
        assertThat(tokens.sentences()).isEqualTo(5);
    }

    @Property
    void tokensStandInOrderWithinAnyText(@ForAll String text) {
        TokenBuffer tokens = tokens(text);
        int before = 0;
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(tokens.start(i)).isGreaterThanOrEqualTo(before);
            assertThat(tokens.end(i)).isGreaterThan(tokens.start(i)).isLessThanOrEqualTo(text.length());
            before = tokens.end(i);
        }
    }

    @Property
    void everyTokenBelongsToASentence(@ForAll String text) {
        TokenBuffer tokens = tokens(text);
        assertThat(tokens.size() == 0 || tokens.sentenceStart(0) == 0).isTrue();
    }
}
