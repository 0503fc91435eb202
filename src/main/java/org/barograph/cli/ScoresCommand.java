package org.barograph.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.IssueSummary;
import org.barograph.query.Lag;
import org.barograph.query.ScoreReader;
import org.barograph.runtime.CatalogTopic;
import org.barograph.stream.ValueSerdes;
import org.barograph.tension.Contribution;
import org.barograph.tension.Explainer;
import org.barograph.tension.Hours;
import org.barograph.tension.IssueState;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the scores at any instant. */
@Command(
        name = "scores",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the score of every issue, now or at any instant in the past, as revised by everything that came since.",
            "It measures reporting, not events. The lines of an issue's explanation sum to its score exactly."
        })
final class ScoresCommand implements Callable<Integer> {
    private static final int TOP_DYADS = 10;
    private static final int SHOWN_LINES = 4;
    /** So often nothing may be under way: together longer than changes wait in a store. */
    private static final int QUIET_LOOKS = 4;

    private static final long LOOK_EVERY_MS = 500;

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The instant, such as 2014-08-01T00:00:00Z (default: by --clock).")
    private String at;

    @Option(
            names = "--clock",
            paramLabel = "wall|data|auto",
            defaultValue = "auto",
            description = "Which instant is meant without --at (default: ${DEFAULT-VALUE}).")
    private String clock;

    @Option(names = "--json", description = "One JSON document: every number, every issue.")
    private boolean json;

    @Option(names = "--issue", paramLabel = "ID", description = "Only this issue, with more of its explanation.")
    private String issue;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "15",
            description = "So many issues (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(
            names = "--half-life",
            paramLabel = "HOURS",
            defaultValue = "72",
            description = "Half-life of the decay, hours (default: ${DEFAULT-VALUE}).")
    private double halfLife;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Wait at most so long until the application is through with all that was published.")
    private long waitSeconds;

    @Spec
    private CommandSpec spec;

    /** A score and what it is made of. */
    private record Explained(
            IssueSummary issue, Score score, String state, List<Contribution> byDyad, List<Contribution> byStory) {}

    @Override
    public Integer call() throws InterruptedException {
        ScoreConstants constants;
        ScoreClock scoreClock;
        try {
            constants = ScoreConstants.DEFAULT.withHalfLife(halfLife);
            scoreClock = ScoreClock.of(clock);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        ScoreReader reader = new ScoreReader(cluster.endpoints(), cluster.client(), cluster.applicationId);
        Reachability.check(cluster);
        awaitThrough();
        ScoreReader.Snapshot snapshot = reader.read();
        CompiledCatalog catalog = catalog();
        OptionalLong newest = snapshot.ledger().newestHour();
        long asOfMs = at == null ? scoreClock.asOf(System.currentTimeMillis(), newest) : Instants.of(spec, "--at", at);
        // Stories are ranked as of the newest hour: before it the list would lack those that were heavier then.
        boolean storiesKnown = newest.isPresent() && asOfMs > Hours.startMs(newest.getAsLong());
        OptionalLong newestThen = newestBefore(snapshot, asOfMs);
        Scorer scorer = new Scorer(snapshot.ledger(), constants);
        Explainer explainer = new Explainer(snapshot.ledger(), constants);
        List<Explained> all = new ArrayList<>();
        for (IssueSummary summary : catalog.issues()) {
            if (issue == null || issue.equals(summary.id())) {
                Score score = scorer.score(summary.id(), asOfMs);
                all.add(new Explained(
                        summary,
                        score,
                        IssueState.of(score, newestThen).label(),
                        explainer.byDyad(score, TOP_DYADS),
                        storiesKnown
                                ? explainer.byStory(score, snapshot.stories().getOrDefault(summary.id(), List.of()))
                                : List.of()));
            }
        }
        if (all.isEmpty()) {
            throw new UserException("There is no issue '" + issue + "'; `barograph catalog list` shows their ids");
        }
        all.sort(Comparator.comparingInt((Explained one) -> -one.score.tensionE4())
                .thenComparing(one -> one.issue.id()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document(all, asOfMs, catalog));
        } else {
            print(all, asOfMs, out);
            if (newestThen.isEmpty()) {
                out.println();
                out.println("There are no articles before that instant.");
            }
            if (issue != null) {
                printStories(all.get(0).byStory, newest, out);
            }
        }
        out.flush();
        return 0;
    }

    private static OptionalLong newestBefore(ScoreReader.Snapshot snapshot, long asOfMs) {
        return snapshot.ledger().volume().newestThrough(Hours.of(asOfMs - 1));
    }

    private void awaitThrough() throws InterruptedException {
        if (waitSeconds <= 0) {
            return;
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
        try (Lag lag = new Lag(
                cluster.endpoints(),
                cluster.client(),
                cluster.applicationId,
                cluster.topics().articles().name())) {
            int quiet = 0;
            while (quiet < QUIET_LOOKS) {
                quiet = lag.records() == 0 ? quiet + 1 : 0;
                if (System.nanoTime() > deadline) {
                    throw new UserException(cluster.applicationId + " is not through with all that was published after "
                            + waitSeconds + " s; is it running? Give --wait more time, or ask without it");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
        }
    }

    private CompiledCatalog catalog() {
        try (ValueSerdes serdes = cluster.serdes()) {
            return new CatalogTopic(
                            cluster.endpoints(),
                            cluster.client(),
                            cluster.topics().catalog(),
                            serdes)
                    .read()
                    .compile();
        }
    }

    private String document(List<Explained> all, long asOfMs, CompiledCatalog catalog) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("as_of", Instant.ofEpochMilli(asOfMs).toString());
        root.put("half_life_hours", halfLife);
        root.put("catalog_version", catalog.version());
        ArrayNode issues = root.putArray("issues");
        for (Explained one : all) {
            Score score = one.score;
            ObjectNode node = issues.addObject();
            node.put("id", one.issue.id());
            node.put("name", one.issue.name());
            node.put("composite", one.issue.composite());
            node.put("state", one.state);
            node.put("tension", decimal(score.tensionE4()));
            node.put("band_low", rounded(score.bandLow()));
            node.put("band_high", rounded(score.bandHigh()));
            node.put("own_index", rounded(score.ownIndex()));
            node.put("z", rounded(score.z()));
            node.put("percentile", rounded(score.percentile()));
            node.put("raw_share", score.rawShare());
            node.put("baseline", score.baseline());
            node.put("spread", score.spread());
            node.put("volume", score.volume());
            node.put("total_volume", score.totalVolume());
            node.put("effective_stories", score.effectiveStories());
            lines(node.putArray("contributions"), one.byDyad);
            if (!one.byStory.isEmpty()) {
                lines(node.putArray("stories"), one.byStory);
            }
        }
        return root.toPrettyString();
    }

    private static void lines(ArrayNode array, List<Contribution> contributions) {
        for (Contribution line : contributions) {
            ObjectNode node = array.addObject();
            node.put("kind", line.kind().label());
            if (line.kind() == Contribution.Kind.DYAD || line.kind() == Contribution.Kind.STORY) {
                node.put("id", line.id());
            }
            node.put("points", decimal(line.pointsE4()));
            if (line.story() != null) {
                node.put("title", line.story().title());
                node.put("families", line.story().families());
                node.put("evidence", line.story().evidence());
                node.put("url", line.story().url());
            }
        }
    }

    /** Points with four decimals, so that sums of them are exact. */
    private static BigDecimal decimal(int pointsE4) {
        return BigDecimal.valueOf(pointsE4, 4);
    }

    private static BigDecimal rounded(Double points) {
        return points == null ? null : BigDecimal.valueOf(points).setScale(4, RoundingMode.HALF_EVEN);
    }

    private void print(List<Explained> all, long asOfMs, PrintWriter out) {
        out.println("As of " + Instant.ofEpochMilli(asOfMs) + ", half-life " + (long) halfLife + " h. Scores measure"
                + " reporting, not events; 50 is a hot issue.");
        out.println();
        out.printf("%-22s %7s  %-13s %-12s %6s  %s%n", "issue", "tension", "band", "state", "z", "made of (points)");
        int shown = 0;
        for (Explained one : all) {
            if (shown++ == top) {
                break;
            }
            Score score = one.score;
            out.printf(
                    Locale.ROOT,
                    "%-22s %7.1f  %5.1f - %5.1f %-12s %6s  %s%n",
                    one.issue.id(),
                    score.tensionE4() / 1e4,
                    score.bandLow(),
                    score.bandHigh(),
                    one.state,
                    score.z() == null ? "-" : String.format(Locale.ROOT, "%.1f", score.z()),
                    summary(one.byDyad));
        }
    }

    private static void printStories(List<Contribution> lines, OptionalLong newest, PrintWriter out) {
        out.println();
        if (lines.isEmpty()) {
            out.println(
                    newest.isEmpty()
                            ? "There are no stories yet."
                            : "Stories are listed from " + Instant.ofEpochMilli(Hours.startMs(newest.getAsLong()))
                                    + " on, the newest hour with articles; the parts above are by dyad.");
        }
        for (Contribution line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%+9.4f  %-6s %s%n",
                    line.pointsE4() / 1e4,
                    line.kind().label(),
                    line.story() == null ? "" : inWords(line.story()));
        }
    }

    private static String inWords(RankedStory story) {
        return story.title() + " (" + Instant.ofEpochMilli(Hours.startMs(story.hour())) + ", " + story.families()
                + (story.families() == 1 ? " publisher)" : " publishers)")
                + (story.url() == null || story.url().isEmpty() ? "" : " " + story.url());
    }

    private static String summary(List<Contribution> lines) {
        Map<String, String> names = Map.of("", "cues");
        List<String> parts = new ArrayList<>();
        for (Contribution line : lines) {
            if (parts.size() == SHOWN_LINES) {
                parts.add("...");
                break;
            }
            String name = line.kind() == Contribution.Kind.DYAD
                    ? names.getOrDefault(line.id(), line.id())
                    : line.kind().label();
            parts.add(name + " " + String.format(Locale.ROOT, "%+.1f", line.pointsE4() / 1e4));
        }
        return String.join(", ", parts);
    }
}
