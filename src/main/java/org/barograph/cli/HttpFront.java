package org.barograph.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.http.Health;
import org.barograph.http.HttpException;
import org.barograph.http.HttpServer;
import org.barograph.http.HttpSettings;
import org.barograph.http.Services;
import org.barograph.query.NotReadyException;
import org.barograph.query.RankedStores;
import org.barograph.query.RankedStories;
import org.barograph.query.ScoreBook;
import org.barograph.query.ScoreQueries;
import org.barograph.query.ScoreTail;
import org.barograph.query.StoryFinder;
import org.barograph.query.StoryStores;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.ArticleTail;
import org.barograph.runtime.ArticleWriter;
import org.barograph.runtime.BarographApp;
import org.barograph.runtime.CatalogEditor;
import org.barograph.runtime.CatalogPreview;
import org.barograph.runtime.CatalogTopic;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.InstanceMetrics;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;

/**
 * The HTTP server of an instance and what it answers from. It listens before the instance starts, so that a port in use
 * shows at once and a health check is answered meanwhile.
 */
final class HttpFront implements AutoCloseable, Health {
    private static final Duration STALE_AFTER = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ScoreBook book = new ScoreBook(Clock.systemUTC(), STALE_AFTER);
    private final CompiledCatalog bundled = CatalogReader.bundled();
    private final InstanceMetrics metrics = new InstanceMetrics(Clock.systemUTC());
    private final HttpSettings settings;
    private final HttpServer server;
    private volatile Attached attached;

    /** What there is once the instance has started. */
    private record Attached(
            BarographApp app,
            ScoreTail tail,
            ValueSerdes serdes,
            ArticleWriter articles,
            CatalogEditor editor,
            CatalogPreview preview,
            StoryFinder stories,
            RankedStories ranked) {}

    private HttpFront(HttpSettings settings, ScoreClock clock) {
        this.settings = settings;
        ScoreQueries queries = new ScoreQueries(book, this::catalog, clock, ScoreConstants.DEFAULT, Clock.systemUTC());
        metrics.gauge(
                "barograph.view.lag", "Committed records that the scores of this instance do not have yet", book::lag);
        server = HttpServer.start(
                settings,
                new Services(
                        queries,
                        book,
                        this,
                        metrics,
                        id -> attached().stories.find(id),
                        new AttachedRanking(),
                        () -> attached().articles,
                        () -> attached().editor,
                        () -> attached().preview,
                        this::catalog,
                        () -> attached().app.catalog().problem()));
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

    /**
     * What the other instances call this one, as Kafka Streams' {@code application.server} has it.
     *
     * @param advertise host, or host:port, or null for where it listens
     */
    String applicationServer(String advertise) {
        if (advertise != null && !advertise.isBlank()) {
            return advertise.matches(".*:\\d+") ? advertise : advertise + ":" + server.port();
        }
        return reachable() + ":" + server.port();
    }

    private String reachable() {
        try {
            InetAddress address = InetAddress.getByName(settings.host());
            return address.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : settings.host();
        } catch (UnknownHostException e) {
            return settings.host();
        }
    }

    /** Answers for an instance from now on. */
    void attach(BarographApp app, AppSettings appSettings) {
        Topics topics = Topics.of(appSettings.topics());
        ValueSerdes serdes = Topics.serdes(ClientConfigs.common(appSettings.endpoints(), appSettings.client()));
        ArticleTail newest = new ArticleTail(appSettings.endpoints(), appSettings.client(), topics.articles(), serdes);
        metrics.observe(app.streams());
        attached = new Attached(
                app,
                ScoreTail.start(appSettings, book, Clock.systemUTC()),
                serdes,
                ArticleWriter.open(appSettings.endpoints(), appSettings.client(), topics.articles(), serdes),
                new CatalogTopic(appSettings.endpoints(), appSettings.client(), topics.catalog(), serdes),
                new CatalogPreview(app::catalog, newest),
                StoryStores.of(app::streams, applicationServer(appSettings)),
                RankedStores.of(app::streams, applicationServer(appSettings)));
    }

    private static String applicationServer(AppSettings settings) {
        return settings.client().getOrDefault("application.server", "");
    }

    /** Ranks stories once the instance has started. */
    private final class AttachedRanking implements RankedStories {
        @Override
        public List<Place> places() {
            return attached().ranked.places();
        }

        @Override
        public Part of(String issue, Instant at, List<Integer> partitions) {
            return attached().ranked.of(issue, at, partitions);
        }
    }

    /** Counts what the instance does. */
    InstanceMetrics metrics() {
        return metrics;
    }

    private Attached attached() {
        Attached now = attached;
        if (now == null) {
            throw new NotReadyException("The instance is starting", RETRY_AFTER);
        }
        return now;
    }

    /** Where to open it. */
    String address() {
        String host = settings.host().indexOf(':') >= 0 ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + server.port() + "/";
    }

    private CompiledCatalog catalog() {
        Attached now = attached;
        return now == null ? bundled : now.app.catalog().current().catalog();
    }

    @Override
    public boolean isLive() {
        Attached now = attached;
        return now == null
                || now.app.streams().state().isRunningOrRebalancing()
                || now.app.streams().state() == KafkaStreams.State.CREATED;
    }

    @Override
    public String obstacle() {
        Attached now = attached;
        if (now == null) {
            return "It is starting";
        }
        KafkaStreams.State state = now.app.streams().state();
        return state.isRunningOrRebalancing() ? "" : "Kafka Streams is " + state;
    }

    void unready() {
        server.unready();
    }

    @Override
    public void close() {
        server.close();
        metrics.close();
        Attached now = attached;
        if (now != null) {
            now.tail.close();
            now.articles.close();
            now.serdes.close();
        }
    }
}
