package org.barograph.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A schema registry in this process that any client of Confluent's reaches over HTTP. Schemas, versions and ids live in
 * the compacted topic {@code _schemas}, because the data in the other topics depends on the ids. It takes Avro only.
 *
 * <p>A change is answered when it is written to the topic and read back. One registry at a time may run on a topic.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final int THREADS = 8;
    private static final int WAITING_REQUESTS = 256;
    private static final int BACKLOG = 128;
    private static final long STOP_SECONDS = 2;

    private final HttpServer server;
    private final ThreadPoolExecutor workers;
    private final RegistryLog log;
    private final String host;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedRegistry(HttpServer server, ThreadPoolExecutor workers, RegistryLog log, String host) {
        this.server = server;
        this.workers = workers;
        this.log = log;
        this.host = host;
    }

    /**
     * Reads the topic and starts to answer.
     *
     * @throws LocalException if the port can't be had, Kafka can't be reached, or the topic has other settings or
     *     damaged records
     */
    public static EmbeddedRegistry start(RegistrySettings settings) {
        HttpServer server = bind(settings);
        try {
            RegistryState state = new RegistryState(settings.level());
            RegistryLog log = KafkaRegistryLog.open(settings.bootstrapServers(), state::apply);
            ThreadPoolExecutor workers = workers();
            server.setExecutor(workers);
            server.createContext("/", new RegistryHttp(new RegistryRoutes(new SchemaRegistry(state, log))));
            startAsDaemon(server);
            return new EmbeddedRegistry(server, workers, log, settings.host());
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    private static HttpServer bind(RegistrySettings settings) {
        // The JDK's server sends head and body apart: with Nagle's algorithm every answer takes 40 ms longer. It has
        // no other way to say so than this property, read once when the first server is made.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getAllByName(settings.host())[0], settings.port()), BACKLOG);
        } catch (IOException e) {
            throw new LocalException(
                    "The schema registry can't have port " + settings.port() + " on " + settings.host() + " ("
                            + e.getMessage()
                            + "): another program has it, or this user may not. Stop that program, or choose another"
                            + " port with --registry-port.",
                    e);
        }
    }

    /** When all are busy and the queue is full, the thread that accepts requests does the work, and so slows down. */
    private static ThreadPoolExecutor workers() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_REQUESTS),
                task -> {
                    Thread thread = new Thread(task, "registry-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    /** The server's own thread takes over whether it is a daemon from the thread that starts it. */
    private static void startAsDaemon(HttpServer server) {
        Thread starter = new Thread(server::start, "registry-start");
        starter.setDaemon(true);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("The schema registry's start was interrupted.", e);
        }
    }

    /** The registry's address for clients, {@code http://host:port}. */
    public String url() {
        String shown =
                switch (host) {
                    case "0.0.0.0" -> BrokerSettings.LOOPBACK;
                    case "::" -> "::1";
                    default -> host;
                };
        return "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port();
    }

    /** The port it listens on, 1 to 65535. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops within seconds; requests that are being answered have {@value #STOP_SECONDS} s to end. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        log.close();
    }
}
