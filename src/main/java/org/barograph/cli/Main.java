package org.barograph.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.barograph.catalog.CatalogException;
import org.barograph.http.HttpException;
import org.barograph.local.LocalException;
import org.barograph.query.NoScoresException;
import org.barograph.runtime.ClusterUnavailableException;
import org.barograph.runtime.TopicProvisionerException;
import org.barograph.runtime.TopicSettingsException;
import org.barograph.stream.RegistryRefusedException;
import org.barograph.stream.RegistryUnavailableException;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code barograph}. */
@Command(
        name = "barograph",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Running, explainable tension scores per issue from a stream of news articles, on Kafka Streams.",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            PublishCommand.class,
            ScoresCommand.class,
            HistoryCommand.class,
            WhyCommand.class,
            TailCommand.class,
            TopicsCommand.class,
            CatalogCommand.class,
            CodeCommand.class,
            BacktestCommand.class,
            TopologyCommand.class,
            ResetCommand.class,
            BenchCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footer = {
            "",
            "Exit codes: 0 all went well, 1 it failed, 2 the command line is wrong.",
            "Start with: barograph demo"
        })
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, for the program and for tests. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(Main::report)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return CommandLine.ExitCode.OK;
    }

    /** One clear line for what the user can mend, a stack trace only for what nobody foresaw. */
    private static int report(Exception exception, CommandLine commandLine, CommandLine.ParseResult parsed) {
        Throwable known = known(exception);
        if (known == null) {
            commandLine.getErr().println("barograph: unexpected failure; please report it with these lines:");
            exception.printStackTrace(commandLine.getErr());
        } else {
            LoggerFactory.getLogger(Main.class).debug("Failed", exception);
            commandLine.getErr().println("barograph: " + known.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static Throwable known(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserException
                    || cause instanceof LocalException
                    || cause instanceof HttpException
                    || cause instanceof CatalogException
                    || cause instanceof NoScoresException
                    || cause instanceof ClusterUnavailableException
                    || cause instanceof TopicSettingsException
                    || cause instanceof TopicProvisionerException
                    || cause instanceof RegistryUnavailableException
                    || cause instanceof RegistryRefusedException) {
                return cause;
            }
        }
        return null;
    }

    /** The version that the jar's manifest names. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"barograph " + (version == null ? "(not packaged)" : version)};
        }
    }
}
