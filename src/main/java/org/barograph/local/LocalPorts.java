package org.barograph.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * The two ports a broker listens on, tried before Kafka starts, so that a port in use is said at once and clearly.
 *
 * @param client where clients connect
 * @param controller where the broker reaches its own controller, always on the loopback address
 */
record LocalPorts(int client, int controller) {

    /**
     * Finds ports that are free at this moment; another program may still take one before Kafka does.
     *
     * @throws LocalException if the host is not this machine's, or its port can't be had
     */
    static LocalPorts find(BrokerSettings settings) {
        InetAddress address = address(settings.host());
        try (ServerSocket client = new ServerSocket();
                ServerSocket controller = new ServerSocket()) {
            client.setReuseAddress(true);
            bind(client, address, settings);
            controller.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            return new LocalPorts(client.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new LocalException(
                    "Kafka found no free port on " + BrokerSettings.LOOPBACK + " (" + e.getMessage()
                            + "). Check this machine's limits on open files and ports.",
                    e);
        }
    }

    private static void bind(ServerSocket socket, InetAddress address, BrokerSettings settings) {
        String where = settings.port() + " on " + settings.host();
        try {
            socket.bind(new InetSocketAddress(address, settings.port()));
        } catch (BindException e) {
            throw new LocalException(
                    "Kafka can't have port " + where + " (" + e.getMessage()
                            + "): another program has it, or this user may not. Stop that program, or choose another port"
                            + " with --kafka-port.",
                    e);
        } catch (IOException e) {
            throw new LocalException(
                    "Kafka can't listen on port " + where + " (" + e.getMessage()
                            + "). Choose another with --kafka-port.",
                    e);
        }
    }

    private static InetAddress address(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
                throw new LocalException("Kafka can't listen on " + host
                        + ": no network interface of this machine has that address. Choose another with --kafka-host.");
            }
            return address;
        } catch (UnknownHostException e) {
            throw new LocalException(
                    "Kafka can't listen on " + host + ": the name is unknown. Choose another with --kafka-host.", e);
        } catch (IOException e) {
            throw new LocalException(
                    "Kafka can't listen on " + host + " (" + e.getMessage() + "). Choose another with --kafka-host.",
                    e);
        }
    }
}
