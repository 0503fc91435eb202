package org.barograph.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(20);
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
            long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
            awaitLeaders(admin, deadline);
            List<TxnMarkerEntry> markers = missing(admin, deadline);
            if (!markers.isEmpty()) {
                write(admin.describeCluster().nodes().get().iterator().next(), markers);
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

    /** Waits until every partition has a leader: before that, nothing can be asked of them. */
    private static void awaitLeaders(Admin admin, long deadline) throws ExecutionException, InterruptedException {
        while (System.nanoTime() < deadline) {
            boolean led = topics(admin).stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
            if (led) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    private static Collection<TopicDescription> topics(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        return admin.describeTopics(names).allTopicNames().get().values();
    }

    /** A transaction that a partition holds open. */
    private record Open(TopicPartition partition, ProducerState producer) {
        /** What ends it, or null as long as the coordinator may still do so or its client may go on. */
        TxnMarkerEntry marker(TransactionDescription transaction, boolean late) {
            if (transaction == null) {
                return late ? end(producer.producerEpoch() + 1, TransactionResult.ABORT) : null;
            }
            return switch (transaction.state()) {
                case COMPLETE_COMMIT -> end(transaction.producerEpoch(), TransactionResult.COMMIT);
                case COMPLETE_ABORT -> end(transaction.producerEpoch(), TransactionResult.ABORT);
                case PREPARE_COMMIT, PREPARE_ABORT -> null;
                // Of a later epoch: how this one ended is forgotten.
                default ->
                    transaction.producerEpoch() > producer.producerEpoch()
                            ? end(transaction.producerEpoch(), TransactionResult.ABORT)
                            : null;
            };
        }

        /** Whether nothing needs to be waited for. */
        boolean isSettled(TransactionDescription transaction) {
            return transaction != null
                    && transaction.state() != TransactionState.PREPARE_COMMIT
                    && transaction.state() != TransactionState.PREPARE_ABORT;
        }

        private TxnMarkerEntry end(int epoch, TransactionResult result) {
            return new TxnMarkerEntry(
                    producer.producerId(),
                    (short) epoch,
                    Math.max(0, producer.coordinatorEpoch().orElse(0)),
                    result,
                    List.of(partition),
                    TRANSACTION_VERSION);
        }
    }

    /**
     * A marker for each open transaction that nobody will end. The coordinator knows of none until it has read its log,
     * so one that it does not know is waited for; one that it never gets to know is aborted, which at the worst makes
     * the last records be read again.
     */
    private static List<TxnMarkerEntry> missing(Admin admin, long deadline)
            throws ExecutionException, InterruptedException {
        while (true) {
            // In this order: what is still open once it counts as complete has no marker.
            Map<Long, TransactionDescription> known = known(admin);
            List<Open> open = open(admin);
            boolean late = System.nanoTime() > deadline;
            if (late
                    || open.stream()
                            .allMatch(one ->
                                    one.isSettled(known.get(one.producer().producerId())))) {
                return open.stream()
                        .map(one -> one.marker(known.get(one.producer().producerId()), late))
                        .filter(Objects::nonNull)
                        .toList();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    /** What the coordinator knows, by producer id. */
    private static Map<Long, TransactionDescription> known(Admin admin)
            throws ExecutionException, InterruptedException {
        List<String> ids = admin.listTransactions().all().get().stream()
                .map(TransactionListing::transactionalId)
                .toList();
        Map<Long, TransactionDescription> known = new HashMap<>();
        admin.describeTransactions(ids)
                .all()
                .get()
                .values()
                .forEach(transaction -> known.put(transaction.producerId(), transaction));
        return known;
    }

    private static List<Open> open(Admin admin) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic : topics(admin)) {
            topic.partitions().forEach(info -> partitions.add(new TopicPartition(topic.name(), info.partition())));
        }
        List<Open> open = new ArrayList<>();
        Map<TopicPartition, PartitionProducerState> producers =
                admin.describeProducers(partitions).all().get();
        producers.forEach((partition, state) -> {
            for (ProducerState producer : state.activeProducers()) {
                if (producer.currentTransactionStartOffset().isPresent()) {
                    open.add(new Open(partition, producer));
                }
            }
        });
        return open;
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
