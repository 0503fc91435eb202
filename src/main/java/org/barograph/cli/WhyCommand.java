package org.barograph.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barograph.query.HistoryReader;
import org.barograph.query.ScoreReader;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.Hours;
import org.barograph.tension.Movement;
import org.barograph.tension.RankedStory;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what moved an issue's score between two instants. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Tell what moved an issue's score between two instants.",
        description = {
            "The parts sum exactly to the difference: what entered since, what faded, what the volume of all reporting did, what the issue's own normal did, and what was corrected afterwards.",
            "Where the earlier instant is the close of an hour, it stands for the score as it was known then."
        })
final class WhyCommand implements Callable<Integer> {
    private static final int DYADS = 10;
    private static final int STORIES = 10;
    private static final Map<Movement.Kind, String> SAID = Map.of(
            Movement.Kind.ENTERED, "reports that entered since",
            Movement.Kind.DECAYED, "older reports that faded",
            Movement.Kind.VOLUME, "more or less reporting on everything",
            Movement.Kind.BASELINE, "the issue's own normal",
            Movement.Kind.CORRECTED, "corrections since of what was known then",
            Movement.Kind.FLOOR, "relief below 0, where the score stays at 0");

    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--issue", paramLabel = "ID", required = true, description = "Id of the issue.")
    private String issue;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "The earlier instant (default: a day before the later one).")
    private String from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "The later instant (default: by --clock).")
    private String to;

    @Option(
            names = "--clock",
            paramLabel = "wall|data|auto",
            defaultValue = "auto",
            description = "Which instant is meant without --to (default: ${DEFAULT-VALUE}).")
    private String clock;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ScoreClock scoreClock;
        try {
            scoreClock = ScoreClock.of(clock);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
        Reachability.check(cluster);
        ScoreReader.Snapshot snapshot =
                new ScoreReader(cluster.endpoints(), cluster.client(), cluster.applicationId).read();
        long toMs = to == null
                ? scoreClock.asOf(System.currentTimeMillis(), snapshot.ledger().newestHour())
                : Instants.of(spec, "--to", to);
        long fromMs = from == null ? toMs - Hours.PER_DAY * Hours.MS : Instants.of(spec, "--from", from);
        if (toMs < fromMs) {
            throw new ParameterException(spec.commandLine(), "--to lies before --from");
        }
        Movement.Known known = known(fromMs);
        Movement movement =
                Movement.between(snapshot.ledger(), ScoreConstants.DEFAULT, issue, fromMs, toMs, known, DYADS);
        List<RankedStory> stories = snapshot.stories().getOrDefault(issue, List.of()).stream()
                .filter(story -> Hours.startMs(story.hour()) >= fromMs && Hours.startMs(story.hour()) < toMs)
                .limit(STORIES)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document(movement, known != null, stories));
        } else {
            print(movement, known != null, stories, out);
        }
        out.flush();
        return 0;
    }

    /** The score at the close of an hour as it was known then, or null where there is none for that instant. */
    private Movement.Known known(long atMs) {
        IssueHistory row;
        try (ValueSerdes serdes = cluster.serdes()) {
            row = new HistoryReader(
                            cluster.endpoints(),
                            cluster.client(),
                            cluster.topics().history(),
                            serdes)
                    .read(issue)
                    .get(Instant.ofEpochMilli(atMs));
        }
        boolean usable = row != null
                && row.getSmoothedShare() != null
                && row.getHalfLifeHours() == ScoreConstants.DEFAULT.halfLifeHours();
        return usable ? new Movement.Known(row.getSmoothedShare(), row.getTensionE4()) : null;
    }

    private static void print(Movement movement, boolean known, List<RankedStory> stories, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s moved from %.4f (%s, %s) to %.4f (%s):%n",
                movement.issue(),
                movement.fromE4() / 1e4,
                Instant.ofEpochMilli(movement.fromMs()),
                known ? "as known then" : "as revised",
                movement.toE4() / 1e4,
                Instant.ofEpochMilli(movement.toMs()));
        for (Movement.Part part : movement.parts()) {
            if (part.pointsE4() != 0) {
                out.printf(Locale.ROOT, "%+10.4f  %s%n", part.pointsE4() / 1e4, SAID.get(part.kind()));
            }
            if (part.kind() == Movement.Kind.ENTERED) {
                for (Movement.Entered line : movement.entered()) {
                    out.printf(Locale.ROOT, "            %+9.4f  %s%n", line.pointsE4() / 1e4, name(line.dyad()));
                }
            }
        }
        out.printf(Locale.ROOT, "%+10.4f  in all%n", (movement.toE4() - movement.fromE4()) / 1e4);
        if (!stories.isEmpty()) {
            out.println("The heaviest stories that entered:");
            stories.forEach(story -> out.printf(
                    Locale.ROOT,
                    "  %s  %s (%d publishers)%n",
                    story.strain() > 0 ? "raises" : "eases ",
                    story.title(),
                    story.families()));
        }
    }

    private static String name(String dyad) {
        if (dyad == null) {
            return "all others";
        }
        return dyad.isEmpty() ? "reports without two sides" : dyad;
    }

    private static String document(Movement movement, boolean known, List<RankedStory> stories) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("issue", movement.issue());
        root.put("from", Instant.ofEpochMilli(movement.fromMs()).toString());
        root.put("to", Instant.ofEpochMilli(movement.toMs()).toString());
        root.put("from_as_known_then", known);
        root.put("tension_from", BigDecimal.valueOf(movement.fromE4(), 4));
        root.put("tension_to", BigDecimal.valueOf(movement.toE4(), 4));
        ObjectNode parts = root.putObject("parts");
        movement.parts().forEach(part -> parts.put(part.kind().label(), BigDecimal.valueOf(part.pointsE4(), 4)));
        ArrayNode entered = root.putArray("entered");
        for (Movement.Entered line : movement.entered()) {
            ObjectNode node = entered.addObject();
            node.put("dyad", line.dyad());
            node.put("points", BigDecimal.valueOf(line.pointsE4(), 4));
        }
        ArrayNode titles = root.putArray("stories");
        for (RankedStory story : stories) {
            ObjectNode node = titles.addObject();
            node.put("id", story.storyId());
            node.put("title", story.title());
            node.put("raises", story.strain() > 0);
            node.put("families", story.families());
            node.put("url", story.url());
        }
        return root.toPrettyString();
    }
}
