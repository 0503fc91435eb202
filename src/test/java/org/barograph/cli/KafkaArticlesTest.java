package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barograph.ingest.ArticleReader.Accepted;
import org.barograph.stream.RegistryUnavailableException;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaArticlesTest {
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final PublishTally tally = new PublishTally();
    private final KafkaArticles articles = new KafkaArticles(
            producer,
            (topic, article) -> article.getTitle().getBytes(StandardCharsets.UTF_8),
            () -> {},
            "news.articles.v1",
            "broker.example:9092",
            tally);

    @TempDir
    Path folder;

    private RefusedLines refused;

    @BeforeEach
    void openRefused() {
        refused = new RefusedLines(folder.resolve("refused.jsonl"), new PrintWriter(new StringWriter()));
    }

    @AfterEach
    void closeRefused() {
        refused.close();
    }

    private void take(String id) {
        Article article = new Article(
                id,
                "Delta Ledger",
                Instant.parse("2025-05-05T05:05:05Z"),
                "en",
                "Dam inspectors return",
                "",
                null,
                1,
                false);
        articles.take(new Accepted(article, 7), refused.of(null));
    }

    @Test
    void anArticleIsKeyedByItsId() {
        take("delta-ledger:1");

        assertThat(producer.history()).singleElement().extracting("key").isEqualTo("delta-ledger:1");
    }

    @Test
    void anArticleCountsWhenKafkaHasIt() {
        take("delta-ledger:1");
        take("delta-ledger:2");
        producer.completeNext();

        assertThat(tally.total()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsTooLargeIsRefusedAlone() {
        take("delta-ledger:1");
        take("delta-ledger:2");
        producer.errorNext(new RecordTooLargeException("1.2 MB"));
        producer.completeNext();
        articles.flush();

        assertThat(tally.refused() + " of " + tally.total()).isEqualTo("1 of 2");
    }

    @Test
    void aRefusedRecordIsWrittenDownWithItsLineAndId() throws IOException {
        take("delta-ledger:1");
        producer.errorNext(new RecordTooLargeException("1.2 MB"));
        refused.close();

        assertThat(Files.readString(folder.resolve("refused.jsonl")))
                .isEqualToIgnoringNewLines(
                        """
                        {"line":7,"reason":"too-large","message":"1.2 MB","text":"{\\"id\\":\\"delta-ledger:1\\"}"}""");
    }

    @Test
    void aBrokerThatIsGoneEndsTheSending() {
        take("delta-ledger:1");
        producer.errorNext(new TimeoutException("30000 ms passed"));

        assertThatThrownBy(() -> take("delta-ledger:2"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("broker.example:9092");
    }

    @Test
    void aRegistryThatIsGoneIsSaidAsSuch() {
        KafkaArticles withoutRegistry = new KafkaArticles(
                producer,
                (topic, article) -> {
                    throw new RegistryUnavailableException("no answer", null);
                },
                () -> {},
                "news.articles.v1",
                "broker.example:9092",
                tally);

        assertThatThrownBy(() -> withoutRegistry.take(new Accepted(new Article(), 1), refused.of(null)))
                .isInstanceOf(RegistryUnavailableException.class);
    }
}
