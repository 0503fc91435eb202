package org.barograph.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.barograph.query.NotReadyException;
import org.barograph.query.ScoreQueries;
import org.barograph.runtime.InstanceMetrics;

/** What Prometheus reads. */
final class MetricsRoutes {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String STARTED = "barograph.started";

    private final InstanceMetrics metrics;

    MetricsRoutes(InstanceMetrics metrics, StreamHub hub, ScoreQueries queries) {
        this.metrics = metrics;
        metrics.gauge("barograph.stream.clients", "Clients of the stream", hub::clients);
        metrics.gauge(
                "barograph.feeds.silent",
                "Sources that have not sent for longer than they ever do; /api/feeds names them",
                () -> silent(queries));
    }

    private static double silent(ScoreQueries queries) {
        try {
            Integer silent = queries.feeds().silent();
            return silent == null ? Double.NaN : silent;
        } catch (NotReadyException e) {
            return Double.NaN;
        }
    }

    void add(JavalinConfig config) {
        config.routes.get("/metrics", this::scrape);
        config.routes.before(context -> context.attribute(STARTED, System.nanoTime()));
        config.requestLogger.http((context, ms) -> count(context));
    }

    private void scrape(Context context) {
        context.contentType(TEXT_FORMAT).header("Cache-Control", "no-store").result(metrics.scrape());
    }

    private void count(Context context) {
        Long started = context.attribute(STARTED);
        var endpoint = context.endpoints().matchedHttpEndpoint();
        // Where no route is, whatever a client made up for a method or path must not become a series.
        metrics.request(
                endpoint == null ? "" : context.method().name(),
                endpoint == null ? "" : endpoint.path,
                context.statusCode(),
                started == null ? 0 : System.nanoTime() - started);
    }
}
