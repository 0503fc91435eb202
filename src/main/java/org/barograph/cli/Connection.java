package org.barograph.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.ClusterUnavailableException;
import org.barograph.runtime.Endpoints;
import org.barograph.stream.RegistryClient;
import org.barograph.stream.RegistryRefusedException;
import org.barograph.stream.RegistryUnavailableException;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;

/**
 * The cluster that a command was told to use, looked at before it is used: what is missing is said in one line and within
 * {@value #TIMEOUT_MS} ms, where Kafka's clients would try for minutes.
 */
final class Connection {
    static final int TIMEOUT_MS = 15_000;

    private static final int REQUEST_TIMEOUT_MS = 10_000;
    private static final int PROBE_TIMEOUT_MS = 2_000;
    private static final int REGISTRY_TIMEOUT_MS = 5_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Endpoints endpoints;
    private final Map<String, String> client;
    private final Topics topics;

    private Connection(Endpoints endpoints, Map<String, String> client, Topics topics) {
        this.endpoints = endpoints;
        this.client = client;
        this.topics = topics;
    }

    /**
     * Returns the connection, after a look whether the embedded broker listens where that one is meant.
     *
     * @throws UserException if it does not
     */
    static Connection open(ClusterOptions options) {
        Endpoints endpoints = options.endpoints();
        if (!options.namesCluster() && !listens(endpoints)) {
            throw new UserException("no Kafka at " + endpoints.bootstrapServers()
                    + ": start `barograph run` in another terminal, or name a cluster with --bootstrap-servers and"
                    + " --schema-registry");
        }
        return to(endpoints, options);
    }

    /** A connection to other endpoints than the options name. */
    static Connection to(Endpoints endpoints, ClusterOptions options) {
        Map<String, String> client = new HashMap<>(options.client());
        client.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(TIMEOUT_MS));
        client.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(REQUEST_TIMEOUT_MS));
        client.putIfAbsent(RegistryClient.RETRY_MAX_MS, String.valueOf(REGISTRY_TIMEOUT_MS));
        client.putIfAbsent("http.read.timeout.ms", String.valueOf(REGISTRY_TIMEOUT_MS));
        return new Connection(endpoints, client, options.topics());
    }

    /** Whether something takes connections at the first of the broker's addresses. */
    static boolean listens(Endpoints endpoints) {
        String first = endpoints.bootstrapServers().split(",", -1)[0];
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Utils.getHost(first), Utils.getPort(first)), PROBE_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** The settings of {@code --config}, with short time limits where it names none. */
    Map<String, String> client() {
        return client;
    }

    Topics topics() {
        return topics;
    }

    /** What every client needs, and the registry's. */
    Map<String, Object> common() {
        return ClientConfigs.common(endpoints, client);
    }

    /** Serdes that ask the registry; to be closed by the caller. */
    ValueSerdes serdes() {
        try {
            return Topics.serdes(common());
        } catch (KafkaException e) {
            throw new UserException("Wrong setting of the schema registry: " + e.getMessage(), e);
        }
    }

    /**
     * Makes sure that a topic is there, without making it: a topic that the broker makes by itself has wrong settings.
     *
     * @throws ClusterUnavailableException if no broker answers
     * @throws UserException if the topic is missing, or may not be seen
     */
    void require(Topic<?, ?> topic) {
        admin(admin -> {
            try {
                return await(admin.describeTopics(List.of(topic.name())).allTopicNames());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    throw new UserException(
                            "there is no topic " + topic.name() + " at " + endpoints.bootstrapServers()
                                    + ": start `barograph run`, or make the topics with `barograph topics create`",
                            e);
                }
                throw e;
            }
        });
    }

    /**
     * Makes sure that the registry answers and takes the schema of articles.
     *
     * @throws RegistryUnavailableException if it does not answer
     * @throws RegistryRefusedException if it does not take it
     */
    void requireRegistry() {
        Map<String, Object> once = common();
        once.put(RegistryClient.RETRY_MAX_MS, "0");
        try (ValueSerdes serdes = Topics.serdes(once)) {
            Article empty = new Article("", "", null, "en", "", "", null, 1, false);
            serdes.of(topics.articles())
                    .serializer()
                    .serialize(topics.articles().name(), empty);
        } catch (RegistryUnavailableException | RegistryRefusedException e) {
            throw e;
        } catch (KafkaException e) {
            throw new UserException(
                    "The schema registry at " + endpoints.registryUrl() + " can't be used: " + e.getMessage(), e);
        }
    }

    /** Something to do with Kafka's admin client. */
    interface Task<T> {
        T run(Admin admin) throws ExecutionException;
    }

    /**
     * Does it.
     *
     * @throws ClusterUnavailableException if no broker answers, or refuses the login
     * @throws UserException if a broker refuses
     */
    <T> T admin(Task<T> task) {
        Admin admin;
        try {
            admin = Admin.create(common());
        } catch (KafkaException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new ClusterUnavailableException(
                    "can't connect to Kafka at " + endpoints.bootstrapServers() + ": " + reason.getMessage(), e);
        }
        try {
            return task.run(admin);
        } catch (ExecutionException e) {
            throw explained(e.getCause());
        } finally {
            admin.close(CLOSE_TIMEOUT);
        }
    }

    static <T> T await(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** What a failure of a Kafka client means to the user; failures that say so themselves stay as they are. */
    RuntimeException explained(Throwable failure) {
        String servers = endpoints.bootstrapServers();
        if (failure instanceof RegistryUnavailableException || failure instanceof RegistryRefusedException) {
            return (RuntimeException) failure;
        }
        if (failure instanceof TimeoutException) {
            return new ClusterUnavailableException(
                    "no Kafka broker answers at " + servers + " (" + failure.getMessage()
                            + "): is it running, and is this address right?",
                    failure);
        }
        if (failure instanceof AuthenticationException) {
            return new ClusterUnavailableException(
                    "Kafka at " + servers + " refused the login: " + failure.getMessage()
                            + "; check the security settings (sasl.*, ssl.*)",
                    failure);
        }
        return new UserException("Kafka at " + servers + " refused: " + failure.getMessage(), failure);
    }
}
