package org.barograph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barograph.query.History;
import org.barograph.query.HistoryRow;
import org.barograph.query.ScoreReader;
import org.barograph.stream.PlainValues;
import org.barograph.table.CsvTable;
import org.barograph.tension.ScoreConstants;
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
    @Mixin
    private Question question;

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

    @Option(
            names = "--known",
            description = "As known then: the rows of issue.history.v1, one for each closed hour with articles.")
    private boolean known;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (known && question.namesHalfLife()) {
            throw new ParameterException(
                    spec.commandLine(), "--half-life goes with scores as revised; leave out --known or --half-life");
        }
        ScoreConstants constants = question.constants();
        History.Span span = span();
        Reachability.check(question.cluster());
        History history = known ? asKnown(span) : asRevised(constants, span);
        PrintWriter out = spec.commandLine().getOut();
        out.print(question.asJson() ? Question.document(history) + System.lineSeparator() : csv(history.rows()));
        out.flush();
        return 0;
    }

    private History.Span span() {
        try {
            return new History.Span(
                    Instants.ofOptional(spec, "--from", from), Instants.ofOptional(spec, "--to", to), stepHours);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private History asRevised(ScoreConstants constants, History.Span span) {
        ScoreReader.Snapshot snapshot = question.snapshot();
        if (snapshot.ledger().newestHour().isEmpty()) {
            throw new UserException("Nothing has been scored yet: publish articles, and look again");
        }
        question.requireIssue(issue, snapshot.ledger().issues().contains(issue));
        try {
            return History.revised(snapshot.ledger(), constants, issue, span);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private History asKnown(History.Span span) {
        var records = question.history(issue);
        question.requireIssue(issue, !records.isEmpty());
        return History.known(records, issue, span);
    }

    /** The rows with a line of names; numbers to nine digits, what there is not is empty. */
    static String csv(List<HistoryRow> rows) {
        StringWriter csv = new StringWriter();
        try (CsvTable table = new CsvTable(csv, "\n", PlainValues.fieldNames(HistoryRow.class))) {
            for (HistoryRow row : rows) {
                List<Object> cells = new ArrayList<>();
                ((Map<?, ?>) PlainValues.of(row))
                        .values()
                        .forEach(cell -> cells.add(cell instanceof Double number ? CsvTable.nineDigits(number) : cell));
                table.row(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write to memory", e);
        }
        return csv.toString();
    }
}
