package org.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.barograph.topology.TestApplication.DEADLINE;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.Metric;
import org.barograph.catalog.CatalogReader;
import org.barograph.runtime.BarographApp;
import org.barograph.stream.RegistryClient;
import org.barograph.stream.RegistryRefusedException;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that can't be read, and a registry that can't be asked. */
class PoisonIT {
    private static final byte[] NO_AVRO = "{\"id\": \"json instead of Avro\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UNKNOWN_SCHEMA =
            ByteBuffer.allocate(9).put((byte) 0).putInt(9_999).putInt(42).array();

    @TempDir
    static Path folder;

    private static TestCluster cluster;

    /** With little patience, so that an outage soon shows. */
    private final TestApplication application =
            new TestApplication(cluster, folder, 2, 2, 1, Map.of(RegistryClient.RETRY_MAX_MS, "1000"));

    private final Article article = Driver.article(
            "wire:1", "Outlet 1", Instant.now().truncatedTo(ChronoUnit.SECONDS), "One headline", "kashmir:IND-PAK:-7");
    private final PureModel model = new PureModel(CatalogReader.bundled(), new WordCoding())
            .receive(new RandomHistory.Publication("wire:1", article));

    @BeforeAll
    static void start() {
        cluster = TestCluster.start(folder.resolve("cluster"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsReasonAndTheRestGoesOn() {
        String articles = application.topics.articles().name();
        String tagged = application.topics.tagged().name();
        try (BarographApp instance = application.start("one", c -> new WordCoding())) {
            instance.awaitRunning(DEADLINE);
            for (String topic : List.of(articles, tagged)) {
                application.publish(topic, "wire:1", NO_AVRO);
                application.publish(topic, "wire:1", UNKNOWN_SCHEMA);
            }
            application.publish(tagged, null, new byte[0]);
            application.publish(tagged, "no value", null);
            application.publish(article);
            application.awaitSums(model);
            assertThat(application.deadLetters())
                    .extracting(letter -> letter.getTopic(), letter -> letter.getReason(), letter -> letter.getValue())
                    .containsExactlyInAnyOrder(
                            tuple(articles, "bad-record", ByteBuffer.wrap(NO_AVRO)),
                            tuple(articles, "unknown-schema", ByteBuffer.wrap(UNKNOWN_SCHEMA)),
                            tuple(tagged, "bad-record", ByteBuffer.wrap(NO_AVRO)),
                            tuple(tagged, "unknown-schema", ByteBuffer.wrap(UNKNOWN_SCHEMA)),
                            tuple(tagged, "bad-record", ByteBuffer.allocate(0)));
        }
    }

    @Test
    void anArticleWaitsWhileTheRegistryIsAway() throws IOException {
        byte[] bytes = writtenWithANewerSchema();
        try (BarographApp instance = application.start("one", c -> new WordCoding())) {
            instance.awaitRunning(DEADLINE);
            cluster.stopRegistry();
            try {
                application.publish(application.topics.articles().name(), "wire:1", bytes);
                await().atMost(DEADLINE).until(() -> failedThreads(instance) > 0);
            } finally {
                cluster.restartRegistry();
            }
            application.awaitSums(model);
            assertThat(application.deadLetters()).isEmpty();
        }
    }

    @Test
    void aRegistryThatRefusesToAnswerStopsTheInstanceAndMakesNoDeadLetter() throws Exception {
        byte[] bytes = writtenWithANewerSchema();
        try (BarographApp instance = application.start("one", c -> new WordCoding())) {
            instance.awaitRunning(DEADLINE);
            // So that the instance has all that it needs for writing a dead letter.
            application.publish(application.topics.articles().name(), "wire:1", NO_AVRO);
            await().atMost(DEADLINE).until(() -> application.deadLetters().size() == 1);
            int port = URI.create(cluster.endpoints().registryUrl()).getPort();
            cluster.stopRegistry();
            HttpServer refusing = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            refusing.createContext("/", exchange -> {
                exchange.sendResponseHeaders(403, -1);
                exchange.close();
            });
            refusing.start();
            try {
                application.publish(application.topics.articles().name(), "wire:1", bytes);
                assertThat(instance.failure()).succeedsWithin(DEADLINE).satisfies(failure -> assertThat(failure)
                        .hasStackTraceContaining(RegistryRefusedException.class.getName()));
            } finally {
                refusing.stop(0);
                cluster.restartRegistry();
            }
            assertThat(application.deadLetters()).hasSize(1);
        }
    }

    /** The article as a producer sends it whose schema has a field more, which no instance has seen. */
    private byte[] writtenWithANewerSchema() throws IOException {
        List<Schema.Field> fields = new ArrayList<>();
        Article.getClassSchema().getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("desk", Schema.create(Schema.Type.STRING), null, ""));
        Schema newer =
                Schema.createRecord("Article", null, Article.getClassSchema().getNamespace(), false, fields);
        int id;
        try (RegistryClient registry =
                RegistryClient.of(Map.of(RegistryClient.URL, cluster.endpoints().registryUrl()))) {
            id = registry.register(application.topics.articles().name() + "-value", newer.toString());
        }
        GenericRecordBuilder builder = new GenericRecordBuilder(newer);
        builder.set("id", article.getId()).set("source", article.getSource());
        builder.set("published_at", article.getPublishedAt().toEpochMilli());
        builder.set("title", article.getTitle()).set("body", article.getBody());
        GenericRecord record = builder.build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(newer).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static double failedThreads(BarographApp instance) {
        return instance.streams().metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("failed-stream-threads"))
                .map(Metric::metricValue)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sum();
    }
}
