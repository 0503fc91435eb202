package org.barograph.tension;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An article's value for an issue and a dyad.
 *
 * @param dyad ordered pair of dyad codes, source-target, or empty for cues
 * @param value in (-1, 1); positive is conflict, negative is cooperation
 */
public record Strain(String dyad, double value) {
    /**
     * The strains of an article for one issue: u_d = r · Σ_{e ∈ d} c_e·h_e / (Σ_e c_e·|h_e| + λ), where h = g⁺ − ρ·g⁻ and
     * g = −Goldstein/10: what strains and what relieves, each by its weight. Does not depend on the order of the events.
     *
     * @param relevance r: how much the article is about the issue, in [0, 1]
     * @param events events and cues of the article that belong to the issue
     * @return in the order of the dyads, those of value 0 left out
     */
    public static List<Strain> of(double relevance, List<ReportedEvent> events, ScoreConstants constants) {
        Map<String, long[]> byDyad = new TreeMap<>();
        long firm = 0;
        for (ReportedEvent event : events) {
            double g = Math.max(-1, Math.min(1, -event.goldstein() / 10));
            double h = g > 0 ? g : constants.relief() * g;
            double confidence = Math.max(0, Math.min(1, event.confidence()));
            // Whole billionths, so that the order of the events does not matter.
            firm += (long) Math.rint(confidence * Math.abs(h) * 1e9);
            byDyad.computeIfAbsent(event.dyad(), d -> new long[1])[0] += (long) Math.rint(confidence * h * 1e9);
        }
        double denominator = firm / 1e9 + constants.firmness();
        List<Strain> strains = new ArrayList<>(byDyad.size());
        byDyad.forEach((dyad, sum) -> {
            if (sum[0] != 0) {
                strains.add(new Strain(dyad, relevance * (sum[0] / 1e9) / denominator));
            }
        });
        return strains;
    }
}
