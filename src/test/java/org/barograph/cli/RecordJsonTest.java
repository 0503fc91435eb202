package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.DeadLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    private static final Topics TOPICS = Topics.defaults();

    private final ValueSerdes serdes = Topics.serdes(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));

    @AfterEach
    void close() {
        serdes.close();
    }

    private <V extends SpecificRecord> String line(Topic<String, V> topic, byte[] key, byte[] value) {
        return new RecordJson<>(serdes.of(topic).deserializer())
                .of(new ConsumerRecord<>(
                        topic.name(),
                        2,
                        41,
                        Instant.parse("2025-01-02T03:04:05.678Z").toEpochMilli(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        key,
                        value,
                        new RecordHeaders(),
                        Optional.empty()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <V extends SpecificRecord> String line(Topic<String, V> topic, V value) {
        return line(topic, utf8("k"), serdes.of(topic).serializer().serialize(topic.name(), value));
    }

    @Test
    void aRecordIsOneObjectWithTimesAsRfc3339() {
        Article article = new Article(
                "k", "Åland Nyheter", Instant.parse("2025-01-02T03:00:00Z"), "en", "Ferries wait", "", null, 1, false);

        assertThat(line(TOPICS.articles(), article))
                .isEqualTo(
                        """
                        {"topic":"news.articles.v1","partition":2,"offset":41,"timestamp":"2025-01-02T03:04:05.678Z",\
                        "key":"k","value":{"id":"k","source":"Åland Nyheter","published_at":"2025-01-02T03:00:00Z",\
                        "language":"en","title":"Ferries wait","body":"","url":null,"revision":1,"retracted":false}}""");
    }

    @Test
    void bytesAreBase64() {
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason("bad-record")
                .setMessage("not Avro")
                .setStage("tag")
                .setTopic("news.articles.v1")
                .setPartition(0)
                .setOffset(1)
                .setRecordTimestamp(Instant.EPOCH)
                .setRefusedAt(Instant.EPOCH)
                .setValue(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .build();

        assertThat(line(TOPICS.deadLetters(), letter)).contains("\"value\":\"AQID\"");
    }

    @Test
    void aNullValueIsNull() {
        assertThat(line(TOPICS.articles(), utf8("k"), null)).endsWith("\"key\":\"k\",\"value\":null}");
    }

    @Test
    void aNullKeyIsNull() {
        assertThat(line(TOPICS.articles(), null, null)).contains("\"key\":null");
    }

    @Test
    void aRecordThatCantBeReadHasAnErrorInThePlaceOfItsValue() {
        assertThat(line(TOPICS.articles(), utf8("k"), utf8("plain text")))
                .contains("\"error\":\"a record in topic news.articles.v1 begins with 70 6c 61")
                .doesNotContain("\"value\"");
    }
}
