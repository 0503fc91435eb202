package org.barograph.tension;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Takes a score apart into contributions that sum to it exactly, in 1/10000 points: a story contributes 100·x/(X⁺ + c),
 * where x = v·decay/(M + κ); the baseline κ·b/(M + κ) likewise; what is not listed is one line, and where the sum would
 * be negative a floor line brings it to 0.
 */
public final class Explainer {
    private final Ledger ledger;
    private final ScoreConstants constants;

    public Explainer(Ledger ledger, ScoreConstants constants) {
        this.ledger = ledger;
        this.constants = constants;
    }

    /**
     * By story.
     *
     * @param stories the stories to list, of the score's issue; those that began at or after the score's instant are
     *     left out
     */
    public List<Contribution> byStory(Score score, Collection<RankedStory> stories) {
        Decay decay = ledger.decay(score.halfLifeHours());
        List<Line> lines = new ArrayList<>();
        for (RankedStory story : stories) {
            if (Hours.startMs(story.hour()) < score.asOfMs()
                    && story.hour() >= HourSeries.firstHour(score.asOfMs(), decay)) {
                double strain = story.strain() / 1e6 * decay.at(score.asOfMs(), story.hour());
                lines.add(new Line(Contribution.Kind.STORY, story.storyId(), strain, story));
            }
        }
        return explain(score, lines);
    }

    /** By dyad, the {@code most} heaviest of them. */
    public List<Contribution> byDyad(Score score, int most) {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, HourSeries> dyad : ledger.dyads(score.issue()).entrySet()) {
            double strain = dyad.getValue()
                    .at(score.asOfMs(), ledger.decay(score.halfLifeHours()))
                    .strain();
            if (strain != 0) {
                lines.add(new Line(Contribution.Kind.DYAD, dyad.getKey(), strain, null));
            }
        }
        lines.sort(Comparator.comparingDouble((Line line) -> -Math.abs(line.strain))
                .thenComparing(Line::id));
        return explain(score, lines.subList(0, Math.min(most, lines.size())));
    }

    private record Line(Contribution.Kind kind, String id, double strain, RankedStory story) {}

    private List<Contribution> explain(Score score, List<Line> listed) {
        double prior = constants.withHalfLife(score.halfLifeHours()).prior();
        double denominator = score.totalVolume() + prior;
        double scale = 100 / (Math.max(0, score.smoothedShare()) + constants.hotShare());
        double baseline = score.learning() ? 0 : prior * score.baseline();
        double total = score.smoothedShare() * denominator;
        double other = total - baseline;
        List<Line> lines = new ArrayList<>();
        if (!score.learning()) {
            lines.add(new Line(Contribution.Kind.PRIOR, "", baseline, null));
        }
        for (Line line : listed) {
            lines.add(line);
            other -= line.strain;
        }
        lines.add(new Line(Contribution.Kind.OTHER, "", other, null));
        if (total < 0) {
            lines.add(new Line(Contribution.Kind.FLOOR, "", -total, null));
        }
        double[] points = new double[lines.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = 1e4 * scale * lines.get(i).strain / denominator;
        }
        int[] whole = roundToSum(points, score.tensionE4());
        List<Contribution> contributions = new ArrayList<>(points.length);
        for (int i = 0; i < points.length; i++) {
            Line line = lines.get(i);
            boolean nothing = line.kind == Contribution.Kind.OTHER && whole[i] == 0 && points.length > 1;
            if (!nothing) {
                contributions.add(new Contribution(line.kind, line.id, whole[i], line.story));
            }
        }
        return contributions;
    }

    /**
     * Whole numbers that sum to the total: each is the value rounded down, and what is missing goes to the largest
     * remainders (Hamilton's method), the first of equal ones.
     */
    static int[] roundToSum(double[] values, int total) {
        int[] whole = new int[values.length];
        double[] remainders = new double[values.length];
        long missing = total;
        for (int i = 0; i < values.length; i++) {
            whole[i] = (int) Math.floor(values[i]);
            remainders[i] = values[i] - whole[i];
            missing -= whole[i];
        }
        Integer[] order = new Integer[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -remainders[i]));
        for (int i = 0; missing > 0; i = (i + 1) % order.length, missing--) {
            whole[order[i]]++;
        }
        for (int i = order.length - 1; missing < 0; i = (i + order.length - 1) % order.length, missing++) {
            whole[order[i]]--;
        }
        return whole;
    }
}
