package org.barograph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes articles from files. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Publish articles from files to Kafka.",
        description = {
            "Reads JSON lines, one JSON object or one JSON array, in UTF-8 and of any size. An article is an object with id, source, published_at (RFC 3339), title and/or body, and optionally language (BCP 47, default en), url and revision (default 1).",
            "{\"id\": ..., \"retracted\": true} takes an article back. A greater revision replaces a smaller one.",
            "It does no harm to publish the same file again: an article that is there already, with the same revision, counts once. So after a failure begin again from the start.",
            "Refused lines are written with their reasons to FILE.refused.jsonl (refused.jsonl for standard input)."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all articles were accepted",
            "1:some were refused, or a file or Kafka failed",
            "2:wrong usage"
        })
public final class PublishCommand implements Callable<Integer> {
    private static final String STDIN = "-";

    @Mixin
    private ClusterOptions cluster;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files of articles, or - for standard input")
    private List<String> files;

    @Option(
            names = "--refused",
            paramLabel = "FILE",
            description = "Where refused lines of all input go, if there are any (default: beside each input).")
    private Path refused;

    @Option(names = "--dry-run", description = "Only check the articles; needs no Kafka.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        checkInputs();
        PublishTally tally = new PublishTally();
        Progress progress = Progress.of(spec.commandLine().getErr(), tally);
        try (ArticleSink sink = dryRun ? new DryRun(tally) : KafkaArticles.open(Connection.open(cluster), tally)) {
            tally.start();
            List<Path> refusedFiles = publish(sink, tally, progress);
            progress.end();
            tally.printSummary(spec.commandLine().getOut(), refusedFiles);
            if (!dryRun && tally.total() > tally.refused()) {
                spec.commandLine()
                        .getOut()
                        .println("What is too old beside newer articles is refused only when it is read:"
                                + " barograph tail dlq --from-beginning shows it");
            }
        } catch (RuntimeException e) {
            progress.end();
            if (tally.total() > 0) {
                tally.printSummary(spec.commandLine().getErr(), List.of());
            }
            throw e;
        }
        return tally.refused() == 0 ? 0 : 1;
    }

    private void checkInputs() {
        if (files.stream().filter(STDIN::equals).count() > 1) {
            throw new ParameterException(spec.commandLine(), "Standard input (-) can be read only once");
        }
        for (String file : files) {
            if (file.equals(STDIN)) {
                continue;
            }
            Path path = Path.of(file);
            if (!Files.exists(path)) {
                throw new UserException("there is no file " + file);
            }
            if (Files.isDirectory(path)) {
                throw new UserException(file + " is a folder; name the files in it");
            }
            if (!Files.isReadable(path)) {
                throw new UserException(file + " may not be read by this user");
            }
            if (refused != null && isSame(path, refused)) {
                throw new UserException("--refused " + refused + " would overwrite the input");
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the files of refused lines that were made. */
    private List<Path> publish(ArticleSink sink, PublishTally tally, Progress progress) {
        List<Path> made = new ArrayList<>();
        PublishRun run = new PublishRun(sink, tally, progress, Clock.systemUTC());
        if (refused != null) {
            try (RefusedLines lines =
                    new RefusedLines(refused, spec.commandLine().getErr())) {
                files.forEach(file -> publish(run, file, lines.of(files.size() > 1 ? shown(file) : null)));
                lines.made().ifPresent(made::add);
            }
            return made;
        }
        for (String file : files) {
            Path beside = Path.of(file.equals(STDIN) ? "refused.jsonl" : file + ".refused.jsonl");
            try (RefusedLines lines =
                    new RefusedLines(beside, spec.commandLine().getErr())) {
                publish(run, file, lines.of(null));
                lines.made().ifPresent(made::add);
            }
        }
        return made;
    }

    private static void publish(PublishRun run, String file, RefusedLines.OfInput refusedLines) {
        try (InputStream in = file.equals(STDIN) ? System.in : Files.newInputStream(Path.of(file))) {
            run.publish(in, shown(file), refusedLines);
        } catch (IOException e) {
            throw new UserException("Can't read " + shown(file) + ": " + e, e);
        }
    }

    private static String shown(String file) {
        return file.equals(STDIN) ? "standard input" : file;
    }
}
