package org.barograph.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.IssueSummary;
import org.barograph.query.Board;
import org.barograph.query.Lag;
import org.barograph.query.ScoreReader;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    /** So often nothing may be under way: together longer than changes wait in a store. */
    private static final int QUIET_LOOKS = 4;

    private static final long LOOK_EVERY_MS = 500;

    @Mixin
    private Question question;

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
    private ScoreClock clock;

    @Option(names = "--issue", paramLabel = "ID", description = "Only this issue, with more of its explanation.")
    private String issue;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "15",
            description = "So many issues (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Wait at most so long until the application is through with all that was published.")
    private long waitSeconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ScoreConstants constants = question.constants();
        OptionalLong given = Instants.ofOptional(spec, "--at", at);
        Reachability.check(question.cluster());
        awaitThrough();
        ScoreReader.Snapshot snapshot = question.snapshot();
        CompiledCatalog catalog = question.catalog();
        List<IssueSummary> issues = catalog.issues().stream()
                .filter(one -> issue == null || issue.equals(one.id()))
                .toList();
        if (issues.isEmpty()) {
            throw Question.unknown(issue);
        }
        long asOfMs = given.orElseGet(
                () -> clock.asOf(System.currentTimeMillis(), snapshot.ledger().newestHour()));
        Board board = Board.of(snapshot, constants, issues, catalog.version(), asOfMs);
        PrintWriter out = spec.commandLine().getOut();
        if (question.asJson()) {
            out.println(Question.document(board));
        } else {
            ScoresText.table(board, top).forEach(out::println);
            if (issue != null) {
                ScoresText.stories(board, board.items().get(0)).forEach(out::println);
            }
        }
        out.flush();
        return 0;
    }

    private void awaitThrough() throws InterruptedException {
        if (waitSeconds <= 0) {
            return;
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
        ClusterOptions cluster = question.cluster();
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
}
