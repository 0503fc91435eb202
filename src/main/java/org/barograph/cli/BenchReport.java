package org.barograph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.barograph.cli.BenchLatency.Quantiles;

/**
 * What {@code bench} measured.
 *
 * @param machine what it ran on
 * @param load what it ran
 * @param passThrough passes of the empty topology
 * @param full passes of the full topology
 * @param coder coding and fingerprints alone, on one thread, without Kafka
 * @param latency at {@link Load#livePerSecond}, or null if it was not measured
 */
record BenchReport(
        Machine machine, Load load, List<Pass> passThrough, List<Pass> full, Coder coder, BenchLatency.Result latency) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What the program ran on.
     *
     * @param heapMb greatest heap of this process, MiB; broker and both topologies share it
     */
    record Machine(int cores, long heapMb, String jdk, String os) {
        static Machine here() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.getRuntime().maxMemory() >> 20,
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"));
        }
    }

    /**
     * What was measured on it.
     *
     * @param articles articles of each timed pass
     * @param articleBytes mean size of an article, bytes of Avro
     * @param livePerSecond articles per second while latency was measured
     */
    record Load(
            long articles,
            long warmup,
            int threads,
            int partitions,
            long commitIntervalMs,
            long articleBytes,
            String catalogVersion,
            int livePerSecond) {}

    /**
     * One timed pass.
     *
     * @param seconds from the start of processing until all was committed
     * @param cpuSeconds processor time of the whole process meanwhile, broker included
     */
    record Pass(long articles, double seconds, double cpuSeconds) {
        double perSecond() {
            return articles / seconds;
        }

        double cpuMicros() {
            return cpuSeconds * 1e6 / articles;
        }
    }

    /**
     * How fast one thread codes and fingerprints articles.
     *
     * @param perSecond articles per second
     * @param cpuMicros processor time of an article, microseconds: what else the machine does matters less here
     */
    record Coder(double perSecond, double cpuMicros) {}

    /** Processor time of the empty topology divided by that of the full one: the ratio that a busy machine distorts less. */
    double cpuRatio() {
        return cpuMicros(passThrough) / cpuMicros(full);
    }

    /** Median of the full topology's passes divided by that of the empty one's. */
    double ratio() {
        return perSecond(full) / perSecond(passThrough);
    }

    private static double perSecond(List<Pass> passes) {
        return median(passes.stream().mapToDouble(Pass::perSecond).toArray());
    }

    private static double cpuMicros(List<Pass> passes) {
        return median(passes.stream().mapToDouble(Pass::cpuMicros).toArray());
    }

    /** The middle value, or the mean of the two in the middle. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** For people. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "machine", "%d cores, heap %,d MB, %s, %s", machine.cores, machine.heapMb, machine.jdk, machine.os);
        line(
                text,
                "load",
                "%,d articles of %,d bytes a pass after %,d to warm up; %d threads, %d partitions, commits every %d ms",
                load.articles,
                load.articleBytes,
                load.warmup,
                load.threads,
                load.partitions,
                load.commitIntervalMs);
        passes(text, "pass-through", passThrough);
        passes(text, "full", full);
        line(text, "ratio", "%.3f (of processor time %.3f)", ratio(), cpuRatio());
        line(
                text,
                "coder alone",
                "%,.0f articles/s on one thread, %.0f us of processor time each",
                coder.perSecond,
                coder.cpuMicros);
        if (latency != null) {
            line(text, "latency", "at %,d articles/s, from the append of the article", load.livePerSecond);
            times(text, "  tagged article appended", latency.appended());
            times(text, "  tagged article readable", latency.tagged());
            times(text, "  story in a tension record", latency.tension());
        }
        return text.toString();
    }

    private static void passes(StringBuilder text, String name, List<Pass> passes) {
        StringBuilder each = new StringBuilder();
        passes.forEach(pass -> each.append(String.format(Locale.ROOT, " %,.0f", pass.perSecond())));
        line(
                text,
                name,
                "%,.0f articles/s (%s ), %.0f us of processor time each",
                perSecond(passes),
                each,
                cpuMicros(passes));
    }

    private static void times(StringBuilder text, String name, Quantiles times) {
        if (times.count() == 0) {
            line(text, name, "none seen");
        } else {
            line(text, name, "p50 %,d ms, p99 %,d ms (%,d)", times.p50(), times.p99(), times.count());
        }
    }

    private static void line(StringBuilder text, String name, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "%-28s", name))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    /** For programs: one line of JSON. */
    String json() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("cores", machine.cores)
                .put("heap_mb", machine.heapMb)
                .put("jdk", machine.jdk)
                .put("os", machine.os)
                .put("articles", load.articles)
                .put("warmup", load.warmup)
                .put("threads", load.threads)
                .put("partitions", load.partitions)
                .put("commit_interval_ms", load.commitIntervalMs)
                .put("article_bytes", load.articleBytes)
                .put("catalog_version", load.catalogVersion);
        json.set("pass_through", json(passThrough));
        json.set("full", json(full));
        json.put("ratio", rounded(ratio(), 4))
                .put("cpu_ratio", rounded(cpuRatio(), 4))
                .put("coder_per_second", Math.round(coder.perSecond))
                .put("coder_cpu_micros_per_article", rounded(coder.cpuMicros, 1));
        if (latency != null) {
            json.put("live_per_second", load.livePerSecond);
            json.set("tagged_appended_ms", json(latency.appended()));
            json.set("tagged_readable_ms", json(latency.tagged()));
            json.set("story_in_tension_ms", json(latency.tension()));
        }
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode json(List<Pass> passes) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("per_second", Math.round(perSecond(passes)));
        ArrayNode each = json.putArray("passes");
        passes.forEach(pass -> each.add(Math.round(pass.perSecond())));
        json.put("cpu_micros_per_article", rounded(cpuMicros(passes), 1));
        return json;
    }

    private static ObjectNode json(Quantiles times) {
        return MAPPER.createObjectNode()
                .put("count", times.count())
                .put("p50", times.p50())
                .put("p99", times.p99());
    }

    private static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.rint(value * scale) / scale;
    }
}
