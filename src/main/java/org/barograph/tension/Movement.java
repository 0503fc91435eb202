package org.barograph.tension;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.BiFunction;

/**
 * What moved a score between two instants, in parts that sum exactly to the difference of the scores shown. With D = M + κ
 * and w the decay, X₁ − X₀ is what entered since, Σ v·w₁/D₁; what faded, Σ v·(w₁ − w₀)/D₁; what the volume of all stories
 * did, Σ v·w₀·(1/D₁ − 1/D₀); what the baseline did, κ·(b₁/D₁ − b₀/D₀); and what was corrected afterwards, X₀ as it is
 * known today minus X₀ as it was known then. Each is turned into points by 100·c/((X₀⁺ + c)(X₁⁺ + c)).
 *
 * @param issue id of the issue
 * @param fromMs the earlier instant, ms since 1970
 * @param toMs the later instant, ms since 1970
 * @param fromE4 tension at the earlier one, 1/10000 points: as known then where that was given
 * @param toE4 tension at the later one, 1/10000 points
 * @param parts what moved it; their points sum to {@code toE4 - fromE4}
 * @param entered what entered since, by dyad, largest first; the points sum to those of the part {@code ENTERED}
 * @param stories what entered since, by story, largest first; the points sum to those of the part {@code ENTERED}
 */
public record Movement(
        String issue,
        long fromMs,
        long toMs,
        int fromE4,
        int toE4,
        List<Part> parts,
        List<Entered> entered,
        List<EnteredStory> stories) {
    /** What moved it. */
    public enum Kind {
        ENTERED,
        DECAYED,
        VOLUME,
        BASELINE,
        CORRECTED,
        /** What is below 0 on either side, since no score is. */
        FLOOR;

        /** The name in answers: {@code entered}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part of the movement, 1/10000 points. */
    public record Part(Kind kind, int pointsE4) {}

    /**
     * What entered between two actors.
     *
     * @param dyad ordered pair of dyad codes; empty for cues; null for all that is not listed
     * @param pointsE4 1/10000 points
     */
    public record Entered(String dyad, int pointsE4) {}

    /**
     * A story that entered.
     *
     * @param story the story; null for all that are not listed
     * @param pointsE4 1/10000 points
     */
    public record EnteredStory(RankedStory story, int pointsE4) {}

    public Movement {
        parts = List.copyOf(parts);
        entered = List.copyOf(entered);
        stories = List.copyOf(stories);
    }

    /**
     * What was known of the score at the earlier instant, then.
     *
     * @param smoothedShare X₀
     * @param tensionE4 the tension shown, 1/10000 points
     */
    public record Known(double smoothedShare, int tensionE4) {}

    /**
     * What moved an issue.
     *
     * @param ledger the sums as they are known today
     * @param fromMs the earlier instant, ms since 1970
     * @param toMs the later instant, not before the earlier one
     * @param known what was known at the earlier instant, or null: then nothing counts as corrected
     * @param candidates stories of the issue; those that entered are listed
     * @param most so many dyads and so many stories are listed at most
     */
    public static Movement between(
            Ledger ledger,
            ScoreConstants constants,
            String issue,
            long fromMs,
            long toMs,
            Known known,
            Collection<RankedStory> candidates,
            int most) {
        if (toMs < fromMs) {
            throw new IllegalArgumentException("The later instant lies before the earlier one");
        }
        Scorer scorer = new Scorer(ledger, constants);
        Score before = scorer.score(issue, fromMs);
        Score after = scorer.score(issue, toMs);
        double prior = constants.prior();
        double c = constants.hotShare();
        double d0 = before.totalVolume() + prior;
        double d1 = after.totalVolume() + prior;
        double b0 = before.learning() ? 0 : before.baseline();
        double b1 = after.learning() ? 0 : after.baseline();
        double s0 = before.smoothedShare() * d0 - prior * b0;
        double s1 = after.smoothedShare() * d1 - prior * b1;
        double enteredStrain = enteredSince(ledger.issue(issue), fromMs, toMs, ledger.decay(constants.halfLifeHours()));
        double x0 = known == null ? before.smoothedShare() : known.smoothedShare;
        double x1 = after.smoothedShare();
        double scale = 1e4 * 100 * c / ((Math.max(0, x0) + c) * (Math.max(0, x1) + c));
        double[] values = {
            scale * enteredStrain / d1,
            scale * (s1 - enteredStrain - s0) / d1,
            scale * s0 * (1 / d1 - 1 / d0),
            scale * prior * (b1 / d1 - b0 / d0),
            scale * (before.smoothedShare() - x0),
            scale * ((Math.max(0, x1) - x1) - (Math.max(0, x0) - x0))
        };
        int fromE4 = known == null ? before.tensionE4() : known.tensionE4;
        int[] whole = Explainer.roundToSum(values, after.tensionE4() - fromE4);
        List<Part> parts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            parts.add(new Part(kind, whole[kind.ordinal()]));
        }
        int enteredE4 = whole[Kind.ENTERED.ordinal()];
        Window window = new Window(fromMs, toMs, ledger.decay(constants.halfLifeHours()), scale / d1);
        return new Movement(
                issue,
                fromMs,
                toMs,
                fromE4,
                after.tensionE4(),
                parts,
                listed(window.byDyad(ledger.dyads(issue)), most, enteredE4, Entered::new),
                listed(window.byStory(candidates), most, enteredE4, EnteredStory::new));
    }

    private static double enteredSince(HourSeries series, long fromMs, long toMs, Decay decay) {
        return series.strainFrom(firstHour(fromMs, toMs, decay), toMs, decay);
    }

    private static long firstHour(long fromMs, long toMs, Decay decay) {
        return Math.max(Math.floorDiv(fromMs - 1, Hours.MS) + 1, HourSeries.firstHour(toMs, decay));
    }

    /** What entered, before it is rounded: 1/10000 points of a dyad or a story. */
    private record Line<T>(T of, double points) {}

    /** The time in which something entered, and how many 1/10000 points a decayed unit of strain gives. */
    private record Window(long fromMs, long toMs, Decay decay, double scale) {
        List<Line<String>> byDyad(SortedMap<String, HourSeries> dyads) {
            List<Line<String>> lines = new ArrayList<>();
            dyads.forEach(
                    (dyad, series) -> lines.add(new Line<>(dyad, scale * enteredSince(series, fromMs, toMs, decay))));
            return lines;
        }

        List<Line<RankedStory>> byStory(Collection<RankedStory> candidates) {
            long first = firstHour(fromMs, toMs, decay);
            List<RankedStory> entered = new ArrayList<>();
            for (RankedStory story : candidates) {
                if (story.hour() >= first && Hours.startMs(story.hour()) < toMs) {
                    entered.add(story);
                }
            }
            entered.sort(RankedStory.HEAVIEST_FIRST);
            List<Line<RankedStory>> lines = new ArrayList<>();
            for (RankedStory story : entered) {
                lines.add(new Line<>(story, scale * story.strain() / 1e6 * decay.at(toMs, story.hour())));
            }
            return lines;
        }
    }

    /** The largest lines, of equal ones the first, and one of all others: whole points that sum to the total. */
    private static <T, R> List<R> listed(List<Line<T>> lines, int most, int totalE4, BiFunction<T, Integer, R> made) {
        List<Line<T>> listed = lines.stream()
                .filter(line -> line.points != 0)
                .sorted(Comparator.comparingDouble(line -> -Math.abs(line.points)))
                .limit(most)
                .toList();
        double others = totalE4;
        for (Line<T> line : listed) {
            others -= line.points;
        }
        // Less than one is what rounding left of lines that are all.
        boolean hasOthers = Math.abs(others) >= 1 || listed.isEmpty();
        double[] values = new double[listed.size() + (hasOthers ? 1 : 0)];
        for (int i = 0; i < listed.size(); i++) {
            values[i] = listed.get(i).points;
        }
        if (hasOthers) {
            values[listed.size()] = others;
        }
        int[] whole = Explainer.roundToSum(values, totalE4);
        List<R> entered = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            T of = i < listed.size() ? listed.get(i).of : null;
            if (of != null || whole[i] != 0) {
                entered.add(made.apply(of, whole[i]));
            }
        }
        return entered;
    }
}
