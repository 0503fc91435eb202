package org.barograph.local;

import java.io.IOException;
import java.net.BindException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this process: one KRaft node that is broker and controller, with its data in a folder that
 * survives restarts and kills.
 *
 * <p>While a broker is open, Kafka's {@code Exit} does not end this JVM: a fatal fault at the start is an exception, a
 * later one completes {@link #failure()}.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int START_ATTEMPTS = 3;
    private static final long START_TIMEOUT_SECONDS = 200;
    private static final long FAULT_DETAILS_SECONDS = 10;

    private final BrokerSettings settings;
    private final DataDirLock lock;
    private final String clusterId;
    private final LocalPorts ports;
    private final BrokerFaults faults;
    private final Server server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(
            BrokerSettings settings,
            DataDirLock lock,
            String clusterId,
            LocalPorts ports,
            BrokerFaults faults,
            Server server) {
        this.settings = settings;
        this.lock = lock;
        this.clusterId = clusterId;
        this.ports = ports;
        this.faults = faults;
        this.server = server;
    }

    /**
     * Starts a broker and waits until clients can use it: some seconds, longer when it has to recover from a kill.
     *
     * @throws LocalException if the data folder is damaged, not writable or in use, or the port can't be had
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        DataDirLock lock = DataDirLock.take(settings.dataDir());
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return attempt(settings, lock);
                } catch (PortTaken e) {
                    if (attempt == START_ATTEMPTS) {
                        throw new LocalException(
                                "Kafka could not start: other programs took its ports " + START_ATTEMPTS
                                        + " times. Start again, or choose a port with --kafka-port.",
                                e);
                    }
                }
            }
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedBroker attempt(BrokerSettings settings, DataDirLock lock) throws PortTaken {
        LocalPorts ports = LocalPorts.find(settings);
        Properties properties = BrokerProperties.of(settings, ports.client(), ports.controller());
        String clusterId = new KafkaFolder(settings.kafkaDir()).prepare(properties);
        BrokerFaults faults = new BrokerFaults();
        faults.catchExits();
        try {
            Server server = KafkaProcess.of(properties);
            startUp(server, faults);
            EmbeddedBroker broker = new EmbeddedBroker(settings, lock, clusterId, ports, faults, server);
            try {
                new UnfinishedTransactions(broker.bootstrapServers()).finish();
            } catch (LocalException e) {
                stop(server);
                throw e;
            }
            return broker;
        } catch (LocalException e) {
            faults.releaseExits();
            throw e;
        } catch (RuntimeException e) {
            faults.releaseExits();
            throw failed(settings, e);
        } catch (ExecutionException e) {
            faults.releaseExits();
            throw failed(settings, e.getCause());
        }
    }

    private static void startUp(Server server, BrokerFaults faults) throws ExecutionException {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread starter = new Thread(
                () -> {
                    try {
                        server.startup();
                        started.complete(null);
                    } catch (Throwable e) {
                        started.completeExceptionally(e);
                    }
                },
                "embedded-broker-start");
        starter.setDaemon(true);
        starter.start();
        boolean running = false;
        try {
            CompletableFuture.anyOf(started, faults.first()).get(START_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (faults.first().isDone()) {
                started.get(FAULT_DETAILS_SECONDS, TimeUnit.SECONDS);
                throw new IllegalStateException(faults.first().join());
            }
            running = true;
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    faults.first().getNow("it was not ready after " + START_TIMEOUT_SECONDS + " s"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("it was interrupted", e);
        } finally {
            if (!running) {
                stop(server);
            }
        }
    }

    private static LocalException failed(BrokerSettings settings, Throwable fault) throws PortTaken {
        Throwable root = fault;
        for (Throwable t = fault; t != null; t = t.getCause()) {
            root = t;
            if (t instanceof BindException || String.valueOf(t.getMessage()).contains("Address already in use")) {
                throw new PortTaken(fault);
            }
        }
        String what = root.getMessage();
        if (root instanceof IOException) {
            // Most of these have only a path as their message.
            what = root.getClass().getSimpleName() + ": " + what;
        } else if (what == null || root instanceof TimeoutException) {
            what = fault.toString();
        }
        return new LocalException(
                "Kafka could not start in " + settings.kafkaDir() + " (" + what
                        + "). The log has the details; if the folder is damaged, move it away to begin empty.",
                fault);
    }

    /** Where clients on this machine connect: {@code host:port}. */
    public String bootstrapServers() {
        String host =
                switch (settings.host()) {
                    case "0.0.0.0" -> BrokerSettings.LOOPBACK;
                    case "::" -> "::1";
                    default -> settings.host();
                };
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + ports.client();
    }

    /** The port that clients connect to, 1 to 65535. */
    public int port() {
        return ports.client();
    }

    /** The cluster's id, given when the folder was formatted. */
    public String clusterId() {
        return clusterId;
    }

    /** Completes if the broker has a fatal fault, such as a full disk. What is written after that is lost: close it. */
    public CompletionStage<LocalException> failure() {
        return faults.first()
                .thenApply(fault -> new LocalException("Kafka in " + settings.kafkaDir() + " stopped working (" + fault
                        + "). Check the disk's free space and the log, then start again."));
    }

    /** Stops the broker in order, within seconds, and gives the data folder back. Further calls do nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            stop(server);
        } finally {
            faults.releaseExits();
            lock.close();
        }
    }

    private static void stop(Server server) {
        try {
            server.shutdown();
        } catch (RuntimeException e) {
            LOG.warn("The broker did not stop in order; the next start recovers its data", e);
        }
    }

    /** Another program took a port between the look for a free one and Kafka's start. */
    private static final class PortTaken extends Exception {
        PortTaken(Throwable cause) {
            super(cause);
        }
    }
}
