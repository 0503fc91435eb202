package org.barograph.tension;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A story's contribution to one issue, with what is needed to show it.
 *
 * @param issue id of the issue
 * @param storyId id of the story
 * @param hour the hour that it counts in
 * @param strain v in millionths; positive rises, negative eases, never 0
 * @param families publisher families that carry it
 * @param leadFamilies the first of them in ascending order
 * @param title headline of its first article
 * @param evidence the sentence that weighs most, or empty
 * @param url address of its first article, or null
 */
public record RankedStory(
        String issue,
        String storyId,
        long hour,
        long strain,
        int families,
        List<String> leadFamilies,
        String title,
        String evidence,
        String url) {
    /** Heaviest first; stories of the same rank by id. The order is the same at every instant. */
    public static final Comparator<RankedStory> HEAVIEST_FIRST =
            Comparator.comparingLong(RankedStory::rank).reversed().thenComparing(RankedStory::storyId);

    /** So many stories that raise an issue are listed with its score, and as many that ease it. */
    public static final int LISTED = 20;

    /** Half-life at which stories are ranked, hours. */
    private static final double HALF_LIFE_HOURS = ScoreConstants.DEFAULT.halfLifeHours();

    private static final double LOG_2 = StrictMath.log(2);

    /**
     * No story adds more, in millionths: u of an article is below 1, and A at most 1/(1 − q). The hundredth above is for what
     * the rounding of each dyad can add.
     */
    private static final double MOST_STRAIN = 1.01e6 / (1 - ScoreConstants.DEFAULT.corroboration());

    /** A story's contribution to each issue that it moves. */
    public static List<RankedStory> of(Story story) {
        List<RankedStory> ranked = new ArrayList<>();
        for (Story.Value value : story.values()) {
            if (value.strain() != 0) {
                ranked.add(new RankedStory(
                        value.issue(),
                        story.id(),
                        story.hour(),
                        value.strain(),
                        story.families(),
                        story.leadFamilies(),
                        story.title(),
                        value.evidence(),
                        story.url()));
            }
        }
        return ranked;
    }

    /** Families that carry any of the stories: all that can be told apart, and never fewer than one story has. */
    public static int familiesOf(Collection<RankedStory> stories) {
        Set<String> named = new TreeSet<>();
        int most = 0;
        for (RankedStory story : stories) {
            named.addAll(story.leadFamilies);
            most = Math.max(most, story.families);
        }
        return Math.max(most, named.size());
    }

    /**
     * The heaviest stories of an issue, those that raise it before those that ease it. Exact where {@code stories} has so
     * many of every part that stories are kept in.
     *
     * @param most so many of each kind
     */
    public static List<RankedStory> heaviest(Collection<RankedStory> stories, int most) {
        List<RankedStory> heaviest = new ArrayList<>();
        for (boolean rising : new boolean[] {true, false}) {
            stories.stream()
                    .filter(story -> rising == story.strain > 0)
                    .sorted(HEAVIEST_FIRST)
                    .limit(most)
                    .forEach(heaviest::add);
        }
        return heaviest;
    }

    /** log₂|v| + hour/half-life, in millionths: all contributions decay alike, so their order never changes. */
    public long rank() {
        return rankOf(Math.abs(strain), hour);
    }

    /** No story that counts in this hour, or in one before, ranks higher. */
    public static long highestRank(long hour) {
        return rankOf(MOST_STRAIN, hour);
    }

    private static long rankOf(double strain, long hour) {
        return (long) Math.floor(1e6 * (StrictMath.log(strain) / LOG_2 + hour / HALF_LIFE_HOURS));
    }
}
