package org.barograph.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IssueReaderTest {
    private static final CompiledCatalog CATALOG = CatalogReader.bundled();
    private static final Coder CODER = new Coder(CATALOG);

    /** A line of the file of sentences. */
    record Sentence(String issue, boolean tagged, String text) {}

    static List<Sentence> sentences() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                IssueReaderTest.class.getResourceAsStream("/coding/issue-sentences.txt"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 3))
                    .map(parts -> new Sentence(parts[0], parts[1].equals("yes"), parts[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> issues(CodedText coded) {
        return coded.issues().stream().map(IssueMention::id).toList();
    }

    private static double relevance(CodedText coded, String issue) {
        return coded.issues().stream()
                .filter(mention -> mention.id().equals(issue))
                .findFirst()
                .orElseThrow()
                .relevance();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void aSentenceIsAboutTheIssuesThatItIsAbout(Sentence sentence) {
        List<String> issues = issues(CODER.code(sentence.text(), null));
        if (sentence.tagged()) {
            assertThat(issues).contains(sentence.issue());
        } else {
            assertThat(issues).doesNotContain(sentence.issue());
        }
    }

    @Test
    void everyIssueHasTwoSentencesAndOneLookalike() {
        Map<String, Map<Boolean, Long>> counts = sentences().stream()
                .collect(Collectors.groupingBy(
                        Sentence::issue, Collectors.partitioningBy(Sentence::tagged, Collectors.counting())));
        assertThat(CATALOG.issueDefinitions())
                .extracting(Issue::id)
                .allSatisfy(id -> assertThat(counts.get(id).get(true)).isGreaterThanOrEqualTo(2))
                .allSatisfy(id -> assertThat(counts.get(id).get(false)).isGreaterThanOrEqualTo(1));
    }

    @Test
    void anEventBelongsToTheIssueOfItsSentenceAndNotToTheArticlesOthers() {
        CodedText coded = CODER.code(
                "A busy week for diplomats",
                "Russia shelled Kherson on Monday.\n\nChina praised the Philippines for its patience in the South China"
                        + " Sea.\n\nIran condemned Israel after a visit to Natanz.",
                null);
        assertThat(eventsOf(coded, "ukraine-war"))
                .allMatch(event -> event.text().contains("Kherson"));
        assertThat(eventsOf(coded, "south-china-sea"))
                .allMatch(event -> event.text().contains("Philippines"));
        assertThat(eventsOf(coded, "iran-nuclear"))
                .allMatch(event -> event.text().contains("Natanz"));
    }

    private static List<CodedEvent> eventsOf(CodedText coded, String issue) {
        List<CodedEvent> events = coded.events().stream()
                .filter(event -> event.issues().contains(issue))
                .toList();
        assertThat(events).as(issue).isNotEmpty();
        return events;
    }

    @Test
    void anArticleOnTenIssuesGivesEachItsOwnIntensity() {
        Map<String, String> sentenceByIssue = new TreeMap<>();
        sentenceByIssue.put("armenia-azerbaijan", "Armenia and Azerbaijan signed a treaty.");
        sentenceByIssue.put("ethiopia", "Ethiopia sent food to Eritrea.");
        sentenceByIssue.put("kashmir", "India condemned Pakistan.");
        sentenceByIssue.put("myanmar", "Bangladesh accused Myanmar of lying.");
        sentenceByIssue.put("north-korea-nuclear", "Japan urged North Korea to stop.");
        sentenceByIssue.put("sudan", "Sudan thanked Egypt.");
        sentenceByIssue.put("syria", "Turkey bombed Manbij.");
        sentenceByIssue.put("taiwan-strait", "China threatened Taiwan.");
        sentenceByIssue.put("ukraine-war", "Russia shelled Kherson.");
        sentenceByIssue.put("venezuela", "Guyana and Venezuela held talks.");
        CodedText coded = CODER.code("", String.join("\n\n", sentenceByIssue.values()), null);
        assertThat(issues(coded)).containsAll(sentenceByIssue.keySet());
        sentenceByIssue.forEach((issue, sentence) ->
                assertThat(eventsOf(coded, issue)).isEqualTo(eventsOf(CODER.code(sentence, null), issue)));
        Map<String, Double> goldstein = sentenceByIssue.keySet().stream()
                .collect(Collectors.toMap(
                        issue -> issue, issue -> eventsOf(coded, issue).get(0).goldstein()));
        assertThat(goldstein.get("ukraine-war")).isLessThan(goldstein.get("kashmir"));
        assertThat(goldstein.get("kashmir")).isNegative();
        assertThat(goldstein.get("armenia-azerbaijan")).isPositive();
    }

    @Test
    void anEventWithoutAnIssueInItsSentenceBelongsToItsParagraph() {
        CodedText coded = CODER.code(
                "", "A truce began in Tigray on Friday. Soldiers killed two farmers.\n\nA bank failed in Peru.", null);
        assertThat(coded.events())
                .filteredOn(event -> event.text().startsWith("Soldiers"))
                .isNotEmpty()
                .allMatch(event -> event.issues().contains("ethiopia"));
    }

    @Test
    void anEventInASentenceOnAnEarthquakeDoesNotBelongToTheParagraphsConflict() {
        CodedText coded = CODER.code(
                "", "A truce began in Kashmir on Friday. Pakistan sent tents to the earthquake victims.", null);
        assertThat(coded.events())
                .filteredOn(event -> event.text().contains("earthquake"))
                .isNotEmpty()
                .noneMatch(event -> event.issues().contains("kashmir"));
    }

    @Test
    void whatIsToldOfManyCountriesIsAboutNoneOfThem() {
        assertThat(issues(CODER.code("Visitors from Libya, Somalia, Sudan, Syria and Yemen need a visa.", null)))
                .doesNotContain("libya", "somalia", "sudan", "syria", "red-sea");
    }

    @Test
    void aWeakTermCountsBesideAnActorOfTheSentenceBefore() {
        assertThat(issues(CODER.code("The delegation came from Iran. Its reactor was not discussed.", null)))
                .contains("iran-nuclear");
        assertThat(issues(CODER.code("The delegation came from Chile. Its reactor was not discussed.", null)))
                .doesNotContain("iran-nuclear");
    }

    @Test
    void aSuppressorInTheTitleActsOnTheWholeText() {
        String body = "Syria came from behind. The players danced.";
        assertThat(issues(CODER.code("World Cup qualifier ends in a draw", body, null)))
                .doesNotContain("syria");
        assertThat(issues(CODER.code("Evening in Damascus", body, null))).contains("syria");
    }

    @Test
    void aStrongTermIsNeverSuppressed() {
        assertThat(issues(CODER.code("Boko Haram attacked fans who watched the World Cup.", null)))
                .contains("nigeria-boko-haram");
    }

    @Test
    void anIssueInTitleAndEverySentenceIsMoreRelevantThanOneInPassing() {
        CodedText coded = CODER.code(
                "Fighting in Darfur spreads",
                "Darfur saw its worst week. Darfur's markets are empty. Ministers also spoke of Svalbard.",
                null);
        assertThat(relevance(coded, "sudan")).isGreaterThan(0.8);
        assertThat(relevance(coded, "arctic")).isBetween(0.05, 0.3);
    }

    @Test
    void everydayNewsHardlyConcernsTheWorldAndAConflictOfTwoPartiesDoes() {
        double trial = relevance(CODER.code("A court in Norway jailed a Swedish trader for fraud.", null), "world");
        double conflict = relevance(CODER.code("Norway deployed troops at the Swedish border.", null), "world");
        double ownAffair = relevance(CODER.code("Norway deployed troops at the dam.", null), "world");
        double greatPower = relevance(CODER.code("Russia deployed troops at the dam.", null), "world");
        assertThat(trial).isEqualTo(0.1);
        assertThat(conflict).isEqualTo(1);
        assertThat(ownAffair).isEqualTo(0.5);
        assertThat(greatPower).isEqualTo(1);
    }

    @Test
    void aNameAloneIsLessRelevantWithoutAWordOfConflictAndAStrongTermIsNot() {
        assertThat(relevance(CODER.code("Ukraine holds an election.", null), "ukraine-war"))
                .isEqualTo(relevance(CODER.code("Ukraine holds an election in a war.", null), "ukraine-war") / 2);
        assertThat(relevance(CODER.code("Donetsk holds an election.", null), "ukraine-war"))
                .isEqualTo(relevance(CODER.code("Donetsk holds an election in a war.", null), "ukraine-war"));
    }

    @Test
    void everyRelevanceIsPositiveAndAtMostOne() {
        List<CodedText> texts = sentences().stream()
                .map(sentence -> CODER.code(sentence.text(), sentence.text(), null))
                .toList();
        assertThat(texts.stream().flatMap(text -> text.issues().stream()))
                .allMatch(mention -> mention.relevance() > 0 && mention.relevance() <= 1);
    }

    @Test
    void theOrderOfSentencesBeforeDoesNotLeakIntoTheNextText() {
        Coder coder = new Coder(CATALOG);
        CodedText fresh = coder.code("Its reactor was not discussed.", null);
        coder.code("World Cup", "The delegation came from Iran.", null);
        assertThat(coder.code("Its reactor was not discussed.", null)).isEqualTo(fresh);
    }

    @Test
    void aCompanyIsNoSideOfADyad() {
        assertThat(issues(CODER.code("Boeing sold a jet to an airline in China.", null)))
                .doesNotContain("us-china");
    }
}
