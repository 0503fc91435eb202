package org.barograph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barograph.ingest.ArticleReader;
import org.barograph.local.BrokerSettings;
import org.barograph.local.EmbeddedBroker;
import org.barograph.local.EmbeddedRegistry;
import org.barograph.local.RegistrySettings;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.BarographApp;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.Endpoints;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;
import org.barograph.topology.CatalogCoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java example reads, as it stands there, the scores of the README's example articles. */
class ReadmeConsumerIT {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration READ = Duration.ofSeconds(90);

    @Test
    void theReadmesConsumerPrintsScoresOfTheReadmesArticles(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(BrokerSettings.of(folder).withPort(0));
                EmbeddedRegistry registry = EmbeddedRegistry.start(
                        RegistrySettings.of(broker.bootstrapServers()).withPort(0))) {
            Endpoints endpoints = new Endpoints(broker.bootstrapServers(), registry.url());
            try (BarographApp app =
                    BarographApp.start(AppSettings.of(endpoints, folder.resolve("state")), CatalogCoding::new)) {
                app.awaitRunning(START);
                publishExamples(endpoints);
                List<String> lines = new CopyOnWriteArrayList<>();
                Process reader = start(folder, endpoints);
                try {
                    follow(reader, lines);
                    await().atMost(READ).untilAsserted(() -> assertThat(lines)
                            .anyMatch(line -> line.matches("2024-05-10T.*  taiwan-strait +[1-9][0-9.]+  \\S+")));
                } finally {
                    reader.destroyForcibly();
                }
            }
        }
    }

    private static void publishExamples(Endpoints endpoints) {
        byte[] lines = Readme.example("articles").getBytes(UTF_8);
        Topics topics = Topics.defaults();
        try (ValueSerdes serdes = Topics.serdes(ClientConfigs.common(endpoints, Map.of()));
                KafkaProducer<String, Article> producer = new KafkaProducer<>(
                        ClientConfigs.writer(endpoints, Map.of()),
                        new StringSerializer(),
                        serdes.of(topics.articles()).serializer())) {
            new ArticleReader(new ByteArrayInputStream(lines), Clock.systemUTC()).forEachRemaining(item -> {
                Article article = ((ArticleReader.Accepted) item).article();
                producer.send(new ProducerRecord<>(topics.articles().name(), article.getId(), article));
            });
        }
    }

    /** As the README says: java -cp target/barograph.jar TensionReader.java BROKER REGISTRY. */
    private static Process start(Path folder, Endpoints endpoints) throws IOException {
        Path source = folder.resolve("TensionReader.java");
        Files.writeString(source, Readme.example("TensionReader.java"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("barograph.jar"),
                        source.toString(),
                        endpoints.bootstrapServers(),
                        endpoints.registryUrl())
                .redirectErrorStream(true)
                .start();
    }

    private static void follow(Process process, List<String> lines) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader output =
                            new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
                        output.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        lines.add("The output ended: " + e);
                    }
                },
                "reader-output");
        thread.setDaemon(true);
        thread.start();
    }
}
