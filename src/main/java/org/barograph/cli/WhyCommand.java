package org.barograph.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.barograph.query.ScoreReader;
import org.barograph.query.Why;
import org.barograph.tension.Hours;
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
    @Mixin
    private Question question;

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
    private ScoreClock clock;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ScoreConstants constants = question.constants();
        OptionalLong givenFrom = Instants.ofOptional(spec, "--from", from);
        OptionalLong givenTo = Instants.ofOptional(spec, "--to", to);
        if (givenFrom.isPresent() && givenTo.isPresent()) {
            requireOrder(givenFrom.getAsLong(), givenTo.getAsLong());
        }
        Reachability.check(question.cluster());
        ScoreReader.Snapshot snapshot = question.snapshot();
        question.requireIssue(issue, snapshot.ledger().issues().contains(issue));
        long toMs = givenTo.orElseGet(
                () -> clock.asOf(System.currentTimeMillis(), snapshot.ledger().newestHour()));
        long fromMs = givenFrom.orElse(toMs - Hours.PER_DAY * Hours.MS);
        requireOrder(fromMs, toMs);
        Why why = Why.of(
                snapshot,
                constants,
                issue,
                fromMs,
                toMs,
                question.history(issue).get(Instant.ofEpochMilli(fromMs)));
        PrintWriter out = spec.commandLine().getOut();
        if (question.asJson()) {
            out.println(Question.document(why));
        } else {
            lines(why).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private void requireOrder(long fromMs, long toMs) {
        if (toMs < fromMs) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--to, " + Instant.ofEpochMilli(toMs) + ", lies before --from, " + Instant.ofEpochMilli(fromMs));
        }
    }

    /** The answer for people. */
    static List<String> lines(Why why) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s moved from %.4f (%s, %s) to %.4f (%s):",
                why.issueId(),
                why.tensionFrom(),
                why.from(),
                why.asKnownThen() ? "as known then" : "as revised",
                why.tensionTo(),
                why.to()));
        for (Why.Part part : why.parts()) {
            if (part.pointsE4() != 0) {
                lines.add(String.format(Locale.ROOT, "%+10.4f  %s", part.points(), part.label()));
            }
            for (Why.Dyad dyad : part.dyads()) {
                lines.add(String.format(Locale.ROOT, "            %+9.4f  %s", dyad.points(), name(dyad.dyad())));
            }
        }
        lines.add(String.format(Locale.ROOT, "%+10.4f  in all", why.change()));
        if (!why.stories().isEmpty()) {
            lines.add("What entered, by story:");
            why.stories().forEach(story -> lines.add(line(story)));
        }
        return lines;
    }

    private static String line(Why.Entered story) {
        return String.format(
                Locale.ROOT,
                "%+10.4f  %s",
                story.points(),
                story.id() == null
                        ? "all other stories"
                        : story.title() + " (" + story.families()
                                + (story.families() == 1 ? " publisher)" : " publishers)"));
    }

    private static String name(String dyad) {
        if (dyad == null) {
            return "all others";
        }
        return dyad.isEmpty() ? "reports without two sides" : dyad;
    }
}
