package org.barograph.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barograph.runtime.Endpoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Clears what was computed, so that the next run computes it again from the articles. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Clear all that was computed, so that the next run reads every article again.",
        description = {
            "Clears the application's offsets, internal topics and local state, and empties tagged articles, tension, history and alerts. Articles, catalogue and dead letters stay.",
            "Only articles that are still in their topic (30 days after they came, by default) count afterwards: scores and history of older ones are gone.",
            "All instances must be stopped. The state folders of instances on other machines must be deleted there."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is done", "1:it was refused, or Kafka failed", "2:wrong usage"})
public final class ResetCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--dry-run", description = "Only print what would be done.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "0",
            description = "Replicas of the topics that are made again (default: the cluster's default).")
    private int replication;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!dryRun && !yes && System.console() == null) {
            throw new UserException("There is no console to ask on: give --yes, or --dry-run to see what it would do");
        }
        if (cluster.namesCluster() || Connection.listens(cluster.endpoints())) {
            return reset(Connection.open(cluster));
        }
        if (!Files.isDirectory(cluster.dataDir.resolve("kafka"))) {
            throw new UserException("There is nothing to reset in " + cluster.dataDir
                    + "; name another folder with --data-dir, or a cluster with --bootstrap-servers and"
                    + " --schema-registry");
        }
        return resetStopped();
    }

    /** Resets the data of an embedded broker that does not run. */
    private int resetStopped() {
        Optional<Endpoints> before = Endpoints.read(cluster.dataDir);
        try (LocalCluster local = LocalCluster.start(cluster.dataDir, 0, 0)) {
            return reset(Connection.to(local.endpoints(), cluster));
        } finally {
            before.ifPresent(endpoints -> endpoints.write(cluster.dataDir));
        }
    }

    private int reset(Connection connection) {
        PrintWriter out = spec.commandLine().getOut();
        ApplicationReset reset =
                new ApplicationReset(connection, cluster.applicationId, cluster.dataDir.resolve("state"), replication);
        reset.requireStopped(ApplicationReset.LEAVING, out);
        ApplicationReset.Plan plan = reset.plan();
        out.println((dryRun ? "Would be cleared at " : "To be cleared at ")
                + connection.endpoints().bootstrapServers() + ":");
        plan.lines().forEach(line -> out.println("  " + line));
        out.flush();
        if (dryRun) {
            return 0;
        }
        if (!yes && !confirmed()) {
            out.println("Nothing was changed");
            return 1;
        }
        reset.carryOut(plan, out);
        out.println("Done. The next `barograph run` reads all articles again.");
        return 0;
    }

    private static boolean confirmed() {
        Console console = System.console();
        String answer = console.readLine("Type yes to go on: ");
        return answer != null && answer.strip().equalsIgnoreCase("yes");
    }
}
