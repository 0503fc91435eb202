package org.barograph.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the articles. Thread-safe: a producer reports from its own thread. */
final class PublishTally {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Long> refusedByReason = new TreeMap<>();
    private long accepted;
    private long refused;
    private long failed;
    private long startNanos = System.nanoTime();

    /** Begins to count the time. */
    synchronized void start() {
        startNanos = System.nanoTime();
    }

    synchronized void accept() {
        accepted++;
    }

    synchronized void refuse(String reason) {
        refused++;
        refusedByReason.merge(reason, 1L, Long::sum);
    }

    synchronized void fail() {
        failed++;
    }

    synchronized long refused() {
        return refused;
    }

    synchronized long total() {
        return accepted + refused + failed;
    }

    /** One line on how far it is. */
    synchronized String line() {
        return String.format(
                Locale.ROOT,
                "%,d articles, %,.0f/s%s",
                accepted,
                rate(),
                refused == 0 ? "" : ", " + refused + " refused");
    }

    /** @param refusedFiles where the refused lines are */
    synchronized void printSummary(PrintWriter out, List<Path> refusedFiles) {
        out.printf(Locale.ROOT, "accepted       %,9d%n", accepted);
        out.printf(Locale.ROOT, "refused        %,9d%n", refused);
        refusedByReason.forEach((reason, count) -> out.printf(Locale.ROOT, "  %-12s %,9d%n", reason, count));
        if (failed > 0) {
            out.printf(Locale.ROOT, "not sent       %,9d%n", failed);
        }
        out.printf(Locale.ROOT, "articles/s     %,9.0f in %.1f s%n", rate(), seconds());
        refusedFiles.forEach(file -> out.println("refused lines are in " + file));
        out.flush();
    }

    private double rate() {
        return accepted / Math.max(seconds(), 1e-3);
    }

    private double seconds() {
        return (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    }
}
