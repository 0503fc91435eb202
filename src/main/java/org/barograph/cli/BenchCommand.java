package org.barograph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.barograph.runtime.AppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measure articles per second on this machine, beside an empty pass-through.",
        description = {
            "On an embedded broker in a temporary folder, generated articles of about 2 kB are published; then an empty topology (read articles, write them to another topic) and the full one take them in turn, both exactly once, with the same threads and commit interval. Publishing is not measured.",
            "A pass ends when its consumer group has committed the end of the articles and of every topic between its stages. Both topologies first take the warm-up articles; while one works the other is paused.",
            "The coder alone is measured without Kafka, and the latency at a steady rate of new articles.",
            "The last line of the output is JSON."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "1:it failed", "2:wrong usage"})
public final class BenchCommand implements Callable<Integer> {
    private static final int MOST_ARTICLES = 10_000_000;
    private static final int MOST_ROUNDS = 20;
    private static final int MOST_THREADS = 64;
    private static final int MOST_LIVE_SECONDS = 600;
    private static final int LIVE_PER_SECOND = 1_000;

    @Option(
            names = "--articles",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Articles of each timed pass (default: ${DEFAULT-VALUE}).")
    private int articles;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Articles that both topologies take before (default: ${DEFAULT-VALUE}).")
    private int warmup;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "Timed passes of each topology, in turn; each on new articles (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Stream threads of each topology (default: that of run).")
    private Integer threads;

    @Option(
            names = "--live",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long the latency is measured at " + LIVE_PER_SECOND
                    + " articles a second; 0 leaves it out (default: ${DEFAULT-VALUE}).")
    private int liveSeconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Other articles with another number (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print only the line of JSON.")
    private boolean json;

    @Option(names = "--keep", description = "Leave the temporary folder, with its log, where it is.")
    private boolean keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        between("--articles", articles, 1, MOST_ARTICLES);
        between("--warmup", warmup, 1, MOST_ARTICLES);
        between("--rounds", rounds, 1, MOST_ROUNDS);
        between("--live", liveSeconds, 0, MOST_LIVE_SECONDS);
        if (threads != null) {
            between("--threads", threads, 1, MOST_THREADS);
        }
        PrintWriter err = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory("barograph-bench-");
        Thread cleaner = new Thread(() -> delete(folder), "bench-cleaner");
        if (!keep) {
            Runtime.getRuntime().addShutdownHook(cleaner);
        }
        try {
            LogFile.in(folder);
            BenchReport report = measure(folder, err);
            PrintWriter out = spec.commandLine().getOut();
            if (!json) {
                out.print(report.text());
            }
            out.println(report.json());
            out.flush();
        } finally {
            if (keep) {
                err.println("Left in " + folder);
                err.flush();
            } else {
                delete(folder);
                Runtime.getRuntime().removeShutdownHook(cleaner);
            }
        }
        return 0;
    }

    private BenchReport measure(Path folder, PrintWriter err) {
        try (LocalCluster cluster = LocalCluster.start(folder, 0, 0)) {
            AppSettings settings = settings(AppSettings.of(cluster.endpoints(), folder.resolve("state")));
            try (BenchRun run = new BenchRun(settings, seed, warmup, articles, rounds, line -> progress(err, line))) {
                return run.measure(LIVE_PER_SECOND, liveSeconds);
            }
        }
    }

    private AppSettings settings(AppSettings defaults) {
        return new AppSettings(
                defaults.endpoints(),
                defaults.applicationId(),
                defaults.instanceId(),
                defaults.stateDir(),
                threads == null ? defaults.threads() : threads,
                defaults.commitIntervalMs(),
                defaults.replication(),
                defaults.topics(),
                defaults.clock(),
                defaults.constants(),
                defaults.alertRules(),
                defaults.client());
    }

    private static void progress(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }

    private void between(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be " + least + " to " + most + ", got " + value);
        }
    }

    /** What can't be deleted stays: it is in the system's folder for such files. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Gone already, or being written by a broker that is stopping.
        }
    }
}
