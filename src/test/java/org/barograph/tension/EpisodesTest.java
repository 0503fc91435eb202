package org.barograph.tension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    private static final ScoreConstants C = ScoreConstants.DEFAULT;
    private static final long HOUR = Hours.MS;

    private static StoryArticle article(String id, long atHours, String family, double strain) {
        List<IssueShare> shares =
                List.of(new IssueShare("taiwan-strait", 1, List.of(new Strain("CHN-TWN", strain)), "s " + id));
        return new StoryArticle(id, atHours * HOUR, family, 1, "title " + id, null, shares);
    }

    @Test
    void oneArticleIsOneStoryOfItsOwnValue() {
        List<Story> stories = Episodes.of("f", List.of(article("a", 5, "x", 0.25)), C);
        assertThat(stories).hasSize(1);
        Story story = stories.get(0);
        assertThat(story.id()).isEqualTo("f-5");
        assertThat(story.volume()).isEqualTo(1_000_000);
        assertThat(story.values().get(0).strain()).isEqualTo(250_000);
        assertThat(story.values().get(0).dyads()).containsEntry("CHN-TWN", 250_000L);
    }

    @Test
    void theSecondFamilyAddsThreeQuartersOfTheFirst() {
        List<Story> stories = Episodes.of("f", List.of(article("a", 5, "x", 0.25), article("b", 6, "y", 0.25)), C);
        assertThat(stories.get(0).volume()).isEqualTo(1_750_000);
        assertThat(stories.get(0).values().get(0).strain()).isEqualTo(437_500);
    }

    @Test
    void tenThousandFamiliesCountAtMostFourfold() {
        List<StoryArticle> articles = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            articles.add(article("a" + i, 5, "family" + i, 0.5));
        }
        Story story = Episodes.of("f", articles, C).get(0);
        assertThat(story.volume()).isEqualTo(4_000_000);
        assertThat(story.values().get(0).strain()).isEqualTo(2_000_000);
    }

    @Test
    void aSilenceOfMoreThanThreeDaysBeginsANewStory() {
        assertThat(Episodes.of("f", List.of(article("a", 0, "x", 1), article("b", 72, "y", 1)), C))
                .hasSize(1);
        assertThat(Episodes.of("f", List.of(article("a", 0, "x", 1), article("b", 73, "y", 1)), C))
                .hasSize(2);
    }

    @Test
    void aStoryLastsAtMostAWeek() {
        List<StoryArticle> articles = new ArrayList<>();
        for (int day = 0; day <= 9; day++) {
            articles.add(article("a" + day, 24L * day, "family" + day, 1));
        }
        assertThat(Episodes.of("f", articles, C)).extracting(Story::families).containsExactly(8, 2);
    }

    @Test
    void oneWrongDateDoesNotMoveAStory() {
        List<Story> right = Episodes.of(
                "f", List.of(article("a", 50, "x", 1), article("b", 51, "y", 1), article("c", 52, "z", 1)), C);
        List<Story> wrong = Episodes.of(
                "f", List.of(article("a", 50, "x", 1), article("b", 51, "y", 1), article("c", 110, "z", 1)), C);
        assertThat(wrong.get(0).hour()).isEqualTo(right.get(0).hour()).isEqualTo(51);
    }

    @Test
    void familiesOfNoWeightAddNothing() {
        StoryArticle weightless = new StoryArticle("a", 0, "x", 0, "t", null, List.of());
        assertThat(Episodes.of("f", List.of(weightless), C)).isEmpty();
    }

    @Test
    void cooperationRelievesATenthOfWhatConflictStrainsBeforeFirmnessCounts() {
        List<Strain> conflict = Strain.of(1, List.of(new ReportedEvent("A-B", -8, 0.5)), C);
        List<Strain> cooperation = Strain.of(1, List.of(new ReportedEvent("A-B", 8, 0.5)), C);
        assertThat(conflict.get(0).value()).isCloseTo(0.4 / (0.4 + C.firmness()), within(1e-9));
        assertThat(cooperation.get(0).value()).isCloseTo(-0.04 / (0.04 + C.firmness()), within(1e-9));
    }

    @Test
    void whatHardlyStrainsHardlyWeakensWhatDoes() {
        List<Strain> attack = Strain.of(1, List.of(new ReportedEvent("A-B", -10, 0.9)), C);
        List<Strain> withTalks =
                Strain.of(1, List.of(new ReportedEvent("A-B", -10, 0.9), new ReportedEvent("B-C", 1, 0.9)), C);
        assertThat(attack.get(0).value()).isCloseTo(0.9 / 1.4, within(1e-9));
        assertThat(withTalks.get(0).value()).isCloseTo(0.9 / 1.409, within(1e-9));
    }

    @Test
    void aMentionWithoutConflictOrCooperationHasNoStrain() {
        assertThat(Strain.of(1, List.of(new ReportedEvent("", 0, 0.9)), C)).isEmpty();
    }
}
