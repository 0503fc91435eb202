package org.barograph.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barograph.query.Board;
import org.barograph.stream.avro.Contribution;
import org.barograph.stream.avro.IssueTension;

/** Scores for people to read. */
final class ScoresText {
    private static final int SHOWN_LINES = 4;

    private ScoresText() {}

    /** A table of the tensest issues with what their scores are made of. */
    static List<String> table(Board board, int most) {
        List<String> lines = new ArrayList<>();
        lines.add("As of " + board.asOf() + ", half-life " + number(board.halfLifeHours()) + " h. Scores measure"
                + " reporting, not events; 50 is a hot issue.");
        lines.add("");
        lines.add(String.format(
                "%-22s %7s  %-13s %-12s %6s  %s", "issue", "tension", "band", "state", "z", "made of (points)"));
        board.items().stream().limit(most).forEach(item -> lines.add(row(item)));
        if (board.newestHour() == null) {
            lines.add("");
            lines.add("There are no articles before that instant.");
        }
        return lines;
    }

    private static String number(double hours) {
        return hours == Math.rint(hours) ? Long.toString((long) hours) : Double.toString(hours);
    }

    private static String row(IssueTension item) {
        return String.format(
                Locale.ROOT,
                "%-22s %7.1f  %5.1f - %5.1f %-12s %6s  %s",
                item.getIssueId(),
                item.getTension(),
                item.getBandLow(),
                item.getBandHigh(),
                item.getState(),
                item.getZ() == null ? "-" : String.format(Locale.ROOT, "%.1f", item.getZ()),
                summary(item.getDyads()));
    }

    private static String summary(List<Contribution> lines) {
        List<String> parts = new ArrayList<>();
        for (Contribution line : lines) {
            if (parts.size() == SHOWN_LINES) {
                parts.add("...");
                break;
            }
            boolean isCues = line.getKind().equals("dyad") && line.getId().isEmpty();
            String name = isCues ? "cues" : line.getKind().equals("dyad") ? line.getId() : line.getKind();
            parts.add(name + " " + String.format(Locale.ROOT, "%+.1f", line.getPointsE4() / 1e4));
        }
        return String.join(", ", parts);
    }

    /** The stories of one issue, or why none are listed. */
    static List<String> stories(Board board, IssueTension item) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (!board.listsStories()) {
            lines.add(
                    board.storiesFrom() == null
                            ? "There are no stories yet."
                            : "Stories are listed from " + board.storiesFrom()
                                    + " on, the newest hour with articles; the parts above are by dyad.");
            return lines;
        }
        for (Contribution line : item.getContributions()) {
            lines.add(String.format(
                            Locale.ROOT,
                            "%+9.4f  %-6s %s",
                            line.getPointsE4() / 1e4,
                            line.getKind(),
                            line.getKind().equals("story") ? inWords(line) : "")
                    .stripTrailing());
        }
        return lines;
    }

    private static String inWords(Contribution story) {
        return story.getTitle() + " (" + story.getHour() + ", " + story.getFamilies()
                + (story.getFamilies() == 1 ? " publisher)" : " publishers)")
                + (story.getUrl() == null || story.getUrl().isEmpty() ? "" : " " + story.getUrl());
    }
}
