package org.barograph.cli;

import static org.barograph.cli.Connection.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.TopologyDescription;
import org.barograph.runtime.TopicProvisioner;
import org.barograph.stream.Topic;
import org.barograph.stream.TopicSettings;
import org.barograph.stream.Topics;

/**
 * Clears what an application computed. Each step can be repeated, and they come in an order that leaves right scores
 * wherever it stops: without its offsets the application reads all articles again, and those that its state knows already
 * count once; the state goes next, and last the outputs.
 */
final class ApplicationReset {
    /** Longer than an instance's session: one that was killed, or has a fixed id, is a member for that long. */
    static final Duration LEAVING = Duration.ofSeconds(30);

    private static final Duration DELETING = Duration.ofSeconds(30);
    private static final long POLL_MS = 200;

    private final Connection connection;
    private final String applicationId;
    private final Path stateDir;
    private final int replication;

    /**
     * @param stateDir folder of the local state of all applications
     * @param replication replicas of topics that are made again, or 0 for the cluster's default
     */
    ApplicationReset(Connection connection, String applicationId, Path stateDir, int replication) {
        this.connection = connection;
        this.applicationId = applicationId;
        this.stateDir = stateDir;
        this.replication = replication;
    }

    /**
     * What there is to clear.
     *
     * @param group the application's group, if the cluster knows it
     * @param internalTopics changelogs and repartition topics
     * @param state folder of local state, if there is one
     * @param outputs partitions of the outputs that are emptied, by their names
     */
    record Plan(
            Optional<String> group, Set<String> internalTopics, Optional<Path> state, Map<String, Integer> outputs) {
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            group.ifPresent(id -> lines.add("delete the offsets of group " + id));
            state.ifPresent(folder -> lines.add("delete the local state in " + folder));
            internalTopics.forEach(name -> lines.add("delete the internal topic " + name));
            outputs.keySet().stream().sorted().forEach(name -> lines.add("empty the topic " + name));
            if (lines.isEmpty()) {
                lines.add("nothing");
            }
            return lines;
        }
    }

    /**
     * Makes sure that no instance runs.
     *
     * @param leaving how long those that were stopped just now have to leave the group
     * @throws UserException if one does
     */
    void requireStopped(Duration leaving, PrintWriter out) {
        long deadline = System.nanoTime() + leaving.toNanos();
        boolean said = false;
        while (true) {
            Optional<GroupState> state = group().flatMap(GroupListing::groupState);
            if (state.isEmpty() || state.get() == GroupState.EMPTY || state.get() == GroupState.DEAD) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new UserException("Application " + applicationId + " is running at "
                        + connection.endpoints().bootstrapServers() + " (its group is " + state.get()
                        + "): stop all its instances first. If one was killed just now, try again in a minute");
            }
            if (!said) {
                out.println("The group " + applicationId + " has members; waiting up to " + leaving.toSeconds()
                        + " s for them to leave ...");
                out.flush();
                said = true;
            }
            pause();
        }
    }

    private Optional<GroupListing> group() {
        return connection.admin(admin -> await(admin.listGroups().all()).stream()
                .filter(group -> group.groupId().equals(applicationId))
                .findFirst());
    }

    /** Looks what there is. */
    Plan plan() {
        Set<String> there = connection.admin(admin -> await(admin.listTopics().names()));
        Set<String> internal = internalTopics();
        internal.retainAll(there);
        Path folder = stateDir.resolve(applicationId);
        return new Plan(
                group().map(GroupListing::groupId),
                internal,
                Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty(),
                partitions(outputs().stream().filter(there::contains).toList()));
    }

    /**
     * The internal topics' names as the topology has them. What merely begins with the application's id may be
     * another's, whose id is longer.
     */
    private Set<String> internalTopics() {
        Set<String> names = new TreeSet<>();
        TopologyDescription topology =
                TopologyCommand.of(connection.topics(), applicationId, Map.of()).describe();
        for (TopologyDescription.Subtopology part : topology.subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Processor processor) {
                    processor.stores().forEach(store -> names.add(applicationId + "-" + store + "-changelog"));
                } else if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
                    source.topicSet().stream()
                            .filter(topic -> topic.endsWith("-repartition"))
                            .forEach(topic -> names.add(applicationId + "-" + topic));
                }
            }
        }
        return names;
    }

    private List<String> outputs() {
        Topics topics = connection.topics();
        return Stream.of(topics.tagged(), topics.tension(), topics.history(), topics.alerts())
                .map(Topic::name)
                .toList();
    }

    private Map<String, Integer> partitions(Collection<String> names) {
        Map<String, TopicDescription> described =
                connection.admin(admin -> await(admin.describeTopics(names).allTopicNames()));
        return described.values().stream().collect(Collectors.toMap(TopicDescription::name, topic -> topic.partitions()
                .size()));
    }

    /** Clears it. */
    void carryOut(Plan plan, PrintWriter out) {
        plan.group().ifPresent(id -> {
            connection.admin(admin -> ignoring(
                    GroupIdNotFoundException.class,
                    admin.deleteConsumerGroups(List.of(id)).all()));
            out.println("Deleted the offsets of group " + id);
        });
        plan.state().ifPresent(folder -> {
            delete(folder);
            out.println("Deleted the local state in " + folder);
        });
        delete(plan.internalTopics());
        plan.internalTopics().forEach(name -> out.println("Deleted the internal topic " + name));
        delete(plan.outputs().keySet());
        create(plan.outputs());
        plan.outputs().keySet().stream().sorted().forEach(name -> out.println("Emptied the topic " + name));
    }

    private static <T> T ignoring(Class<? extends Exception> failure, KafkaFuture<T> future) throws ExecutionException {
        try {
            return await(future);
        } catch (ExecutionException e) {
            if (failure.isInstance(e.getCause())) {
                return null;
            }
            throw e;
        }
    }

    private void delete(Set<String> names) {
        connection.admin(admin -> {
            Map<String, KafkaFuture<Void>> deletions = admin.deleteTopics(names).topicNameValues();
            for (KafkaFuture<Void> deletion : deletions.values()) {
                ignoring(UnknownTopicOrPartitionException.class, deletion);
            }
            awaitGone(admin, names);
            return null;
        });
    }

    /** Brokers hear of a deletion one after the other. */
    private void awaitGone(Admin admin, Set<String> names) throws ExecutionException {
        long deadline = System.nanoTime() + DELETING.toNanos();
        Set<String> left = new TreeSet<>(names);
        while (true) {
            left.retainAll(await(admin.listTopics().names()));
            if (left.isEmpty()) {
                return;
            }
            requireBefore(deadline, "Topics " + left + " are still there");
            pause();
        }
    }

    /** Makes the outputs with as many partitions as they had. A broker that lags may still take one for existing. */
    private void create(Map<String, Integer> outputs) {
        if (outputs.isEmpty()) {
            return;
        }
        Topics topics = connection.topics();
        TopicSettings settings = connection.topicSettings();
        int taggedPartitions = outputs.getOrDefault(topics.tagged().name(), settings.taggedPartitions());
        int outputPartitions = Stream.of(topics.tension(), topics.history(), topics.alerts())
                .mapToInt(topic -> outputs.getOrDefault(topic.name(), 0))
                .max()
                .orElseThrow();
        TopicSettings asBefore = new TopicSettings(
                settings.prefix(),
                settings.articlePartitions(),
                taggedPartitions,
                outputPartitions == 0 ? settings.outputPartitions() : outputPartitions);
        TopicProvisioner provisioner = new TopicProvisioner(connection.common(), Topics.of(asBefore), replication);
        Set<String> missing = new TreeSet<>(outputs.keySet());
        long deadline = System.nanoTime() + DELETING.toNanos();
        while (true) {
            missing.removeAll(provisioner.create());
            if (missing.isEmpty()) {
                return;
            }
            requireBefore(deadline, "Topics " + missing + " could not be made again; try `barograph topics create`");
            pause();
        }
    }

    private static void requireBefore(long deadline, String otherwise) {
        if (System.nanoTime() > deadline) {
            throw new UserException(otherwise + " after " + DELETING.toSeconds() + " s");
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UserException("Can't delete the local state in " + folder + ": " + e, e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
