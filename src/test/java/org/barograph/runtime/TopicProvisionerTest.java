package org.barograph.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.barograph.stream.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TopicProvisionerTest {
    private static TopicProvisioner at(Object bootstrapServers) {
        return new TopicProvisioner(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "request.timeout.ms",
                        "200",
                        "default.api.timeout.ms",
                        "300"),
                Topics.defaults(),
                TopicProvisioner.CLUSTER_DEFAULT_REPLICATION);
    }

    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void aClusterThatDoesNotAnswerIsNamedInOneSentence() throws IOException {
        String address = closedPort();

        assertThatThrownBy(() -> at(address).check())
                .isInstanceOf(ClusterUnavailableException.class)
                .hasMessage("no Kafka broker answers at " + address
                        + " (waited 300 ms): is it running, and is this address right?");
    }

    @Test
    void aListOfServersIsNamedAsGiven() throws IOException {
        String address = closedPort();

        assertThatThrownBy(() -> at(List.of(address)).create())
                .isInstanceOf(ClusterUnavailableException.class)
                .hasMessageContaining("at " + address + " ");
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> at("no-such-host.invalid:9092").check())
                .isInstanceOf(ClusterUnavailableException.class)
                .hasMessageContaining("no-such-host.invalid:9092");
    }

    @Test
    void aNegativeReplicationFactorIsRefused() {
        assertThatThrownBy(() -> new TopicProvisioner(Map.of(), Topics.defaults(), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replication = -1");
    }
}
