package org.barograph.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.barograph.query.AlertEpisode;
import org.barograph.query.AlertItem;
import org.barograph.query.NotReadyException;
import org.barograph.query.ScoreBook;
import org.barograph.query.ScoreQueries;
import org.barograph.query.ScoreQueries.Feed;
import org.barograph.query.ScoreUpdates;
import org.barograph.query.StreamPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of scores and alerts. Each event is made once and handed to every client's own queue; one that does not take
 * its events in time is let go, and holds up nobody. An event's id is the position in the topics after it: a client that
 * comes back with it gets the newest score of each issue that changed since, and every alert since, from any instance.
 */
final class StreamHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration FEED = Duration.ofSeconds(5);
    /** So many clients may be stalled at once before others wait; a write that stalls ends with the connection. */
    private static final int WRITERS = 64;

    private static final int MOST_WAITING_BYTES = 4 << 20;
    private static final byte[] COMMENT = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RETRY = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ScoreQueries queries;
    private final int mostClients;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    /** One thread, so that events have one order. */
    private final ScheduledExecutorService order = Executors.newSingleThreadScheduledExecutor(named("stream-order"));

    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, named("stream-writer"));
    private Feed lastFeed;

    StreamHub(ScoreQueries queries, ScoreBook book, int mostClients) {
        this.queries = queries;
        this.mostClients = mostClients;
        book.listen(this::enqueue);
        order.scheduleWithFixedDelay(this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        order.scheduleWithFixedDelay(this::feed, FEED.toMillis(), FEED.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    void add(RoutesConfig routes) {
        routes.before("/api/stream", this::admit);
        routes.sse("/api/stream", this::join);
    }

    /** Clients that are connected. */
    int clients() {
        return count.get();
    }

    private void admit(Context context) {
        if (count.get() >= mostClients) {
            throw new NotReadyException(
                    "The stream has as many clients as it takes, " + mostClients + "; ask /api/issues instead",
                    Duration.ofSeconds(30));
        }
        // Nothing is streamed that could not be asked for.
        queries.feed();
        String accept = context.header("Accept");
        if (accept == null || !accept.contains("text/event-stream")) {
            throw new BadRequestException("This is a stream of server-sent events: ask for it with the header Accept:"
                    + " text/event-stream");
        }
    }

    private void join(SseClient sse) {
        sse.keepAlive();
        StreamPosition seen =
                StreamPosition.parse(sse.ctx().header("Last-Event-ID")).orElse(null);
        Client client = new Client(sse);
        count.incrementAndGet();
        sse.onClose(() -> leave(client));
        run(() -> {
            try {
                begin(client, seen);
            } catch (NotReadyException e) {
                // It comes back, and is told then when to ask again.
                client.close();
            }
        });
    }

    private void begin(Client client, StreamPosition seen) {
        ScoreQueries.Snapshot snapshot = queries.since(seen);
        client.position = snapshot.position();
        client.offer(RETRY);
        // The id comes last: who is cut off before it begins again where he was.
        snapshot.scores().forEach(score -> client.offer(event("score", score, null)));
        queries.alerts().items(snapshot.alerts()).forEach(alert -> client.offer(event("alert", alert, null)));
        client.offer(event("feed", snapshot.feed(), snapshot.position().toString()));
        clients.add(client);
        if (client.isGone()) {
            clients.remove(client);
        }
    }

    private void leave(Client client) {
        if (client.left()) {
            count.decrementAndGet();
            clients.remove(client);
        }
    }

    private void enqueue(ScoreUpdates updates) {
        run(() -> tell(updates));
    }

    private void run(Runnable task) {
        try {
            order.execute(() -> {
                try {
                    task.run();
                } catch (NotReadyException e) {
                    LOG.debug("Not streamed", e);
                } catch (RuntimeException e) {
                    LOG.error("An event could not be streamed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The stream is closed", e);
        }
    }

    private void tell(ScoreUpdates updates) {
        if (clients.isEmpty()) {
            return;
        }
        StreamPosition position = updates.before();
        Iterator<Map<String, Object>> items = queries.items(updates.tensions().stream()
                        .map(ScoreUpdates.Tension::value)
                        .toList())
                .iterator();
        for (ScoreUpdates.Tension tension : updates.tensions()) {
            position = position.withTension(tension.partition(), tension.offset());
            byte[] event = event("score", items.next(), position.toString());
            for (Client client : clients) {
                if (!client.position.hasTension(tension.partition(), tension.offset())) {
                    client.offer(event);
                }
            }
        }
        Iterator<AlertItem> alerts = queries.alerts().items(updates.alerts()).iterator();
        for (AlertEpisode alert : updates.alerts()) {
            int partition = alert.newest().partition();
            long offset = alert.newest().offset();
            position = position.withAlert(partition, offset);
            byte[] event = event("alert", alerts.next(), position.toString());
            for (Client client : clients) {
                if (!client.position.hasAlert(partition, offset)) {
                    client.offer(event);
                }
            }
        }
    }

    private void beat() {
        clients.forEach(client -> client.offer(COMMENT));
    }

    private void feed() {
        if (clients.isEmpty()) {
            return;
        }
        try {
            Feed now = queries.feed();
            if (!now.equals(lastFeed)) {
                lastFeed = now;
                byte[] event = event("feed", now, null);
                clients.forEach(client -> client.offer(event));
            }
        } catch (NotReadyException e) {
            LOG.debug("Nothing to tell", e);
        } catch (RuntimeException e) {
            LOG.error("The feed's state could not be streamed", e);
        }
    }

    private static byte[] event(String name, Object data, String id) {
        return ((id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: " + Answers.json(data) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        order.shutdownNow();
        List.copyOf(clients).forEach(Client::close);
        writers.shutdownNow();
    }

    /** One connection: what waits for it, and at most one thread that writes to it. */
    private final class Client {
        private final SseClient sse;
        private final Deque<byte[]> waiting = new ArrayDeque<>();
        private int waitingBytes;
        private boolean writing;
        private boolean gone;
        private boolean tooSlow;
        private volatile StreamPosition position = StreamPosition.start();

        Client(SseClient sse) {
            this.sse = sse;
        }

        synchronized boolean left() {
            boolean first = !gone;
            gone = true;
            waiting.clear();
            waitingBytes = 0;
            return first;
        }

        private void closeSoon() {
            try {
                writers.execute(this::close);
            } catch (RejectedExecutionException e) {
                LOG.debug("The stream is closed", e);
            }
        }

        synchronized boolean isGone() {
            return gone;
        }

        synchronized void offer(byte[] event) {
            if (gone || tooSlow) {
                return;
            }
            if (waitingBytes + event.length > MOST_WAITING_BYTES) {
                LOG.info("A client of the stream takes its events too slowly and is let go");
                tooSlow = true;
                waiting.clear();
                waitingBytes = 0;
                closeSoon();
                return;
            }
            waiting.add(event);
            waitingBytes += event.length;
            if (!writing) {
                writing = true;
                try {
                    writers.execute(this::write);
                } catch (RejectedExecutionException e) {
                    gone = true;
                }
            }
        }

        private synchronized byte[] next() {
            if (waiting.isEmpty()) {
                writing = false;
                return null;
            }
            byte[] all = new byte[waitingBytes];
            int at = 0;
            for (byte[] event : waiting) {
                System.arraycopy(event, 0, all, at, event.length);
                at += event.length;
            }
            waiting.clear();
            waitingBytes = 0;
            return all;
        }

        private void write() {
            try {
                OutputStream out = sse.ctx().res().getOutputStream();
                for (byte[] bytes = next(); bytes != null; bytes = next()) {
                    out.write(bytes);
                    out.flush();
                }
            } catch (IOException | IllegalStateException e) {
                LOG.debug("A client of the stream is gone", e);
                close();
            }
        }

        void close() {
            leave(this);
            sse.close();
        }
    }
}
