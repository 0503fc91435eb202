package org.barograph.tension;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One episode of a fingerprint, as integers: what it adds to the sums.
 *
 * @param id fingerprint, a hyphen and the hour of the first article
 * @param hour the hour that it counts in: that of the lower median of its families' first publications
 * @param volume corroboration A, in millionths of a story
 * @param families number of publisher families that carry it
 * @param leadFamilies the first of them in ascending order, at most {@value #LEAD_FAMILIES}
 * @param title headline of the first article
 * @param url address of the first article, or null
 * @param values for each issue, in the order of the ids
 */
public record Story(
        String id,
        long hour,
        long volume,
        int families,
        List<String> leadFamilies,
        String title,
        String url,
        List<Value> values) {
    /** So many families are named. */
    public static final int LEAD_FAMILIES = 3;

    public Story {
        leadFamilies = List.copyOf(leadFamilies);
        values = List.copyOf(values);
    }

    /**
     * The value of a story for an issue, in millionths.
     *
     * @param issue id of the issue
     * @param strain v: signed strain, the sum over the dyads
     * @param weight A·r: corroborated relevance
     * @param dyads strain by dyad, those of 0 left out
     * @param evidence the sentence that weighs most in the first article that has one
     */
    public record Value(String issue, long strain, long weight, Map<String, Long> dyads, String evidence) {
        public Value {
            dyads = Map.copyOf(dyads);
        }

        Sums sums() {
            return new Sums(strain, squareOfMillionths(strain), weight, squareOfMillionths(weight));
        }

        private static long squareOfMillionths(long value) {
            return (long) Math.rint((double) value * value / 1e6);
        }
    }

    /** Everything that the stories add to the sums, those of 0 left out, in the order of the keys. */
    public static TreeMap<SumKey, Sums> sumsOf(Collection<Story> stories) {
        TreeMap<SumKey, Sums> sums = new TreeMap<>();
        for (Story story : stories) {
            sums.merge(SumKey.ofVolume(story.hour), new Sums(0, 0, story.volume, 0), Sums::plus);
            for (Value value : story.values) {
                sums.merge(SumKey.ofIssue(value.issue, story.hour), value.sums(), Sums::plus);
                value.dyads.forEach((dyad, strain) -> sums.merge(
                        SumKey.ofDyad(value.issue, dyad, story.hour), new Sums(strain, 0, 0, 0), Sums::plus));
            }
        }
        sums.values().removeIf(Sums::isZero);
        return sums;
    }
}
