package org.barograph.replay;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.barograph.tension.Alert;
import org.barograph.tension.Contribution;
import org.barograph.tension.Score;

/** Writes the tables of a backtest while it runs, and gathers what is shown at its end. */
final class BacktestFiles implements ReplayOutput, Closeable {
    private static final List<String> DAY_COLUMNS = List.of(
            "day",
            "issue",
            "as_of",
            "half_life_hours",
            "state",
            "evidence_state",
            "baseline_state",
            "feed_state",
            "tension",
            "band_low",
            "band_high",
            "own_index",
            "z",
            "percentile",
            "momentum",
            "change_24h",
            "raw_share",
            "smoothed_share",
            "baseline",
            "spread",
            "volume",
            "total_volume",
            "share_of_volume",
            "effective_stories",
            "families",
            "catalog_version");
    private static final List<String> ALERT_COLUMNS = List.of(
            "alert_id",
            "issue",
            "kind",
            "phase",
            "opened_at",
            "as_of",
            "threshold",
            "tension",
            "peak_tension",
            "z",
            "stories");
    private static final int ALERT_STORIES = 10;

    private final Csv days;
    private final Csv alerts;
    private final String catalogVersion;
    private final MonthlyIndex months = new MonthlyIndex();
    private final ReportData report = new ReportData();

    BacktestFiles(Path folder, String catalogVersion) {
        this.catalogVersion = catalogVersion;
        days = new Csv(folder.resolve("history-day.csv"), DAY_COLUMNS);
        alerts = new Csv(folder.resolve("alerts.csv"), ALERT_COLUMNS);
    }

    MonthlyIndex months() {
        return months;
    }

    ReportData report() {
        return report;
    }

    @Override
    public void day(DayScore day, Supplier<List<Contribution>> contributions) {
        months.add(day);
        report.day(day, contributions);
        Score score = day.score();
        days.add(day.day().toString())
                .add(day.issue().id())
                .add(Instant.ofEpochMilli(score.asOfMs()).toString())
                .add(score.halfLifeHours())
                .add(day.standing().shown().label())
                .add(day.standing().evidence().label())
                .add(day.standing().baseline().label())
                .add(day.standing().feed().label())
                .points(score.tension())
                .points(score.bandLow())
                .points(score.bandHigh())
                .points(score.ownIndex())
                .points(score.z())
                .points(score.percentile())
                .points(day.momentum())
                .points(day.changeOverDay())
                .add(score.rawShare())
                .add(score.smoothedShare())
                .add(score.baseline())
                .add(score.spread())
                .add(score.volume())
                .add(score.totalVolume())
                .add(score.shareOfVolume())
                .add(score.effectiveStories())
                .add(day.families())
                .add(catalogVersion)
                .end();
    }

    @Override
    public void alert(Alert alert, List<Contribution> contributions) {
        report.alert(alert, contributions);
        String opened = Instant.ofEpochMilli(alert.openedAtMs()).toString();
        alerts.add(alert.issue() + "/" + alert.kind().label() + "/" + opened)
                .add(alert.issue())
                .add(alert.kind().label())
                .add(alert.phase().label())
                .add(opened)
                .add(Instant.ofEpochMilli(alert.asOfMs()).toString())
                .add(alert.threshold())
                .points(alert.tension())
                .points(alert.peak())
                .points(alert.z())
                .add(ReportData.heaviest(contributions, ALERT_STORIES).stream()
                        .map(line -> line.story().title())
                        .collect(Collectors.joining(" | ")))
                .end();
    }

    @Override
    public void close() {
        days.close();
        alerts.close();
    }
}
