package org.barograph.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;

/** Creates the topics that are missing, and compares those that exist with what they should be. */
public final class TopicProvisioner {
    /** Takes the cluster's own default replication factor. */
    public static final int CLUSTER_DEFAULT_REPLICATION = 0;

    private static final int TIMEOUT_MS = 15_000;
    private static final long VISIBLE_POLL_MS = 50;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Map<String, Object> adminConfig;
    private final String bootstrapServers;
    private final Topics topics;
    private final int replication;

    /**
     * @param adminConfig settings of Kafka's admin client; a call gives up after 15 s unless they say otherwise
     * @param topics the topics that should be there
     * @param replication replication factor, 1 to 32767, or {@link #CLUSTER_DEFAULT_REPLICATION}
     */
    public TopicProvisioner(Map<String, ?> adminConfig, Topics topics, int replication) {
        if (replication < 0 || replication > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replication = " + replication + "; expected 0 to " + Short.MAX_VALUE);
        }
        this.adminConfig = new HashMap<>(adminConfig);
        this.adminConfig.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        this.adminConfig.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        this.bootstrapServers = shown(adminConfig.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        this.topics = topics;
        this.replication = replication;
    }

    private static String shown(Object servers) {
        return servers instanceof Collection<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : String.valueOf(servers);
    }

    /**
     * Creates the topics that are missing, leaves the others as they are, and waits until the new ones can be used.
     *
     * @return full names of the topics created, in the order of {@link Topics#all}
     * @throws ClusterUnavailableException if no broker answers in time
     * @throws TopicProvisionerException if the cluster refuses; topics that it did not refuse are created
     */
    public List<String> create() {
        return withAdmin(admin -> {
            Set<String> there = await(admin.listTopics().names());
            List<NewTopic> missing = topics.all().stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(this::newTopic)
                    .toList();
            List<String> created = create(admin, missing);
            awaitVisible(admin, created);
            return created;
        });
    }

    /**
     * Mends the settings of topics that {@link #check} finds wrong, or less than they should be: for a broker of our own,
     * whose folder an earlier release may have made. Partitions stay as they are.
     *
     * @return full names of the topics that were changed, in the order of {@link Topics#all}
     * @throws ClusterUnavailableException if no broker answers in time
     * @throws TopicProvisionerException if the cluster refuses
     */
    public List<String> bringUpToDate() {
        return withAdmin(admin -> {
            Map<ConfigResource, Collection<AlterConfigOp>> changes = wrongSettings(admin);
            if (!changes.isEmpty()) {
                await(admin.incrementalAlterConfigs(changes).all());
                long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
                while (!wrongSettings(admin).isEmpty() && System.nanoTime() < deadline) {
                    pause();
                }
            }
            return changes.keySet().stream().map(ConfigResource::name).toList();
        });
    }

    private Map<ConfigResource, Collection<AlterConfigOp>> wrongSettings(Admin admin) throws ExecutionException {
        TopicCheck check = TopicCheck.of(topics, actual(admin), replication, bootstrapServers);
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new LinkedHashMap<>();
        for (Topic<?, ?> topic : topics.all()) {
            List<AlterConfigOp> wrong = check.findings().stream()
                    .filter(finding -> finding.topic().equals(topic.name()))
                    .filter(finding -> finding.severity() != TopicCheck.Severity.NOTE)
                    .filter(finding -> topic.configs().containsKey(finding.what()))
                    .map(finding -> new AlterConfigOp(
                            new ConfigEntry(finding.what(), topic.configs().get(finding.what())),
                            AlterConfigOp.OpType.SET))
                    .toList();
            if (!wrong.isEmpty()) {
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), wrong);
            }
        }
        return changes;
    }

    /**
     * Compares the cluster's topics with what they should be; changes nothing.
     *
     * @throws ClusterUnavailableException if no broker answers in time
     * @throws TopicProvisionerException if the cluster refuses to describe them
     */
    public TopicCheck check() {
        return withAdmin(admin -> TopicCheck.of(topics, actual(admin), replication, bootstrapServers));
    }

    private NewTopic newTopic(Topic<?, ?> topic) {
        Optional<Short> factor =
                replication == CLUSTER_DEFAULT_REPLICATION ? Optional.empty() : Optional.of((short) replication);
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), factor).configs(topic.configs());
    }

    private List<String> create(Admin admin, List<NewTopic> missing) throws ExecutionException {
        Map<String, KafkaFuture<Void>> results = admin.createTopics(missing).values();
        List<String> created = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        ExecutionException first = null;
        for (NewTopic topic : missing) {
            try {
                await(results.get(topic.name()));
                created.add(topic.name());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TimeoutException || e.getCause() instanceof AuthenticationException) {
                    throw e;
                }
                if (!(e.getCause() instanceof TopicExistsException)) {
                    first = first == null ? e : first;
                    refused.add(topic.name() + " (" + e.getCause().getMessage() + ")");
                }
            }
        }
        if (first != null) {
            throw new TopicProvisionerException(
                    "the cluster at " + bootstrapServers + " refused to create " + String.join(", ", refused)
                            + "; check the replication factor, and the right to create topics",
                    first.getCause());
        }
        return created;
    }

    /** A topic that was just created is unknown to brokers that have not heard of it yet. */
    private void awaitVisible(Admin admin, List<String> created) throws ExecutionException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
        Set<String> waiting = new HashSet<>(created);
        while (true) {
            waiting.removeAll(describe(admin, waiting).keySet());
            if (waiting.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new TopicProvisionerException(
                        "topics " + waiting + " were created on " + bootstrapServers + " but are not visible after "
                                + TIMEOUT_MS / 1_000 + " s; check that all brokers are up",
                        null);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(VISIBLE_POLL_MS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Map<String, TopicCheck.Actual> actual(Admin admin) throws ExecutionException {
        List<String> names = topics.all().stream().map(Topic::name).toList();
        Map<String, TopicDescription> descriptions = describe(admin, names);
        List<ConfigResource> resources = descriptions.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                await(admin.describeConfigs(resources).all());
        Map<String, TopicCheck.Actual> actual = new HashMap<>();
        configs.forEach(
                (resource, config) -> actual.put(resource.name(), actual(descriptions.get(resource.name()), config)));
        return actual;
    }

    private static TopicCheck.Actual actual(TopicDescription description, Config config) {
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        }
        int replicas = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return new TopicCheck.Actual(description.partitions().size(), replicas, values);
    }

    /** Returns the descriptions of those that exist. */
    private static Map<String, TopicDescription> describe(Admin admin, Collection<String> names)
            throws ExecutionException {
        Map<String, KafkaFuture<TopicDescription>> futures =
                admin.describeTopics(names).topicNameValues();
        Map<String, TopicDescription> found = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> future : futures.entrySet()) {
            try {
                found.put(future.getKey(), await(future.getValue()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return found;
    }

    private interface Task<T> {
        T run(Admin admin) throws ExecutionException;
    }

    private <T> T withAdmin(Task<T> task) {
        Admin admin = open();
        try {
            return task.run(admin);
        } catch (ExecutionException e) {
            throw translated(e.getCause());
        } finally {
            admin.close(CLOSE_TIMEOUT);
        }
    }

    private Admin open() {
        try {
            return Admin.create(adminConfig);
        } catch (KafkaException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new ClusterUnavailableException(
                    "can't connect to Kafka at " + bootstrapServers + ": " + reason.getMessage(), e);
        }
    }

    private RuntimeException translated(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new ClusterUnavailableException(
                    "no Kafka broker answers at " + bootstrapServers + " (waited "
                            + adminConfig.get(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG)
                            + " ms): is it running, and is this address right?",
                    cause);
        }
        if (cause instanceof AuthenticationException) {
            return new ClusterUnavailableException(
                    "Kafka at " + bootstrapServers + " refused the login: " + cause.getMessage()
                            + "; check the security settings (sasl.*, ssl.*)",
                    cause);
        }
        return new TopicProvisionerException(
                "Kafka at " + bootstrapServers + " refused to describe or change the topics: " + cause.getMessage(),
                cause);
    }

    private static <T> T await(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
