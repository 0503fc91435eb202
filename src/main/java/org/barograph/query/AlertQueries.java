package org.barograph.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.query.ScoreQueries.View;
import org.barograph.stream.TensionRecords;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.Alert;
import org.barograph.tension.AlertRules;
import org.barograph.tension.Hours;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;

/** Answers about alerts, which always go by the half-life that the topics have. */
public final class AlertQueries {
    private final ScoreBook book;
    private final ScoreBoards boards;
    private final ScoreConstants constants;

    AlertQueries(ScoreBook book, ScoreBoards boards, ScoreConstants constants) {
        this.book = book;
        this.boards = boards;
        this.constants = constants;
    }

    /** Alerts at an instant, those that opened last first. */
    public record AlertsAnswer(Instant asOf, double halfLifeHours, String catalogVersion, List<AlertItem> items) {}

    /**
     * The alerts as they stood at the view's instant; without one, all that there are.
     *
     * @param open only open ones, or only closed ones; null for both
     * @param issue only those of this issue; null for all
     */
    public AlertsAnswer alerts(Boolean open, String issue, View view) {
        CompiledCatalog current = boards.named().catalog();
        return book.read(state -> {
            Instant asOf = asOf(state, view);
            Present present = new Present(state, current, asOf);
            List<AlertItem> items = state.alerts().stream()
                    .filter(alert -> issue == null || alert.issueId().equals(issue))
                    .filter(alert -> !alert.openedAt().isAfter(asOf))
                    .filter(alert -> open == null || open == alert.openAt(asOf))
                    .sorted(Comparator.comparing(AlertEpisode::openedAt)
                            .reversed()
                            .thenComparing(AlertEpisode::alertId))
                    .map(present::item)
                    .toList();
            return new AlertsAnswer(asOf, constants.halfLifeHours(), current.version(), items);
        });
    }

    /** Alerts as they are shown now, in their order. */
    public List<AlertItem> items(List<AlertEpisode> alerts) {
        CompiledCatalog current = boards.named().catalog();
        return book.read(state -> {
            Present present = new Present(state, current, asOf(state, new View(null, (int) constants.halfLifeHours())));
            return alerts.stream().map(present::item).toList();
        });
    }

    /** The instant that is meant; without one, not before what the alerts tell of: a clock by data can go back. */
    private Instant asOf(ScoreState state, View view) {
        Instant asOf = Instant.ofEpochMilli(boards.asOfMs(state, view));
        if (view.at() != null) {
            return asOf;
        }
        return state.alerts().stream()
                .map(alert -> alert.newest().asOf())
                .max(Comparator.naturalOrder())
                .filter(asOf::isBefore)
                .orElse(asOf);
    }

    /** The scores at one instant, each computed once. */
    private final class Present {
        private final ScoreState state;
        private final CompiledCatalog current;
        private final Instant asOf;
        private final Scorer scorer;
        private final Map<String, Optional<IssueHistory>> scores = new HashMap<>();

        Present(ScoreState state, CompiledCatalog current, Instant asOf) {
            this.state = state;
            this.current = current;
            this.asOf = asOf;
            scorer = new Scorer(state.ledger(), constants);
        }

        AlertItem item(AlertEpisode alert) {
            AlertEpisode.Report newest = alert.newestThrough(asOf);
            boolean isOpen = alert.openAt(asOf);
            Optional<AlertEpisode.Report> opening = alert.opening();
            Optional<IssueHistory> score = isOpen ? score(alert.issueId()) : Optional.empty();
            return new AlertItem(
                    alert.alertId(),
                    alert.issueId(),
                    alert.name(),
                    alert.kind(),
                    isOpen ? newest.phaseWhileOpen() : newest.phase(),
                    alert.openedAt(),
                    newest.asOf(),
                    isOpen ? null : alert.closedAt(),
                    alert.threshold(),
                    Alert.Kind.of(alert.kind())
                            .map(AlertRules.DEFAULT::closesBelow)
                            .orElse(null),
                    newest.tension(),
                    isOpen ? peak(alert, newest, score) : newest.peakTension(),
                    newest.z(),
                    opening.map(AlertEpisode.Report::tension).orElse(null),
                    opening.map(AlertEpisode.Report::z).orElse(null),
                    score.map(IssueHistory::getAsOf).orElse(null),
                    score.map(IssueHistory::getTension).orElse(null),
                    score.map(IssueHistory::getBandLow).orElse(null),
                    score.map(IssueHistory::getZ).orElse(null),
                    newest.reason(),
                    opening.map(AlertEpisode.Report::reason).orElse(null),
                    newest.stories(),
                    opening.map(AlertEpisode.Report::stories).orElse(null));
        }

        /** The highest tension of an alert that is open: of the records and closed hours since it opened, and now. */
        private double peak(AlertEpisode alert, AlertEpisode.Report newest, Optional<IssueHistory> score) {
            double peak = newest.asOf().isAfter(asOf) ? 0 : newest.peakTension();
            OptionalDouble known = state
                    .known(alert.issueId())
                    .subMap(alert.openedAt().toEpochMilli(), true, asOf.toEpochMilli(), true)
                    .values()
                    .stream()
                    .mapToDouble(row -> row.tensionE4() / 1e4)
                    .max();
            double present = score.map(IssueHistory::getTension).orElse(0.0);
            return Math.max(Math.max(peak, present), known.orElse(0));
        }

        private Optional<IssueHistory> score(String issue) {
            return scores.computeIfAbsent(issue, id -> {
                if (current.issues().stream().noneMatch(one -> one.id().equals(id))) {
                    return Optional.empty();
                }
                Score score = scorer.score(id, asOf.toEpochMilli());
                long hour = Hours.of(asOf.toEpochMilli() - 1);
                return Optional.of(TensionRecords.history(
                        score, state.ledger().volume().newestThrough(hour), hour, current.version()));
            });
        }
    }
}
