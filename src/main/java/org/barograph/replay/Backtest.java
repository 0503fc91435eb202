package org.barograph.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.IssueSummary;
import org.barograph.coding.Coder;
import org.barograph.ingest.ArticleReader;

/**
 * Scores archives of articles without a broker, in one pass, and writes what came out:
 *
 * <ul>
 *   <li>{@code history-day.csv}: the record of each issue at the end of each day, "as revised" by everything that the
 *       archive holds;
 *   <li>{@code history-month.csv}: month, issue, index, where the index is 100 times the mean of the raw share over the
 *       month's days;
 *   <li>{@code alerts.csv}: each alert as it opened, was updated and closed;
 *   <li>{@code correlation.csv}, where published indices were given;
 *   <li>{@code refused.csv}, where something was refused;
 *   <li>{@code report.html}: all of it to look at.
 * </ul>
 */
public final class Backtest {
    /** The published index that an issue is compared with, as their authors name them (Caldara and Iacoviello). */
    public static final List<Pair> DEFAULT_PAIRS = List.of(
            new Pair("world", "GPR"),
            new Pair("trade-tariffs", "TPU_CI"),
            new Pair("ukraine-war", "GPRC_UKR"),
            new Pair("ukraine-war", "GPRC_RUS"),
            new Pair("israel-hamas", "GPRC_ISR"),
            new Pair("north-korea-nuclear", "GPRC_KOR"),
            new Pair("taiwan-strait", "GPRC_TWN"),
            new Pair("us-china", "GPRC_CHN"),
            new Pair("south-china-sea", "GPRC_PHL"));

    private final CompiledCatalog catalog;
    private final BacktestSettings settings;
    private final BacktestTally tally;

    /**
     * An issue and what it is compared with.
     *
     * @param issue id of the issue
     * @param index name of the published index
     */
    public record Pair(String issue, String index) {}

    /**
     * A file of articles.
     *
     * @param name its name, to show
     * @param items what is in it
     */
    public record Input(String name, Iterator<ArticleReader.Item> items) {}

    /**
     * A line of the comparison with published indices.
     *
     * @param months number of months that both have
     * @param pearson Pearson's r of the levels; NaN where it is not defined
     * @param spearman Spearman's rank correlation of the levels
     * @param differences Pearson's r of the monthly changes
     */
    public record Comparison(Pair pair, int months, double pearson, double spearman, double differences) {}

    /** @param tally counts what is read, while it runs */
    public Backtest(CompiledCatalog catalog, BacktestSettings settings, BacktestTally tally) {
        this.catalog = catalog;
        this.settings = settings;
        this.tally = tally;
    }

    /**
     * Reads the inputs to their ends and writes the files.
     *
     * @param folder where they go; it is made if it is not there
     * @param indices published indices, or null
     * @param pairs what is compared; those of which there is no index or no issue are left out
     * @return the comparisons, in the order of the pairs
     * @throws UncheckedIOException if an input can't be read or a file not written
     */
    public List<Comparison> run(List<Input> inputs, Path folder, PublishedIndices indices, List<Pair> pairs) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't make the folder " + folder + ": " + e, e);
        }
        List<String> names = inputs.stream().map(Input::name).toList();
        ArticleCoding coding = new ArticleCoding(catalog, new Coder(catalog)::code, settings.constants());
        try (BacktestFiles files = new BacktestFiles(folder, catalog.version());
                RefusedCsv refused = new RefusedCsv(folder.resolve("refused.csv"), names)) {
            new Replay(catalog, coding, settings, tally, refused, files)
                    .run(inputs.stream().map(Input::items).toList());
            writeMonths(folder, files.months());
            List<Correlation> correlations = correlate(files.months(), indices, pairs);
            if (indices != null) {
                writeCorrelations(folder, correlations);
            }
            new Report(names, tally, catalog.version(), settings, files.months(), correlations)
                    .write(folder.resolve("report.html"), files.report());
            return correlations.stream()
                    .map(one -> new Comparison(
                            new Pair(one.issue(), one.index()),
                            one.months().size(),
                            one.pearson(),
                            one.spearman(),
                            one.differences()))
                    .toList();
        }
    }

    private void writeMonths(Path folder, MonthlyIndex months) {
        try (Csv csv = new Csv(folder.resolve("history-month.csv"), List.of("month", "issue", "index"))) {
            for (IssueSummary issue : catalog.issues()) {
                months.of(issue.id()).forEach((month, index) -> csv.add(month.toString())
                        .add(issue.id())
                        .add(index)
                        .end());
            }
        }
    }

    private static List<Correlation> correlate(MonthlyIndex months, PublishedIndices indices, List<Pair> pairs) {
        List<Correlation> correlations = new ArrayList<>();
        for (Pair pair : indices == null ? List.<Pair>of() : pairs) {
            Correlation one = Correlation.of(pair.issue, months.of(pair.issue), pair.index, indices.column(pair.index));
            if (one.enough()) {
                correlations.add(one);
            }
        }
        return correlations;
    }

    private static void writeCorrelations(Path folder, List<Correlation> correlations) {
        try (Csv csv = new Csv(
                folder.resolve("correlation.csv"),
                List.of("issue", "index", "months", "from", "to", "pearson", "spearman", "differences"))) {
            for (Correlation one : correlations) {
                csv.add(one.issue())
                        .add(one.index())
                        .add(one.months().size())
                        .add(one.months().get(0).toString())
                        .add(one.months().get(one.months().size() - 1).toString())
                        .add(finite(one.pearson()))
                        .add(finite(one.spearman()))
                        .add(finite(one.differences()))
                        .end();
            }
        }
    }

    static Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
