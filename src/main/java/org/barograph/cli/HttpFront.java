package org.barograph.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.http.Health;
import org.barograph.http.HttpException;
import org.barograph.http.HttpServer;
import org.barograph.http.HttpSettings;
import org.barograph.query.ScoreBook;
import org.barograph.query.ScoreQueries;
import org.barograph.query.ScoreTail;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.BarographApp;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;

/**
 * The HTTP server of an instance and what it answers from. It listens before the instance starts, so that a port in use
 * shows at once and a health check is answered meanwhile.
 */
final class HttpFront implements AutoCloseable, Health {
    private static final Duration STALE_AFTER = Duration.ofSeconds(30);

    private final ScoreBook book = new ScoreBook(Clock.systemUTC(), STALE_AFTER);
    private final HttpSettings settings;
    private final HttpServer server;
    private final CompiledCatalog bundled = CatalogReader.bundled();
    private volatile BarographApp app;
    private ScoreTail tail;

    private HttpFront(HttpSettings settings, ScoreClock clock) {
        this.settings = settings;
        ScoreQueries queries = new ScoreQueries(book, this::catalog, clock, ScoreConstants.DEFAULT, Clock.systemUTC());
        server = HttpServer.start(settings, queries, book, this);
    }

    /**
     * Begins to listen.
     *
     * @param clock which instant is meant where none is asked for
     * @throws HttpException if it can't
     */
    static HttpFront open(HttpSettings settings, ScoreClock clock) {
        return new HttpFront(settings, clock);
    }

    /** Begins to listen, at another port if this one is in use, and then says so. */
    static HttpFront openAnywhere(HttpSettings settings, ScoreClock clock, Consumer<String> say) {
        try {
            return open(settings, clock);
        } catch (HttpException e) {
            if (!e.portInUse()) {
                throw e;
            }
            HttpFront front = open(settings.withPort(0), clock);
            say.accept("Port " + settings.port() + " is in use by another program; HTTP is at " + front.address());
            return front;
        }
    }

    /** Answers for an instance from now on. */
    void attach(BarographApp started, AppSettings appSettings) {
        app = started;
        tail = ScoreTail.start(appSettings, book, Clock.systemUTC());
    }

    /** Where to open it. */
    String address() {
        String host = settings.host().indexOf(':') >= 0 ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + server.port() + "/";
    }

    private CompiledCatalog catalog() {
        BarographApp running = app;
        return running == null ? bundled : running.catalog().current().catalog();
    }

    @Override
    public boolean isLive() {
        BarographApp running = app;
        return running == null
                || running.streams().state().isRunningOrRebalancing()
                || running.streams().state() == KafkaStreams.State.CREATED;
    }

    @Override
    public String obstacle() {
        BarographApp running = app;
        if (running == null) {
            return "It is starting";
        }
        KafkaStreams.State state = running.streams().state();
        return state.isRunningOrRebalancing() ? "" : "Kafka Streams is " + state;
    }

    void unready() {
        server.unready();
    }

    @Override
    public void close() {
        if (tail != null) {
            tail.close();
        }
        server.close();
    }
}
