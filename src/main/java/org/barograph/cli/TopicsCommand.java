package org.barograph.cli;

import java.io.PrintWriter;
import java.util.List;
import org.barograph.runtime.TopicCheck;
import org.barograph.runtime.TopicProvisioner;
import org.barograph.stream.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares the topics with what they should be, and creates those that are missing. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        header = "Check or create the topics.",
        synopsisSubcommandLabel = "check|create",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is well", "1:a topic is wrong, or Kafka failed", "2:wrong usage"})
public final class TopicsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: topics check, or topics create");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Compare the topics with what they should be; changes nothing.",
            description = "An ERROR loses records or makes scores wrong, and keeps `run` from starting.")
    int check(
            @Mixin ClusterOptions cluster,
            @Option(
                            names = "--replication",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Replicas that each partition should have (default: any number).")
                    int replication) {
        PrintWriter out = spec.commandLine().getOut();
        TopicCheck check = provisioner(cluster, replication).check();
        check.findings().forEach(finding -> out.println(finding.line()));
        if (check.findings().isEmpty()) {
            out.println("All " + check.partitions().size() + " topics are as they should be");
        }
        return check.ok() ? 0 : 1;
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Create the topics that are missing; leaves the others as they are.")
    int create(
            @Mixin ClusterOptions cluster,
            @Option(
                            names = "--replication",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Replicas of each partition (default: the cluster's default).")
                    int replication) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> created = provisioner(cluster, replication).create();
        Topics topics = cluster.topics();
        created.forEach(name -> out.println(
                "Created " + name + " with " + topics.named(name).orElseThrow().partitions() + " partitions"));
        if (created.isEmpty()) {
            out.println("All " + topics.all().size() + " topics are there already");
        }
        return 0;
    }

    private TopicProvisioner provisioner(ClusterOptions cluster, int replication) {
        if (replication < 0 || replication > Short.MAX_VALUE) {
            throw new ParameterException(
                    spec.commandLine(), "--replication is " + replication + "; expected 1 to " + Short.MAX_VALUE);
        }
        Connection connection = Connection.open(cluster);
        return new TopicProvisioner(connection.common(), connection.topics(), replication);
    }
}
