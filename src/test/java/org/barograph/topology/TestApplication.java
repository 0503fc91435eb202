package org.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.query.Lag;
import org.barograph.query.NoScoresException;
import org.barograph.query.ScoreReader;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.BarographApp;
import org.barograph.runtime.CatalogTopic;
import org.barograph.stream.TopicSettings;
import org.barograph.stream.Topics;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.DeadLetter;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.AlertRules;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.SumKey;
import org.barograph.tension.Sums;

/** An application on a test cluster, with topics of its own, of which any number of instances can run. */
final class TestApplication {
    static final Duration DEADLINE = Duration.ofSeconds(120);
    static final Duration LOOK = Duration.ofMillis(500);
    private static final int SHOWN = 5;

    final Topics topics;
    private final TestCluster cluster;
    private final String name = TestCluster.unusedName();
    private final TopicSettings topicSettings;
    private final Path folder;
    private final Map<String, String> client;

    /** @param client settings of the instances' clients */
    TestApplication(
            TestCluster cluster, Path folder, int articles, int tagged, int outputs, Map<String, String> client) {
        this.cluster = cluster;
        this.folder = folder.resolve(name);
        this.client = client;
        topicSettings = new TopicSettings(name + ".", articles, tagged, outputs);
        topics = Topics.of(topicSettings);
    }

    /**
     * Starts an instance, or starts it again.
     *
     * @param instance its name: its id in the group, and that of its folder
     */
    BarographApp start(String instance, Function<CompiledCatalog, TextCoding> coding) {
        AppSettings settings = new AppSettings(
                cluster.endpoints(),
                name,
                instance,
                folder.resolve(instance),
                2,
                100,
                1,
                topicSettings,
                ScoreClock.AUTO,
                ScoreConstants.DEFAULT,
                AlertRules.DEFAULT,
                client);
        return BarographApp.start(settings, coding);
    }

    /** Publishes, half of it as Java clients do and half as librdkafka does, and waits until the broker has it. */
    void publish(RandomHistory history) {
        Random random = new Random(history.publications().size());
        try (KafkaProducer<String, byte[]> murmur2 = cluster.producer();
                KafkaProducer<String, byte[]> crc32 = cluster.crc32Producer()) {
            for (RandomHistory.Publication publication : history.publications()) {
                boolean hashed = publication.key() != null && random.nextBoolean();
                (hashed ? crc32 : murmur2).send(recordOf(publication));
            }
        }
    }

    void publish(Article article) {
        publish(new RandomHistory(List.of(new RandomHistory.Publication(article.getId(), article))));
    }

    private ProducerRecord<String, byte[]> recordOf(RandomHistory.Publication publication) {
        byte[] value = publication.article() == null ? null : cluster.bytes(topics.articles(), publication.article());
        return new ProducerRecord<>(topics.articles().name(), publication.key(), value);
    }

    /** Publishes one record of any bytes. */
    void publish(String topic, String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = cluster.producer()) {
            producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    /** The catalogue that its instances read. */
    CatalogTopic catalog() {
        return new CatalogTopic(cluster.endpoints(), Map.of(), topics.catalog(), cluster.serdes());
    }

    ScoreReader scores() {
        return new ScoreReader(cluster.endpoints(), Map.of(), name);
    }

    private long lag() {
        try (Lag lag =
                new Lag(cluster.endpoints(), Map.of(), name, topics.articles().name())) {
            return lag.records();
        }
    }

    /** Waits until all that was published is processed and the sums are those of the model. */
    void awaitSums(PureModel model) {
        SortedMap<SumKey, Sums> expected = model.book().ledger().toMap();
        assertThat(expected).isNotEmpty();
        await().atMost(DEADLINE)
                .pollInterval(LOOK)
                .ignoreException(NoScoresException.class)
                .untilAsserted(() -> {
                    assertThat(lag()).isZero();
                    assertThat(differences(expected, scores().read().ledger().toMap()))
                            .isEmpty();
                });
    }

    /** The first differences of two ledgers, in words. */
    private static List<String> differences(SortedMap<SumKey, Sums> expected, SortedMap<SumKey, Sums> actual) {
        TreeSet<SumKey> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        List<String> differences = new ArrayList<>();
        for (SumKey key : keys) {
            if (!Objects.equals(expected.get(key), actual.get(key))) {
                differences.add(key + ": expected " + expected.get(key) + ", is " + actual.get(key));
            }
        }
        int more = differences.size() - SHOWN;
        if (more > 0) {
            differences.subList(SHOWN, differences.size()).clear();
            differences.add("and " + more + " others of " + keys.size());
        }
        return differences;
    }

    /** The newest record of each issue. */
    Map<String, IssueTension> tensions() {
        Map<String, IssueTension> newest = new HashMap<>();
        cluster.read(topics.tension()).forEach(record -> newest.put(record.key(), record.value()));
        return newest;
    }

    List<DeadLetter> deadLetters() {
        return cluster.read(topics.deadLetters()).stream()
                .map(record -> record.value())
                .toList();
    }
}
