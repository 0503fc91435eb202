package org.barograph.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.barograph.catalog.CatalogReader;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.CatalogEntry;
import org.barograph.stream.avro.DeadLetter;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.avro.TaggedArticle;
import org.barograph.tension.SumKey;
import org.barograph.tension.Sums;

/** The whole topology on the test driver, with one partition of everything. */
final class Driver implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static final List<org.barograph.catalog.CatalogEntry> CATALOG = List.of(
            CatalogReader.readEntry("issue", "{id: taiwan-strait, name: Taiwan Strait, any: [Taiwan]}"),
            CatalogReader.readEntry("issue", "{id: kashmir, name: Kashmir, any: [Kashmir]}"),
            CatalogReader.readEntry("issue", "{id: sudan, name: Sudan, any: [Sudan]}"),
            CatalogReader.readEntry("issue", "{id: sahel, name: Sahel, any: [Sahel]}"),
            CatalogReader.readEntry("composite", "{id: world, name: World tension, members: all}"));

    final Topics topics = Topics.defaults();
    final ValueSerdes serdes = Topics.serdes(Map.of("schema.registry.url", "mock://driver-" + UUID.randomUUID()));
    final LiveCatalog catalog;
    final TopologyTestDriver driver;
    final Topology topology;

    Driver() {
        this(TopologySettings.of(1, 1));
    }

    Driver(TopologySettings settings) {
        this(settings, new WordCoding());
    }

    Driver(TopologySettings settings, TextCoding coding) {
        catalog = new LiveCatalog(
                CatalogReader.compile(CATALOG),
                c -> coding,
                topics.catalog().name(),
                serdes.of(topics.catalog()).deserializer());
        Properties properties = properties();
        topology = BarographTopology.build(topics, serdes, catalog, settings, properties);
        driver = new TopologyTestDriver(topology, properties, NOW);
    }

    static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "barograph-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/streams-" + UUID.randomUUID());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }

    TestInputTopic<String, byte[]> articles() {
        return driver.createInputTopic(topics.articles().name(), new StringSerializer(), new ByteArraySerializer());
    }

    byte[] bytes(Article article) {
        return serdes.of(topics.articles())
                .serializer()
                .serialize(topics.articles().name(), article);
    }

    void publish(Article article) {
        articles().pipeInput(article.getId(), bytes(article), NOW);
    }

    void publishAll(Iterable<Article> articles) {
        articles.forEach(this::publish);
    }

    void putCatalog(CatalogEntry entry) {
        byte[] value = serdes.of(topics.catalog())
                .serializer()
                .serialize(topics.catalog().name(), entry);
        driver.createInputTopic(topics.catalog().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(entry.getId(), value, NOW);
    }

    /** Lets all punctuators do what they have to do. */
    void settle() {
        for (int i = 0; i < 3; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(1000));
        }
    }

    <V extends SpecificRecord> List<TestRecord<String, V>> read(Topic<String, V> topic) {
        TestOutputTopic<String, V> out = driver.createOutputTopic(
                topic.name(), new StringDeserializer(), serdes.of(topic).deserializer());
        return out.readRecordsToList();
    }

    List<TestRecord<String, TaggedArticle>> tagged() {
        return read(topics.tagged());
    }

    List<DeadLetter> deadLetters() {
        List<DeadLetter> letters = new ArrayList<>();
        read(topics.deadLetters()).forEach(record -> letters.add(record.value()));
        return letters;
    }

    List<IssueHistory> history() {
        List<IssueHistory> rows = new ArrayList<>();
        read(topics.history()).forEach(record -> rows.add(record.value()));
        return rows;
    }

    List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        read(topics.alerts()).forEach(record -> alerts.add(record.value()));
        return alerts;
    }

    /** The newest score of each issue written since the last call. */
    Map<String, IssueTension> scores() {
        Map<String, IssueTension> scores = new LinkedHashMap<>();
        read(topics.tension()).forEach(record -> scores.put(record.key(), record.value()));
        return scores;
    }

    /** The sums in the tension stage's store. */
    SortedMap<SumKey, Sums> sums() {
        SortedMap<SumKey, Sums> sums = new TreeMap<>();
        KeyValueStore<Bytes, Sums> store = driver.getKeyValueStore(Names.SUMS_STORE);
        try (KeyValueIterator<Bytes, Sums> entries = store.all()) {
            entries.forEachRemaining(
                    entry -> sums.merge(StoreKeys.sumOfSource(entry.key.get()), entry.value, Sums::plus));
        }
        return sums;
    }

    long count(String store) {
        KeyValueStore<Object, Object> entries = driver.getKeyValueStore(store);
        long count = 0;
        try (KeyValueIterator<Object, Object> all = entries.all()) {
            while (all.hasNext()) {
                all.next();
                count++;
            }
        }
        return count;
    }

    static Article article(String id, String source, Instant publishedAt, String title, String body) {
        return new Article(id, source, publishedAt, "en", title, body, null, 1, false);
    }

    static Article revision(Article article, int revision, String title, String body) {
        return new Article(
                article.getId(),
                article.getSource(),
                article.getPublishedAt(),
                article.getLanguage(),
                title,
                body,
                article.getUrl(),
                revision,
                false);
    }

    static Article retraction(String id, int revision) {
        return new Article(id, "", null, "en", "", "", null, revision, true);
    }

    @Override
    public void close() {
        driver.close();
        serdes.close();
    }
}
