package org.barograph.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.barograph.topology.TopologyObserver;

/**
 * What an instance counts, for Prometheus: its own work, Kafka Streams' metrics, and the JVM's. End-to-end latency is the
 * sum of the three stages' waits, and of at most one interval in which changed scores are written.
 */
public final class InstanceMetrics implements TopologyObserver, AutoCloseable {
    /** A text that anyone can choose must not make series without end. */
    private static final int MOST_REASONS = 50;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Counter tagged;
    private final Counter events;
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();
    private final Map<Stage, Timer> waits = new EnumMap<>(Stage.class);
    private final AtomicLong newestMs = new AtomicLong(Long.MIN_VALUE);
    private volatile KafkaStreamsMetrics streams;

    /** @param clock tells how old the newest article is */
    public InstanceMetrics(Clock clock) {
        registry.config().meterFilter(MeterFilter.deny(InstanceMetrics::isTooFine));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
        tagged = Counter.builder("barograph.articles.tagged")
                .description("Articles that were tagged by this instance, each revision of its own")
                .register(registry);
        events = Counter.builder("barograph.events")
                .description("Events and cues that were read out of articles by this instance")
                .register(registry);
        for (Stage stage : Stage.values()) {
            waits.put(
                    stage,
                    Timer.builder("barograph.stage.wait")
                            .description("From a record's writing to its reading by the stage; the sum over the stages"
                                    + " is the latency from end to end")
                            .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
        Gauge.builder("barograph.watermark.age", () -> {
                    long newest = newestMs.get();
                    return newest == Long.MIN_VALUE ? Double.NaN : Math.max(0, clock.millis() - newest) / 1e3;
                })
                .description("Age of the newest publication time among the articles that this instance tagged")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Thousands of series, of every store and every partition that is fetched: what they add up to stays. */
    private static boolean isTooFine(Meter.Id id) {
        return id.getName().startsWith("kafka.stream.state")
                || id.getName().startsWith("kafka.consumer.fetch") && id.getTag("partition") != null
                || id.getTag("node.id") != null;
    }

    /** Adds a measure that is asked for when it is read; NaN says that there is none at the moment. */
    public void gauge(String name, String description, DoubleSupplier value) {
        Gauge.builder(name, () -> value.getAsDouble()).description(description).register(registry);
    }

    /** Adds the metrics of Kafka Streams. */
    public void observe(KafkaStreams running) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(running);
        metrics.bindTo(registry);
        streams = metrics;
    }

    @Override
    public void tagged(long publishedMs, int count) {
        tagged.increment();
        events.increment(count);
        newestMs.accumulateAndGet(publishedMs, Math::max);
    }

    @Override
    public void refused(String reason) {
        String tag = refused.size() < MOST_REASONS || refused.containsKey(reason) ? reason : "other";
        refused.computeIfAbsent(tag, name -> Counter.builder("barograph.articles.refused")
                        .description("Records that went to the dead letters, by reason")
                        .tag("reason", name)
                        .register(registry))
                .increment();
    }

    @Override
    public void waited(Stage stage, long ms) {
        waits.get(stage).record(Math.max(0, ms), TimeUnit.MILLISECONDS);
    }

    @Override
    public void alert(String kind, String phase) {
        Counter.builder("barograph.alerts")
                .description("Alerts that opened, were updated or closed")
                .tag("kind", kind)
                .tag("phase", phase)
                .register(registry)
                .increment();
    }

    /**
     * A request was answered.
     *
     * @param route the route's pattern, or empty where there is none
     */
    public void request(String method, String route, int status, long nanos) {
        Timer.builder("barograph.http.requests")
                .description("Requests by route and status")
                .tag("method", method)
                .tag("route", route)
                .tag("status", String.valueOf(status))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** All of them, as Prometheus reads them. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        KafkaStreamsMetrics bound = streams;
        if (bound != null) {
            bound.close();
        }
        gc.close();
        registry.close();
    }
}
