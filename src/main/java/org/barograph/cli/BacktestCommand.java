package org.barograph.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.barograph.catalog.CatalogException;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Problem;
import org.barograph.ingest.ArticleReader;
import org.barograph.replay.Backtest;
import org.barograph.replay.BacktestSettings;
import org.barograph.replay.BacktestTally;
import org.barograph.replay.PublishedIndices;
import org.barograph.tension.AlertRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores archives without a broker. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Score archives of articles, without Kafka.",
        description = {
            "Reads articles as `publish` does, from files of any size (.gz too) in about the order of their dates; several files are merged by date. Stories, corrections and scores are those of the running application.",
            "Writes history-day.csv, history-month.csv, alerts.csv and report.html into a folder."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all articles were accepted", "1:some were refused, or a file failed", "2:wrong usage"})
final class BacktestCommand implements Callable<Integer> {
    /** Sorts JSON lines by date on disk; that zones differ does not matter, for about the right order is enough. */
    private static final String SORT =
            "jq -r '\"\\(.published_at) \\(tojson)\"' FILE | LC_ALL=C sort -s -k1,1 | cut -d' ' -f2- > SORTED";

    private static final String STDIN = "-";
    private static final long SAY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int LOOK_EVERY = 1024;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files of articles, or - for standard input")
    private List<String> files;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the results.")
    private Path out;

    @Option(
            names = "--index",
            paramLabel = "FILE",
            description = "Published monthly indices to compare with: CSV with a column month (YYYY-MM).")
    private Path index;

    @Option(
            names = "--pair",
            paramLabel = "ISSUE=COLUMN",
            description =
                    "Compare an issue with a column of --index; may be given again (default: world=GPR and others by the names of Caldara and Iacoviello).")
    private List<String> pairs = new ArrayList<>();

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "YAML with issues, actors and so on, beside the bundled ones or in their place.")
    private List<Path> catalogs = new ArrayList<>();

    @Option(
            names = "--min-families",
            paramLabel = "N",
            description = "Publishers that an alert needs, 1 or more; 1 for an archive of one source (default: 2).")
    private int minFamilies = AlertRules.DEFAULT.minFamilies();

    @Option(
            names = "--horizon-days",
            paramLabel = "DAYS",
            description =
                    "An article older than this behind the newest before it is refused, 15 to 3650 (default: 60).")
    private int horizonDays = 60;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that read texts (default: one a processor).")
    private Integer threads;

    @Mixin
    private ScoreOptions score;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (files.stream().filter(STDIN::equals).count() > 1) {
            throw new ParameterException(spec.commandLine(), "Standard input (-) can be read only once");
        }
        BacktestSettings settings = settings();
        List<Backtest.Pair> compared = pairs();
        CompiledCatalog catalog = catalog();
        PublishedIndices indices = indices();
        BacktestTally tally = new BacktestTally();
        long start = System.nanoTime();
        List<ArticleReader> readers = new ArrayList<>();
        try {
            List<Backtest.Input> inputs = new ArrayList<>();
            for (String file : files) {
                ArticleReader reader = new ArticleReader(open(file), Clock.systemUTC());
                readers.add(reader);
                inputs.add(new Backtest.Input(
                        file.equals(STDIN)
                                ? "standard input"
                                : Path.of(file).getFileName().toString(),
                        new Watched(reader, tally)));
            }
            List<Backtest.Comparison> comparisons =
                    new Backtest(catalog, settings, tally).run(inputs, out, indices, compared);
            print(tally, comparisons, (System.nanoTime() - start) / 1e9);
        } catch (UncheckedIOException e) {
            throw new UserException(e.getMessage(), e);
        } finally {
            close(readers);
        }
        return tally.refused() == 0 ? 0 : 1;
    }

    private BacktestSettings settings() {
        AlertRules rules = AlertRules.DEFAULT;
        BacktestSettings defaults = BacktestSettings.defaults();
        try {
            return new BacktestSettings(
                    score.constants(),
                    rules.withMinFamilies(minFamilies),
                    Duration.ofDays(horizonDays),
                    threads == null ? defaults.threads() : threads);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<Backtest.Pair> pairs() {
        List<Backtest.Pair> compared = new ArrayList<>(pairs.isEmpty() ? Backtest.DEFAULT_PAIRS : List.of());
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new ParameterException(
                        spec.commandLine(), "--pair '" + pair + "': write it like world=GPR, issue and column");
            }
            compared.add(new Backtest.Pair(pair.substring(0, equals), pair.substring(equals + 1)));
        }
        return compared;
    }

    private CompiledCatalog catalog() {
        if (catalogs.isEmpty()) {
            return CatalogReader.bundled();
        }
        CatalogFiles own = CatalogFiles.read(catalogs);
        if (!own.problems().isEmpty()) {
            throw wrong(own.problems());
        }
        try {
            return own.compileOver(CatalogReader.entries());
        } catch (CatalogException e) {
            throw wrong(own.located(e));
        }
    }

    private static UserException wrong(List<Problem> problems) {
        return new UserException("the catalogue has mistakes:\n"
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }

    private PublishedIndices indices() {
        if (index == null) {
            return null;
        }
        try {
            return PublishedIndices.read(index);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private static InputStream open(String file) {
        if (file.equals(STDIN)) {
            return System.in;
        }
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            throw new UserException("there is no file " + file);
        }
        if (Files.isDirectory(path)) {
            throw new UserException(file + " is a folder; name the files in it");
        }
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            return file.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            throw new UserException("Can't read " + file + ": " + e, e);
        }
    }

    private static void close(List<ArticleReader> readers) {
        for (ArticleReader reader : readers) {
            try {
                reader.close();
            } catch (IOException e) {
                // Everything that was wanted has been read.
            }
        }
    }

    private void print(BacktestTally tally, List<Backtest.Comparison> comparisons, double seconds) {
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%d articles, revisions and retractions count, %d came after a newer version, %d were refused; %.1f s, %.0f a second.%n",
                tally.counted(),
                tally.olderVersions(),
                tally.refused(),
                seconds,
                tally.total() / Math.max(seconds, 1e-9));
        for (Map.Entry<String, Long> refusal : tally.refusals().entrySet()) {
            console.printf("  refused as %s: %d%n", refusal.getKey(), refusal.getValue());
        }
        if (tally.refused() > 0) {
            console.println("  " + out.resolve("refused.csv") + " has each with file, line and reason.");
        }
        if (tally.refusals().containsKey("too-late")) {
            console.println(
                    "  Articles that are too late stand more than --horizon-days behind newer ones: the archive is"
                            + " not in the order of its dates. Sort it, with any amount of memory, and try again:");
            console.println("    " + SORT);
        }
        if (tally.firstMs() <= tally.lastMs()) {
            console.println("From " + Instant.ofEpochMilli(tally.firstMs()) + " to "
                    + Instant.ofEpochMilli(tally.lastMs()) + ". Scores measure reporting, not events.");
        }
        if (index != null && comparisons.isEmpty()) {
            console.println("No issue and index of --index have 12 months in common; see --pair.");
        }
        for (Backtest.Comparison one : comparisons) {
            console.printf(
                    Locale.ROOT,
                    "  %-20s %-10s %4d months  pearson %5.2f  spearman %5.2f  differences %5.2f%n",
                    one.pair().issue(),
                    one.pair().index(),
                    one.months(),
                    one.pearson(),
                    one.spearman(),
                    one.differences());
        }
        console.println("Written to " + out + ": report.html, history-day.csv, history-month.csv, alerts.csv"
                + (index == null ? "" : ", correlation.csv"));
        console.flush();
    }

    /** Says how far it is, now and then. */
    private final class Watched implements Iterator<ArticleReader.Item> {
        private final ArticleReader reader;
        private final BacktestTally tally;
        private long last = System.nanoTime();
        private int count;

        Watched(ArticleReader reader, BacktestTally tally) {
            this.reader = reader;
            this.tally = tally;
        }

        @Override
        public boolean hasNext() {
            return reader.hasNext();
        }

        @Override
        public ArticleReader.Item next() {
            if (++count % LOOK_EVERY == 0 && System.nanoTime() - last > SAY_EVERY_NANOS) {
                last = System.nanoTime();
                spec.commandLine()
                        .getErr()
                        .println(tally.total() + " read, up to " + Instant.ofEpochMilli(tally.lastMs()));
            }
            return reader.next();
        }
    }
}
