package org.barograph.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.plugin.bundled.RateLimitPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.barograph.query.NotReadyException;
import org.barograph.query.TooManyStoriesException;
import org.barograph.query.UnknownIdException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of an instance. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final String PAGE = "/web";
    private static final int LEAST_COMPRESSED_BYTES = 1_024;
    private static final int THREADS = 64;
    private static final int STOP_TIMEOUT_MS = 2_000;
    private static final int MOST_DRAINED_BYTES = 1 << 16;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String RETRY_AFTER = "Retry-After";

    /** Nothing from elsewhere, nothing inline: what an article says can't become a script. */
    private static final Map<String, String> SECURITY_HEADERS = securityHeaders();

    private final Javalin javalin;
    private final StreamHub hub;
    private final AtomicBoolean stopping;

    private HttpServer(Javalin javalin, StreamHub hub, AtomicBoolean stopping) {
        this.javalin = javalin;
        this.hub = hub;
        this.stopping = stopping;
    }

    /**
     * Begins to listen.
     *
     * @throws HttpException if it can't
     */
    public static HttpServer start(HttpSettings settings, Services services) {
        AtomicBoolean stopping = new AtomicBoolean();
        Tokens tokens = new Tokens(settings.token());
        StreamHub hub = new StreamHub(
                services.queries(), services.book(), settings.limits().streamClients());
        Javalin javalin = Javalin.create(config -> {
            configure(config, settings);
            new ScoreRoutes(services.queries(), services.ranked()).add(config.routes);
            new FeedRoutes(services.queries()).add(config.routes);
            new StoryRoutes(services.stories(), services.queries()).add(config.routes);
            new CatalogRoutes(
                            services.catalogEditor(),
                            services.preview(),
                            services.catalog(),
                            services.catalogProblem(),
                            tokens)
                    .add(config.routes);
            new ArticleRoutes(services.articles(), tokens, settings.limits(), Clock.systemUTC()).add(config.routes);
            hub.add(config.routes);
            new HealthRoutes(services.health(), services.book(), stopping).add(config.routes);
            new OpenApiRoutes().add(config.routes);
            new MetricsRoutes(services.metrics(), hub, services.queries()).add(config);
            errors(config);
        });
        try {
            javalin.start(settings.host(), settings.port());
        } catch (RuntimeException e) {
            hub.close();
            boolean inUse = isBindFailure(e);
            throw new HttpException(
                    inUse
                            ? "Port " + settings.port() + " of " + settings.host()
                                    + " is in use by another program: choose another with --port, or 0 for a free one"
                            : "Can't listen at " + settings.host() + ":" + settings.port() + ": " + rootMessage(e),
                    inUse,
                    e);
        }
        return new HttpServer(javalin, hub, stopping);
    }

    private static void configure(JavalinConfig config, HttpSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = settings.limits().bodyBytes();
        CompressionStrategy gzip = CompressionStrategy.GZIP;
        gzip.setDefaultMinSizeForCompression(LEAST_COMPRESSED_BYTES);
        config.http.compressionStrategy = gzip;
        config.jetty.host = settings.host();
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_TIMEOUT_MS);
            server.setErrorHandler(new ProblemHandler());
        });
        if (HttpServer.class.getResource(PAGE + "/index.html") != null) {
            config.staticFiles.add(files -> {
                files.hostedPath = "/";
                files.directory = PAGE;
                files.location = Location.CLASSPATH;
                files.headers = Map.of("Cache-Control", "no-cache");
            });
        }
        config.routes.after(HttpServer::drain);
        config.registerPlugin(new RateLimitPlugin(limit -> {}));
        HttpSettings.Limits limits = settings.limits();
        config.routes.before(context -> {
            SECURITY_HEADERS.forEach(context::header);
            context.with(RateLimitPlugin.class).requestPerTimeUnit(limits.requestsPerSecond(), TimeUnit.SECONDS);
        });
    }

    /**
     * Takes in what is left of a body that no route wanted: a connection with a rest in it can't be used again, and a client
     * that does not know would lose its next request.
     */
    private static void drain(Context context) {
        try {
            InputStream rest = context.req().getInputStream();
            if (rest.readNBytes(MOST_DRAINED_BYTES).length == MOST_DRAINED_BYTES) {
                context.header("Connection", "close");
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A body ended before its end", e);
            context.header("Connection", "close");
        }
    }

    private static Map<String, String> securityHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                String.join(
                        "; ",
                        List.of(
                                "default-src 'self'",
                                "img-src 'self' data:",
                                "object-src 'none'",
                                "base-uri 'none'",
                                "form-action 'self'",
                                "frame-ancestors 'none'")));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }

    private static void errors(JavalinConfig config) {
        config.routes.exception(ProblemException.class, (e, context) -> Answers.send(context, e.problem()));
        config.routes.exception(
                BadRequestException.class,
                (e, context) -> Answers.send(context, new Problem("bad-request", 400, "Bad request", e.getMessage())));
        config.routes.exception(
                UnknownIdException.class,
                (e, context) -> Answers.send(context, new Problem("unknown-id", 404, "Unknown id", e.getMessage())));
        config.routes.exception(
                TooManyStoriesException.class,
                (e, context) -> Answers.send(
                        context,
                        new Problem(
                                "too-many-stories",
                                TooManyStoriesException.STATUS,
                                "Too many stories",
                                e.getMessage())));
        config.routes.exception(NotReadyException.class, (e, context) -> {
            context.header(
                    RETRY_AFTER, String.valueOf(Math.max(1, e.retryAfter().toSeconds())));
            Answers.send(context, new Problem("not-ready", 503, "Not ready", e.getMessage()));
        });
        config.routes.exception(KafkaException.class, (e, context) -> {
            LOG.warn("{} {} failed for Kafka's sake", context.method(), context.path(), e);
            context.header(RETRY_AFTER, "5");
            Answers.send(
                    context,
                    new Problem(
                            "kafka-unavailable", 503, "Kafka unavailable", "Kafka or the registry does not answer"));
        });
        config.routes.exception(HttpResponseException.class, (e, context) -> {
            if (e.getStatus() == TOO_MANY_REQUESTS) {
                context.header(RETRY_AFTER, "1");
            }
            Answers.send(context, Problem.ofStatus(e.getStatus()));
        });
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            Answers.send(context, Problem.ofStatus(500));
        });
        for (int status : new int[] {404, 405, 413}) {
            config.routes.error(status, context -> explain(context, status));
        }
    }

    /** Says more than a bare status, where no problem says it already. */
    private static void explain(Context context, int status) {
        String type = context.res().getContentType();
        if (type == null || !type.startsWith(Problem.MEDIA_TYPE)) {
            Answers.send(context, Problem.ofStatus(status));
        }
    }

    private static boolean isBindFailure(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    || cause instanceof IOException && cause.getCause() instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable exception) {
        Throwable cause = exception;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    /** All routes, as {@code GET /api/issues/{id}}. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .toList();
    }

    /** The port that it listens at. */
    public int port() {
        return javalin.port();
    }

    /** From now on it says that it is not ready, and still answers. */
    public void unready() {
        stopping.set(true);
    }

    @Override
    public void close() {
        unready();
        hub.close();
        javalin.stop();
    }
}
