package org.barograph.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.Callable;
import org.barograph.query.HistoryReader;
import org.barograph.query.ScoreReader;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.Hours;
import org.barograph.tension.Ledger;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import org.barograph.tension.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows how an issue's score went. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Show how an issue's score went.",
        description = {
            "Computes the score at any step and half-life from the sums, as revised by everything that came since; --known shows it as it was written at the close of each hour.",
            "It measures reporting, not events."
        })
final class HistoryCommand implements Callable<Integer> {
    private static final int MAX_ROWS = 1_000_000;
    private static final MathContext DIGITS = new MathContext(9);

    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--issue", paramLabel = "ID", required = true, description = "Id of the issue.")
    private String issue;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "First instant (default: the first hour with articles).")
    private String from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Last instant (default: the end of the newest hour).")
    private String to;

    @Option(
            names = "--step",
            paramLabel = "HOURS",
            defaultValue = "24",
            description = "Hours from one row to the next, 1 or more (default: ${DEFAULT-VALUE}).")
    private int stepHours;

    @Option(names = "--half-life", paramLabel = "HOURS", description = "Half-life of the decay, hours (default: 72).")
    private Double halfLife;

    @Option(
            names = "--known",
            description = "As known then: the rows of issue.history.v1, one for each closed hour with articles.")
    private boolean known;

    @Option(names = "--json", description = "One JSON document (default: CSV).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (stepHours < 1) {
            throw new ParameterException(spec.commandLine(), "--step is " + stepHours + "; expected 1 or more hours");
        }
        if (known && halfLife != null) {
            throw new ParameterException(
                    spec.commandLine(), "--half-life goes with scores as revised; leave out --known or --half-life");
        }
        Reachability.check(cluster);
        List<Map<String, Object>> rows = known ? asKnown() : asRevised();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document(rows));
        } else {
            csv(rows, out);
        }
        out.flush();
        return 0;
    }

    private List<Map<String, Object>> asRevised() {
        ScoreConstants constants = constants();
        Ledger ledger = new ScoreReader(cluster.endpoints(), cluster.client(), cluster.applicationId)
                .read()
                .ledger();
        if (ledger.newestHour().isEmpty()) {
            throw new UserException("Nothing has been scored yet: publish articles, and look again");
        }
        Scorer scorer = new Scorer(ledger, constants);
        long stepMs = stepHours * Hours.MS;
        long firstMs = from == null
                ? Math.floorDiv(Hours.startMs(firstHour(ledger)), stepMs) * stepMs + stepMs
                : Instants.of(spec, "--from", from);
        long lastMs = to == null ? Hours.startMs(ledger.newestHour().getAsLong() + 1) : Instants.of(spec, "--to", to);
        if ((lastMs - firstMs) / stepMs > MAX_ROWS) {
            throw new UserException("That would be more than " + MAX_ROWS + " rows: give --from, or a longer --step");
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (long at = firstMs; at <= lastMs; at += stepMs) {
            rows.add(row(scorer, ledger, at));
        }
        return rows;
    }

    private static long firstHour(Ledger ledger) {
        return ledger.volume().hoursAfter(Long.MIN_VALUE, Long.MAX_VALUE)[0];
    }

    private ScoreConstants constants() {
        try {
            return halfLife == null ? ScoreConstants.DEFAULT : ScoreConstants.DEFAULT.withHalfLife(halfLife);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private Map<String, Object> row(Scorer scorer, Ledger ledger, long atMs) {
        Score score = scorer.score(issue, atMs);
        Standing standing = Standing.of(score, ledger.volume().newestThrough(Hours.of(atMs - 1)));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("as_of", Instant.ofEpochMilli(atMs).toString());
        row.put("half_life_hours", score.halfLifeHours());
        row.put("state", standing.shown().label());
        row.put("tension", BigDecimal.valueOf(score.tensionE4(), 4));
        row.put("band_low", score.bandLow());
        row.put("band_high", score.bandHigh());
        row.put("own_index", score.ownIndex());
        row.put("z", score.z());
        row.put("percentile", score.percentile());
        row.put("momentum", scorer.momentum(issue, atMs));
        row.put("change_24h", scorer.changeOverDay(issue, atMs));
        row.put("raw_share", score.rawShare());
        row.put("smoothed_share", score.smoothedShare());
        row.put("baseline", score.baseline());
        row.put("volume", score.volume());
        row.put("total_volume", score.totalVolume());
        row.put("effective_stories", score.effectiveStories());
        return row;
    }

    private List<Map<String, Object>> asKnown() {
        NavigableMap<Instant, IssueHistory> known;
        try (ValueSerdes serdes = cluster.serdes()) {
            known = new HistoryReader(
                            cluster.endpoints(),
                            cluster.client(),
                            cluster.topics().history(),
                            serdes)
                    .read(issue);
        }
        long firstMs = from == null ? Long.MIN_VALUE : Instants.of(spec, "--from", from);
        long lastMs = to == null ? Long.MAX_VALUE : Instants.of(spec, "--to", to);
        Map<Long, IssueHistory> lastOfStep = new LinkedHashMap<>();
        known.values().forEach(row -> {
            long at = row.getAsOf().toEpochMilli();
            if (at >= firstMs && at <= lastMs) {
                lastOfStep.put(Math.floorDiv(at - 1, stepHours * Hours.MS), row);
            }
        });
        List<Map<String, Object>> rows = new ArrayList<>();
        lastOfStep.values().forEach(row -> rows.add(row(row)));
        return rows;
    }

    private static Map<String, Object> row(IssueHistory history) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("as_of", history.getAsOf().toString());
        row.put("half_life_hours", history.getHalfLifeHours());
        row.put("state", history.getState());
        row.put("tension", BigDecimal.valueOf(history.getTensionE4(), 4));
        row.put("band_low", history.getBandLow());
        row.put("band_high", history.getBandHigh());
        row.put("own_index", history.getOwnIndex());
        row.put("z", history.getZ());
        row.put("percentile", history.getPercentile());
        row.put("raw_share", history.getRawShare());
        row.put("smoothed_share", history.getSmoothedShare());
        row.put("baseline", history.getBaseline());
        row.put("volume", history.getVolume());
        row.put("total_volume", history.getTotalVolume());
        row.put("effective_stories", history.getEffectiveStories());
        row.put("catalog_version", history.getCatalogVersion());
        return row;
    }

    private static Object shown(Object value) {
        if (!(value instanceof Double number)) {
            return value;
        }
        BigDecimal rounded = new BigDecimal(number).round(DIGITS);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }

    private static void csv(List<Map<String, Object>> rows, PrintWriter out) {
        if (!rows.isEmpty()) {
            out.print(String.join(",", rows.get(0).keySet()) + "\n");
        }
        for (Map<String, Object> row : rows) {
            StringBuilder line = new StringBuilder();
            for (Object value : row.values()) {
                Object shown = shown(value);
                line.append(line.length() > 0 ? "," : "")
                        .append(shown == null ? "" : shown instanceof BigDecimal d ? d.toPlainString() : shown);
            }
            out.print(line.append('\n'));
        }
    }

    private String document(List<Map<String, Object>> rows) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("issue", issue);
        root.put("as_known_then", known);
        ArrayNode array = root.putArray("rows");
        for (Map<String, Object> row : rows) {
            ObjectNode node = array.addObject();
            row.forEach((name, value) -> node.set(name, mapper.valueToTree(shown(value))));
        }
        return root.toPrettyString();
    }
}
