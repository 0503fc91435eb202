package org.barograph.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.topology.BarographTopology;
import org.barograph.topology.LiveCatalog;
import org.barograph.topology.TextCoding;
import org.barograph.topology.TopologyObserver;
import org.barograph.topology.TopologySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running instance: topics checked, catalogue seeded, topology started. */
public final class BarographApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BarographApp.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
    /** More failures than this within {@link #FAILURE_WINDOW} are no passing trouble any more. */
    private static final int MAX_FAILURES = 20;

    private static final Duration FAILURE_WINDOW = Duration.ofMinutes(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final KafkaStreams streams;
    private final ValueSerdes serdes;
    private final LiveCatalog catalog;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final Deque<Long> failures = new ArrayDeque<>();

    private BarographApp(KafkaStreams streams, ValueSerdes serdes, LiveCatalog catalog) {
        this.streams = streams;
        this.serdes = serdes;
        this.catalog = catalog;
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> {
            LOG.info("Kafka Streams went from {} to {}", before, now);
            if (now == KafkaStreams.State.RUNNING) {
                running.complete(null);
            } else if (now == KafkaStreams.State.ERROR) {
                failure.complete(new IllegalStateException("Kafka Streams stopped with an error; see the log"));
            }
        });
    }

    /**
     * Makes sure of the topics, seeds the catalogue and starts the topology.
     *
     * @param coding how texts are read with a catalogue
     * @throws ClusterUnavailableException if the cluster does not answer
     * @throws TopicSettingsException if a topic is not as it must be
     */
    public static BarographApp start(AppSettings settings, Function<CompiledCatalog, TextCoding> coding) {
        return start(settings, coding, TopologyObserver.NONE);
    }

    /**
     * The same, observed.
     *
     * @param observer told what the stages do
     */
    public static BarographApp start(
            AppSettings settings, Function<CompiledCatalog, TextCoding> coding, TopologyObserver observer) {
        Topics topics = Topics.of(settings.topics());
        Map<String, Object> common = ClientConfigs.common(settings.endpoints(), settings.client());
        TopicProvisioner provisioner = new TopicProvisioner(common, topics, settings.replication());
        provisioner.create().forEach(name -> LOG.info("Created topic {}", name));
        TopicCheck check = provisioner.check();
        List<String> wrong = check.findings().stream()
                .filter(finding -> finding.severity() == TopicCheck.Severity.ERROR)
                .map(TopicCheck.Finding::line)
                .toList();
        check.findings().forEach(finding -> LOG.warn("{}", finding.line()));
        if (!wrong.isEmpty()) {
            throw new TopicSettingsException(wrong);
        }
        ValueSerdes serdes = Topics.serdes(common);
        int seeded = new CatalogTopic(settings.endpoints(), settings.client(), topics.catalog(), serdes).seed();
        LOG.info("Seeded {} catalogue entries", seeded);
        LiveCatalog catalog = new LiveCatalog(
                CatalogReader.bundled(),
                coding,
                topics.catalog().name(),
                serdes.of(topics.catalog()).deserializer());
        TopologySettings shape = TopologySettings.of(
                        check.partitions().get(topics.articles().name()),
                        check.partitions().get(topics.tension().name()))
                .withClock(settings.clock())
                .withScoring(settings.constants(), settings.alertRules())
                .withRetention(settings.retention())
                .withObserver(observer);
        Properties properties = StreamsProperties.of(settings, topics);
        Topology topology = BarographTopology.build(topics, serdes, catalog, shape, properties);
        BarographApp app = new BarographApp(new KafkaStreams(topology, properties), serdes, catalog);
        app.streams.start();
        return app;
    }

    /**
     * Waits until all tasks run.
     *
     * @throws IllegalStateException if they do not within the time, or the instance failed
     */
    public void awaitRunning(Duration atMost) {
        try {
            CompletableFuture.anyOf(running, failure).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka Streams is still " + streams.state() + " after " + atMost.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        if (failure.isDone()) {
            throw new IllegalStateException(
                    "Barograph stopped: " + failure.join().getMessage(), failure.join());
        }
    }

    /** Completes when the instance has stopped with an error that does not pass by itself. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Kafka Streams' own view. */
    public KafkaStreams streams() {
        return streams;
    }

    /** The catalogue in force. */
    public LiveCatalog catalog() {
        return catalog;
    }

    private StreamThreadExceptionResponse onFailure(Throwable exception) {
        if (DeadLetterHandler.passesByItself(exception) && mayTryAgain()) {
            LOG.warn("A stream thread failed for a cause that passes by itself and is replaced", exception);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("Barograph stops", exception);
        failure.complete(exception);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private synchronized boolean mayTryAgain() {
        long now = System.nanoTime();
        failures.addLast(now);
        while (now - failures.peekFirst() > FAILURE_WINDOW.toNanos()) {
            failures.removeFirst();
        }
        if (failures.size() > MAX_FAILURES) {
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** Stops: commits what is under way and leaves the group. */
    @Override
    public void close() {
        streams.close(new KafkaStreams.CloseOptions().timeout(CLOSE_TIMEOUT));
        serdes.close();
    }
}
