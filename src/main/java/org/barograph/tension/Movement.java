package org.barograph.tension;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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
 */
public record Movement(
        String issue, long fromMs, long toMs, int fromE4, int toE4, List<Part> parts, List<Entered> entered) {
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

    public Movement {
        parts = List.copyOf(parts);
        entered = List.copyOf(entered);
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
     * @param dyads so many dyads are listed at most
     */
    public static Movement between(
            Ledger ledger, ScoreConstants constants, String issue, long fromMs, long toMs, Known known, int dyads) {
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
        return new Movement(
                issue,
                fromMs,
                toMs,
                fromE4,
                after.tensionE4(),
                parts,
                byDyad(ledger, constants, issue, fromMs, toMs, scale / d1, whole[Kind.ENTERED.ordinal()], dyads));
    }

    private static double enteredSince(HourSeries series, long fromMs, long toMs, Decay decay) {
        long first = Math.max(Math.floorDiv(fromMs - 1, Hours.MS) + 1, HourSeries.firstHour(toMs, decay));
        return series.strainFrom(first, toMs, decay);
    }

    private static List<Entered> byDyad(
            Ledger ledger,
            ScoreConstants constants,
            String issue,
            long fromMs,
            long toMs,
            double scale,
            int totalE4,
            int most) {
        record Line(String dyad, double points) {}
        List<Line> lines = new ArrayList<>();
        Decay decay = ledger.decay(constants.halfLifeHours());
        ledger.dyads(issue).forEach((dyad, series) -> {
            double points = scale * enteredSince(series, fromMs, toMs, decay);
            if (points != 0) {
                lines.add(new Line(dyad, points));
            }
        });
        lines.sort(Comparator.comparingDouble((Line line) -> -Math.abs(line.points))
                .thenComparing(Line::dyad));
        List<Line> listed = lines.subList(0, Math.min(most, lines.size()));
        double[] values = new double[listed.size() + 1];
        double others = totalE4;
        for (int i = 0; i < listed.size(); i++) {
            values[i] = listed.get(i).points;
            others -= values[i];
        }
        values[listed.size()] = others;
        int[] whole = Explainer.roundToSum(values, totalE4);
        List<Entered> entered = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            entered.add(new Entered(listed.get(i).dyad, whole[i]));
        }
        if (whole[listed.size()] != 0) {
            entered.add(new Entered(null, whole[listed.size()]));
        }
        return entered;
    }
}
