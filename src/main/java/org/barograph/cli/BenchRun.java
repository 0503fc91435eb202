package org.barograph.cli;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaStreams;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.cli.BenchProgress.Moment;
import org.barograph.cli.BenchReport.Load;
import org.barograph.cli.BenchReport.Machine;
import org.barograph.cli.BenchReport.Pass;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.BarographApp;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.TopicProvisioner;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;
import org.barograph.topology.CatalogCoding;

/**
 * Both topologies on one broker. Each is warmed up and paused; then they take newly published articles in turn, the same
 * ones both, so that what disturbs the machine disturbs both alike.
 *
 * <p>A paused topology has already fetched up to some thousand records of each partition when its time starts. That is a
 * few percent of a pass, spares either the same work, and so flatters the empty one more.
 */
final class BenchRun implements AutoCloseable {
    private static final String COPIES_TOPIC = "bench.copies";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration CLOSE = Duration.ofSeconds(20);
    private static final int CODER_ARTICLES = 10_000;
    private static final int CODER_PASSES = 3;
    private static final int SAMPLE = 1_000;

    private final AppSettings settings;
    private final Topics topics;
    private final ValueSerdes serdes;
    private final CompiledCatalog catalog;
    private final BenchArticles articles;
    private final long warmup;
    private final long perPass;
    private final int rounds;
    private final Consumer<String> progress;
    private final Admin admin;
    private final BenchPublisher publisher;
    private KafkaStreams empty;
    private BarographApp full;
    private long published;

    /**
     * @param settings of the full topology; the empty one has the same threads and commit interval
     * @param warmup articles before timing starts
     * @param perPass articles of each timed pass
     * @param rounds timed passes of each topology
     * @param progress is told what happens
     */
    BenchRun(AppSettings settings, long seed, long warmup, long perPass, int rounds, Consumer<String> progress) {
        this.settings = settings;
        this.warmup = warmup;
        this.perPass = perPass;
        this.rounds = rounds;
        this.progress = progress;
        topics = Topics.of(settings.topics());
        catalog = CatalogReader.bundled();
        articles = new BenchArticles(catalog, seed, warmup + rounds * perPass);
        Map<String, Object> common = ClientConfigs.common(settings.endpoints(), settings.client());
        serdes = Topics.serdes(common);
        admin = Admin.create(common);
        new TopicProvisioner(common, topics, settings.replication()).create();
        publisher = new BenchPublisher(settings.endpoints(), topics.articles(), serdes);
    }

    /**
     * Measures everything.
     *
     * @param liveSeconds how long latency is measured at {@code livePerSecond}; 0 leaves it out
     */
    BenchReport measure(int livePerSecond, int liveSeconds) {
        createCopiesTopic();
        warmUp();
        List<Pass> emptyPasses = new ArrayList<>();
        List<Pass> fullPasses = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            publish(perPass);
            emptyPasses.add(pass("pass-through", empty, this::awaitEmpty));
            fullPasses.add(pass("full", full.streams(), this::awaitFull));
        }
        progress.accept("Coding " + CODER_ARTICLES + " articles on one thread");
        BenchReport.Coder coder = coder();
        BenchLatency.Result latency = liveSeconds == 0 ? null : latency(livePerSecond, liveSeconds);
        Load load = new Load(
                perPass,
                warmup,
                settings.threads(),
                topics.articles().partitions(),
                settings.commitIntervalMs(),
                articleBytes(),
                catalog.version(),
                livePerSecond);
        return new BenchReport(Machine.here(), load, emptyPasses, fullPasses, coder, latency);
    }

    private void createCopiesTopic() {
        int partitions = topics.articles().partitions();
        try {
            admin.createTopics(List.of(new NewTopic(COPIES_TOPIC, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new UserException("Can't create " + COPIES_TOPIC + ": " + e.getCause(), e);
        }
    }

    private void warmUp() {
        publish(warmup);
        progress.accept("Warming up");
        empty = BenchPassThrough.start(
                settings.withApplicationId(emptyGroup()), topics.articles().name(), COPIES_TOPIC);
        awaitEmpty();
        empty.pause();
        full = BarographApp.start(settings, CatalogCoding::new);
        full.awaitRunning(START);
        awaitFull();
        full.streams().pause();
    }

    private void publish(long count) {
        progress.accept(String.format("Publishing %,d articles", count));
        publisher.publish(articles, published, published + count);
        published += count;
    }

    private Pass pass(String name, KafkaStreams streams, Supplier<Moment> through) {
        System.gc();
        Moment start = Moment.now();
        streams.resume();
        Moment end = through.get();
        streams.pause();
        Pass pass = new Pass(perPass, (end.nanos() - start.nanos()) / 1e9, (end.cpuNanos() - start.cpuNanos()) / 1e9);
        progress.accept(String.format("%s: %,.0f articles/s", name, pass.perSecond()));
        return pass;
    }

    private Moment awaitEmpty() {
        BenchProgress watched = new BenchProgress(admin, () -> null);
        return watched.awaitThrough(
                emptyGroup(), watched.partitionsOf(List.of(topics.articles().name())));
    }

    private Moment awaitFull() {
        BenchProgress watched = new BenchProgress(
                admin, () -> full.failure().isDone() ? full.failure().join() : null);
        Set<String> between = new HashSet<>(watched.internalTopics(settings.applicationId()));
        between.add(topics.articles().name());
        between.add(topics.tagged().name());
        return watched.awaitThrough(settings.applicationId(), watched.partitionsOf(between));
    }

    private String emptyGroup() {
        return settings.applicationId() + "-bench-pass-through";
    }

    private BenchReport.Coder coder() {
        CatalogCoding coding = new CatalogCoding(catalog);
        List<Article> sample = sample(0, CODER_ARTICLES);
        double[] perSecond = new double[CODER_PASSES];
        double[] cpuMicros = new double[CODER_PASSES];
        var thread = ManagementFactory.getThreadMXBean();
        long digits = 0;
        for (int pass = -1; pass < CODER_PASSES; pass++) {
            long start = System.nanoTime();
            long cpu = thread.getCurrentThreadCpuTime();
            for (Article article : sample) {
                LocalDate day = LocalDate.ofInstant(article.getPublishedAt(), ZoneOffset.UTC);
                var reading = coding.read(article.getSource(), day, article.getTitle(), article.getBody());
                digits +=
                        reading.coded().events().size() + reading.fingerprint().length();
            }
            if (pass >= 0) {
                perSecond[pass] = sample.size() * 1e9 / (System.nanoTime() - start);
                cpuMicros[pass] = (thread.getCurrentThreadCpuTime() - cpu) / 1e3 / sample.size();
            }
        }
        if (digits == 0) {
            throw new IllegalStateException("Nothing was coded");
        }
        return new BenchReport.Coder(BenchReport.median(perSecond), BenchReport.median(cpuMicros));
    }

    private BenchLatency.Result latency(int perSecond, int seconds) {
        progress.accept(String.format("Publishing %,d articles a second for %d s", perSecond, seconds));
        List<Article> live = sample(published, perSecond * seconds);
        full.streams().resume();
        return new BenchLatency()
                .measure(live, perSecond, publisher, settings.endpoints(), topics, serdes, this::awaitFull);
    }

    /** Articles with an id of their own from a number on. */
    private List<Article> sample(long from, int count) {
        List<Article> sample = new ArrayList<>();
        for (long number = from; sample.size() < count; number++) {
            switch (articles.kind(number)) {
                case NEW, COPY -> sample.add(articles.article(number));
                case REVISION, RETRACTION -> {}
            }
        }
        return sample;
    }

    private long articleBytes() {
        var serializer = serdes.of(topics.articles()).serializer();
        long bytes = 0;
        for (Article article : sample(0, SAMPLE)) {
            bytes += serializer.serialize(topics.articles().name(), article).length;
        }
        return bytes / SAMPLE;
    }

    @Override
    public void close() {
        publisher.close();
        if (full != null) {
            full.close();
        }
        if (empty != null) {
            empty.close(new KafkaStreams.CloseOptions().timeout(CLOSE));
        }
        admin.close();
        serdes.close();
    }
}
