package org.barograph.tension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cuts the articles of one fingerprint into stories. A pure function of the set of articles: the order in which they
 * arrive does not matter.
 */
public final class Episodes {
    /** A longer silence than this begins a new story, ms. */
    public static final long MAX_GAP_MS = 72 * Hours.MS;

    /** A story does not last longer than this, ms. */
    public static final long MAX_SPAN_MS = 7 * Hours.PER_DAY * Hours.MS;

    /** Articles and stories are kept so long behind the newest publication. */
    public static final Duration HORIZON = Duration.ofDays(60);

    /** No story lasts longer, so nothing that may still arrive joins one that ended so long before the horizon. */
    public static final long LONGEST_MS = MAX_SPAN_MS + MAX_GAP_MS;

    private Episodes() {}

    /**
     * The instant before which no story can change any more, ms since 1970: those that are older may be forgotten.
     *
     * @param watermarkMs the newest publication of the partition of articles that is furthest behind, ms since 1970
     */
    public static long settledMs(long watermarkMs, Duration horizon) {
        return watermarkMs - horizon.toMillis() - LONGEST_MS;
    }

    /**
     * The stories of a fingerprint, in the order of their time.
     *
     * @param articles its articles in any order; none is there twice
     */
    public static List<Story> of(String fingerprint, Collection<StoryArticle> articles, ScoreConstants constants) {
        List<Story> stories = new ArrayList<>();
        for (List<StoryArticle> members : cut(articles)) {
            story(fingerprint, members, constants, stories);
        }
        return stories;
    }

    /**
     * The articles of each story, in the order of their time.
     *
     * @param articles those of a fingerprint in any order; none is there twice
     */
    public static List<List<StoryArticle>> cut(Collection<StoryArticle> articles) {
        List<StoryArticle> sorted = new ArrayList<>(articles);
        sorted.sort(StoryArticle.BY_TIME);
        List<List<StoryArticle>> episodes = new ArrayList<>();
        for (int from = 0, to; from < sorted.size(); from = to) {
            to = end(sorted, from);
            episodes.add(sorted.subList(from, to));
        }
        return episodes;
    }

    /** Id of the story that has these articles. */
    public static String id(String fingerprint, List<StoryArticle> members) {
        return fingerprint + "-" + Hours.of(members.get(0).publishedAtMs());
    }

    private static int end(List<StoryArticle> sorted, int from) {
        long first = sorted.get(from).publishedAtMs();
        long last = first;
        int to = from + 1;
        while (to < sorted.size()) {
            long next = sorted.get(to).publishedAtMs();
            if (next - last > MAX_GAP_MS || next - first > MAX_SPAN_MS) {
                break;
            }
            last = next;
            to++;
        }
        return to;
    }

    private static void story(
            String fingerprint, List<StoryArticle> articles, ScoreConstants constants, List<Story> stories) {
        // Articles come in the order of time, so the first of a family is its representative.
        Map<String, StoryArticle> representatives = new TreeMap<>();
        for (StoryArticle article : articles) {
            representatives.putIfAbsent(article.family(), article);
        }
        double families = 0;
        for (StoryArticle article : representatives.values()) {
            families += article.weight();
        }
        double corroboration = constants.corroborationOf(families);
        if (corroboration <= 0) {
            return;
        }
        StoryArticle first = articles.get(0);
        stories.add(new Story(
                id(fingerprint, articles),
                Hours.of(medianTime(representatives.values())),
                (long) Math.rint(1e6 * corroboration),
                representatives.size(),
                representatives.keySet().stream().limit(Story.LEAD_FAMILIES).toList(),
                first.title(),
                first.url(),
                values(representatives.values(), families, corroboration)));
    }

    /** The lower median of the publication times: one wrong date can't move a story. */
    private static long medianTime(Collection<StoryArticle> representatives) {
        long[] times = representatives.stream()
                .mapToLong(StoryArticle::publishedAtMs)
                .sorted()
                .toArray();
        return times[(times.length - 1) / 2];
    }

    private static List<Story.Value> values(
            Collection<StoryArticle> representatives, double families, double corroboration) {
        Map<String, Accumulator> byIssue = new TreeMap<>();
        for (StoryArticle article : representatives) {
            for (IssueShare share : article.shares()) {
                byIssue.computeIfAbsent(share.issue(), issue -> new Accumulator())
                        .add(article, share);
            }
        }
        List<Story.Value> values = new ArrayList<>(byIssue.size());
        byIssue.forEach((issue, accumulator) -> values.add(accumulator.value(issue, 1e6 * corroboration / families)));
        return values;
    }

    /** Adds up one issue over the representatives, in the ascending order of their families. */
    private static final class Accumulator {
        private double relevance;
        private final Map<String, Double> strains = new TreeMap<>();
        private String evidence = "";
        private StoryArticle evidenceOf;

        void add(StoryArticle article, IssueShare share) {
            relevance += article.weight() * share.relevance();
            for (Strain strain : share.strains()) {
                strains.merge(strain.dyad(), article.weight() * strain.value(), Double::sum);
            }
            if (!share.evidence().isEmpty()
                    && (evidenceOf == null || StoryArticle.BY_TIME.compare(article, evidenceOf) < 0)) {
                evidence = share.evidence();
                evidenceOf = article;
            }
        }

        Story.Value value(String issue, double scale) {
            Map<String, Long> dyads = new HashMap<>();
            long total = 0;
            for (Map.Entry<String, Double> strain : strains.entrySet()) {
                long value = (long) Math.rint(scale * strain.getValue());
                if (value != 0) {
                    dyads.put(strain.getKey(), value);
                    total = Math.addExact(total, value);
                }
            }
            return new Story.Value(issue, total, (long) Math.rint(scale * relevance), dyads, evidence);
        }
    }
}
