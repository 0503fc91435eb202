package org.barograph.query;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.barograph.stream.PlainValues;
import org.barograph.stream.avro.Contribution;
import org.barograph.stream.avro.IssueTension;

/** Turns records of the tension topic into what is shown of an issue: the same fields, and what follows from them. */
final class IssueItems {
    private static final String STORY = "story";
    private static final String DYAD = "dyad";
    private static final Comparator<Contribution> WEIGHT =
            Comparator.comparingInt(line -> Math.abs(line.getPointsE4()));

    private final ActorNames names;

    IssueItems(ActorNames names) {
        this.names = names;
    }

    /** The record without its contributions, with their sums and the heaviest of them. */
    Map<String, Object> item(IssueTension tension, List<String> openAlerts) {
        Map<String, Object> item = plain(tension);
        item.remove("contributions");
        item.remove("dyads");
        item.put("rising", sum(tension.getContributions(), true));
        item.put("easing", sum(tension.getContributions(), false));
        item.put("top_dyad", topDyad(tension).map(this::dyad).orElse(null));
        item.put("reason", reason(tension));
        item.put("alerts", openAlerts);
        return item;
    }

    @SuppressWarnings("unchecked") // a record becomes a map of its fields
    static Map<String, Object> plain(Object record) {
        return (Map<String, Object>) PlainValues.of(record);
    }

    /** The positive lines, or the negative ones; both together are the tension. */
    private static double sum(List<Contribution> lines, boolean positive) {
        return lines.stream()
                        .mapToInt(Contribution::getPointsE4)
                        .filter(points -> positive == points > 0)
                        .sum()
                / 1e4;
    }

    private static Optional<Contribution> topDyad(IssueTension tension) {
        return tension.getDyads().stream()
                .filter(line -> line.getKind().equals(DYAD) && !line.getId().isEmpty() && line.getPointsE4() != 0)
                .max(WEIGHT);
    }

    /** A line of the dyads, with the names of both sides. */
    Map<String, Object> dyad(Contribution line) {
        Map<String, Object> dyad = names.sides(line.getId());
        dyad.put("points", line.getPointsE4() / 1e4);
        dyad.put("points_e4", line.getPointsE4());
        return dyad;
    }

    /** All dyads that a record lists, in its order. */
    List<Map<String, Object>> dyads(IssueTension tension) {
        return tension.getDyads().stream()
                .filter(line -> line.getKind().equals(DYAD))
                .map(this::dyad)
                .toList();
    }

    /** Lines of an explanation, whole. */
    List<Map<String, Object>> lines(List<Contribution> lines) {
        return lines.stream()
                .map(line -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("kind", line.getKind());
                    map.put("id", line.getId());
                    map.put("points", line.getPointsE4() / 1e4);
                    map.put("points_e4", line.getPointsE4());
                    if (line.getKind().equals(DYAD)) {
                        map.putAll(names.sides(line.getId()));
                    } else {
                        map.put("title", line.getTitle());
                        map.put("evidence", line.getEvidence());
                        map.put("url", line.getUrl());
                        map.put("families", line.getFamilies());
                        map.put("hour", line.getHour());
                    }
                    return map;
                })
                .toList();
    }

    /** The stories of a record, in its order. */
    List<Map<String, Object>> stories(IssueTension tension) {
        return tension.getContributions().stream()
                .filter(line -> line.getKind().equals(STORY))
                .map(line -> {
                    Map<String, Object> story = new LinkedHashMap<>();
                    story.put("id", line.getId());
                    story.put("title", line.getTitle());
                    story.put("points", line.getPointsE4() / 1e4);
                    story.put("points_e4", line.getPointsE4());
                    story.put("direction", line.getPointsE4() < 0 ? "easing" : "rising");
                    story.put("families", line.getFamilies());
                    story.put("hour", line.getHour());
                    story.put("url", line.getUrl());
                    story.put("evidence", line.getEvidence());
                    return story;
                })
                .toList();
    }

    /** What a score is made of beside its stories, in its order. */
    List<Map<String, Object>> rest(IssueTension tension) {
        return tension.getContributions().stream()
                .filter(line -> !line.getKind().equals(STORY))
                .map(line -> {
                    Map<String, Object> rest = new LinkedHashMap<>();
                    rest.put("kind", line.getKind());
                    rest.put("points", line.getPointsE4() / 1e4);
                    rest.put("points_e4", line.getPointsE4());
                    return rest;
                })
                .toList();
    }

    /** Why the score stands where it does, in one line for a person. */
    private String reason(IssueTension tension) {
        if (tension.getEvidenceState().equals("none")) {
            return "No report about it counts any more";
        }
        String way = way(tension.getChange24h());
        Optional<Contribution> story = tension.getContributions().stream()
                .filter(line -> line.getKind().equals(STORY) && line.getPointsE4() != 0)
                .max(WEIGHT);
        if (story.isPresent()) {
            Contribution line = story.get();
            return String.format(
                    Locale.ROOT,
                    "%s. Most of it: %s from \u201C%s\u201D (%s)",
                    way,
                    signed(line.getPointsE4()),
                    line.getTitle(),
                    line.getFamilies() == 1 ? "1 publisher" : line.getFamilies() + " publishers");
        }
        return topDyad(tension)
                .map(line -> {
                    Map<String, Object> sides = names.sides(line.getId());
                    return String.format(
                            Locale.ROOT,
                            "%s. Most of it: %s from %s towards %s",
                            way,
                            signed(line.getPointsE4()),
                            sides.get("source_name"),
                            sides.get("target_name"));
                })
                .orElse(way);
    }

    /** Points with a sign, the minus as it is printed. */
    private static String signed(int pointsE4) {
        return String.format(Locale.ROOT, "%+.1f", pointsE4 / 1e4).replace('-', '\u2212');
    }

    private static String way(double change) {
        if (Math.abs(change) < 0.05) {
            return "Unchanged in 24 h";
        }
        return String.format(Locale.ROOT, "%s %.1f in 24 h", change > 0 ? "Up" : "Down", Math.abs(change));
    }

    /** The lines of a record that are stories. */
    static Stream<Contribution> storyLines(IssueTension tension) {
        return tension.getContributions().stream().filter(line -> line.getKind().equals(STORY));
    }
}
