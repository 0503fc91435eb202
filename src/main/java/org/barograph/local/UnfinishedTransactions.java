package org.barograph.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes transactions that a killed broker had decided on and not yet marked in every partition.
 *
 * <p>When a single broker of Kafka 4.3.1 comes back after a kill, its transaction coordinator goes on with what was
 * decided while the partitions still have no leader. {@code KRaftMetadataCache.getPartitionLeaderEndpoint} then gives
 * nothing, which the coordinator takes for a deleted topic: it counts the transaction as complete without its markers,
 * and no reader of what is committed ever gets past it. The decision is known, so the markers are written here, before
 * any client may begin anew under the same transactional id.
 */
final class UnfinishedTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedTransactions.class);
    private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MS = 100;
    private static final int REQUEST_TIMEOUT_MS = 15_000;
    /** Transactions whose epoch goes up with each of them (KIP-890), as Kafka 4 formats new folders. */
    private static final short TRANSACTION_VERSION = 2;

    private final String bootstrapServers;

    UnfinishedTransactions(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Writes what is missing.
     *
     * @return how many markers were written
     * @throws LocalException if a marker can't be written
     */
    int finish() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            awaitLeaders(admin);
            Map<Long, TransactionDescription> decided = decided(admin);
            if (decided.isEmpty()) {
                return 0;
            }
            List<TxnMarkerEntry> markers = missing(admin, decided);
            if (!markers.isEmpty()) {
                Node broker = admin.describeCluster().nodes().get().iterator().next();
                write(broker, markers);
                LOG.warn("Wrote {} transaction markers that a kill of the broker had left out", markers.size());
            }
            return markers.size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while finishing transactions", e);
        } catch (ExecutionException | IOException e) {
            throw new LocalException(
                    "Kafka came up after a kill, but unfinished transactions could not be finished (" + e.getMessage()
                            + "). Start again; the log has the details.",
                    e);
        }
    }

    /** Waits until every partition has a leader: before that, the coordinator lists nothing. */
    private static void awaitLeaders(Admin admin) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
            boolean led = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
            if (led) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    /** The transactions whose outcome stands and counts as marked, by producer id, once none is on its way to it. */
    private static Map<Long, TransactionDescription> decided(Admin admin)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
        while (true) {
            Collection<TransactionListing> listed =
                    admin.listTransactions().all().get();
            boolean settled = listed.stream()
                    .noneMatch(transaction -> transaction.state() == TransactionState.PREPARE_COMMIT
                            || transaction.state() == TransactionState.PREPARE_ABORT);
            if (settled || System.nanoTime() > deadline) {
                List<String> ids = listed.stream()
                        .filter(transaction -> transaction.state() == TransactionState.COMPLETE_COMMIT
                                || transaction.state() == TransactionState.COMPLETE_ABORT)
                        .map(TransactionListing::transactionalId)
                        .toList();
                Map<Long, TransactionDescription> decided = new HashMap<>();
                admin.describeTransactions(ids)
                        .all()
                        .get()
                        .values()
                        .forEach(transaction -> decided.put(transaction.producerId(), transaction));
                return decided;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    /** A marker for each partition that still holds such a transaction open. */
    private static List<TxnMarkerEntry> missing(Admin admin, Map<Long, TransactionDescription> decided)
            throws ExecutionException, InterruptedException {
        Set<String> topics = new HashSet<>(admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get());
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic :
                admin.describeTopics(topics).allTopicNames().get().values()) {
            topic.partitions().forEach(info -> partitions.add(new TopicPartition(topic.name(), info.partition())));
        }
        List<TxnMarkerEntry> markers = new ArrayList<>();
        Map<TopicPartition, PartitionProducerState> producers =
                admin.describeProducers(partitions).all().get();
        producers.forEach((partition, state) -> {
            for (ProducerState producer : state.activeProducers()) {
                TransactionDescription transaction = decided.get(producer.producerId());
                if (transaction != null
                        && producer.currentTransactionStartOffset().isPresent()
                        && producer.producerEpoch() <= transaction.producerEpoch()) {
                    markers.add(new TxnMarkerEntry(
                            transaction.producerId(),
                            (short) transaction.producerEpoch(),
                            Math.max(0, producer.coordinatorEpoch().orElse(0)),
                            transaction.state() == TransactionState.COMPLETE_COMMIT
                                    ? TransactionResult.COMMIT
                                    : TransactionResult.ABORT,
                            List.of(partition),
                            TRANSACTION_VERSION));
                }
            }
        });
        return markers;
    }

    private static void write(Node broker, List<TxnMarkerEntry> markers) throws IOException {
        AdminClientConfig config = new AdminClientConfig(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.host() + ":" + broker.port()));
        Time time = Time.SYSTEM;
        try (Metrics metrics = new Metrics();
                KafkaClient client = ClientUtils.createNetworkClient(
                        config,
                        "barograph-markers",
                        metrics,
                        "barograph-markers",
                        new LogContext(),
                        new ApiVersions(),
                        time,
                        1,
                        REQUEST_TIMEOUT_MS,
                        null,
                        new ManualMetadataUpdater(List.of(broker)),
                        new DefaultHostResolver(),
                        null,
                        null)) {
            for (TxnMarkerEntry marker : markers) {
                if (!NetworkClientUtils.awaitReady(client, broker, time, REQUEST_TIMEOUT_MS)) {
                    throw new IOException("the broker does not answer");
                }
                ClientRequest request = client.newClientRequest(
                        broker.idString(),
                        new WriteTxnMarkersRequest.Builder(List.of(marker)),
                        time.milliseconds(),
                        true,
                        REQUEST_TIMEOUT_MS,
                        null);
                ClientResponse response = NetworkClientUtils.sendAndReceive(client, request, time);
                WriteTxnMarkersResponse answer = (WriteTxnMarkersResponse) response.responseBody();
                for (Map.Entry<Errors, Integer> error : answer.errorCounts().entrySet()) {
                    if (error.getKey() != Errors.NONE) {
                        throw new IOException(
                                "marker " + marker + ": " + error.getKey().message());
                    }
                }
            }
        }
    }
}
