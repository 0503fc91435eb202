package org.barograph.cli;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.ClusterUnavailableException;

/** Says early and in one line that Kafka does not answer, before a client tries for minutes. */
final class Reachability {
    private static final int TIMEOUT_MS = 10_000;

    private Reachability() {}

    /** @throws ClusterUnavailableException if the cluster does not answer within ten seconds */
    static void check(ClusterOptions cluster) {
        Map<String, Object> configs = ClientConfigs.common(cluster.endpoints(), cluster.client());
        configs.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        configs.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        try (Admin admin = Admin.create(configs)) {
            admin.describeCluster().clusterId().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            String advice = cluster.namesCluster()
                    ? "check --bootstrap-servers and, for a secured cluster, --config"
                    : "start `barograph run` in another terminal, or name a cluster with --bootstrap-servers and"
                            + " --schema-registry";
            throw new ClusterUnavailableException(
                    "No Kafka answers at " + cluster.endpoints().bootstrapServers() + ": " + advice, e);
        }
    }
}
