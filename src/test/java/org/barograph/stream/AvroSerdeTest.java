package org.barograph.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.TaggedArticle;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
    private static final String TOPIC = "news.articles.v1";

    private final RegistryClient registry = RegistryClient.of(Samples.ownRegistry());
    private final AvroSerde<Article> articles = new AvroSerde<>(Article.class, registry);

    private byte[] write(Article article) {
        return articles.serializer().serialize(TOPIC, article);
    }

    private Article read(byte[] bytes) {
        return articles.deserializer().deserialize(TOPIC, bytes);
    }

    @Test
    void anArticleComesBackEqual() {
        Article article = Samples.article().build();

        assertThat(read(write(article))).isEqualTo(article);
    }

    @Test
    void aRecordWithNestedListsComesBackEqual() {
        AvroSerde<TaggedArticle> tagged = new AvroSerde<>(TaggedArticle.class, registry);
        TaggedArticle record = Samples.taggedArticle();

        byte[] bytes = tagged.serializer().serialize("news.tagged.v1", record);

        assertThat(tagged.deserializer().deserialize("news.tagged.v1", bytes)).isEqualTo(record);
    }

    @Test
    void stringsComeBackAsStrings() {
        Object title = read(write(Samples.article().build())).get("title");

        assertThat(title).isInstanceOf(String.class);
    }

    @Test
    void nullStaysNull() {
        assertThat(write(null)).isNull();
        assertThat(read(null)).isNull();
    }

    @Test
    void aRecordLargerThanTheKeptBufferComesBackEqual() {
        Article article =
                Samples.article().setBody("Löschboot ".repeat(200_000)).build();

        assertThat(read(write(article))).isEqualTo(article);
        assertThat(read(write(Samples.article().build())))
                .isEqualTo(Samples.article().build());
    }

    @Test
    void theWireFormatIsMagicByteIdAndAvroBinary() throws IOException {
        Article article = Samples.article().build();

        ByteBuffer bytes = ByteBuffer.wrap(write(article));

        assertThat(bytes.get()).isZero();
        assertThat(registry.schemaById(bytes.getInt())).contains("\"name\":\"Article\"");
        byte[] datum = new byte[bytes.remaining()];
        bytes.get(datum);
        assertThat(datum).isEqualTo(plainAvro(article));
    }

    @Test
    void theSubjectIsTopicAndValue() {
        int written = ByteBuffer.wrap(write(Samples.article().build())).getInt(1);

        assertThat(registry.register("news.articles.v1-value", AvroSerializer.portableJson(Article.getClassSchema())))
                .isEqualTo(written);
    }

    @Test
    void whatIsRegisteredIsTheSchemaFile() throws IOException {
        String registered = registry.schemaById(
                ByteBuffer.wrap(write(Samples.article().build())).getInt(1));

        try (var file = AvroSerdeTest.class.getResourceAsStream("/schemas/article.avsc")) {
            assertThat(registered).isEqualTo(new Schema.Parser().parse(file).toString());
        }
    }

    @Test
    void anEarlierSchemaWithAFieldLessIsReadWithTheDefault() throws IOException {
        Schema earlier = SchemaBuilder.record("Article")
                .namespace("org.barograph.stream.avro")
                .fields()
                .requiredString("id")
                .requiredString("title")
                .endRecord();
        GenericRecord record = new GenericRecordBuilder(earlier)
                .set("id", "harbour-post:1")
                .set("title", "Ferry strike ends")
                .build();

        Article article = read(foreign(record));

        assertThat(article)
                .isEqualTo(Article.newBuilder()
                        .setId("harbour-post:1")
                        .setTitle("Ferry strike ends")
                        .build());
    }

    @Test
    void aLaterSchemaWithMoreFieldsIsReadWithoutThem() throws IOException {
        Schema later = SchemaBuilder.record("Article")
                .namespace("org.barograph.stream.avro")
                .fields()
                .name("tags")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .requiredString("id")
                .name("scores")
                .type()
                .map()
                .values()
                .doubleType()
                .noDefault()
                .requiredString("body")
                .requiredBytes("thumbnail")
                .requiredFloat("quality")
                .endRecord();
        GenericRecord record = new GenericRecordBuilder(later)
                .set("id", "harbour-post:2")
                .set("tags", java.util.List.of("sea", "trade"))
                .set("scores", Map.of("reach", 2.5))
                .set("body", "Customs officers walked out.")
                .set("thumbnail", ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .set("quality", 0.5f)
                .build();

        Article article = read(foreign(record));

        assertThat(article)
                .isEqualTo(Article.newBuilder()
                        .setId("harbour-post:2")
                        .setBody("Customs officers walked out.")
                        .build());
    }

    @Test
    void aForeignSchemaOfAnotherNameIsReadByItsFields() throws IOException {
        Schema foreign = SchemaBuilder.record("NewsItem")
                .namespace("example.feeds")
                .fields()
                .requiredString("id")
                .requiredLong("published_at")
                .optionalString("url")
                .requiredInt("revision")
                .endRecord();
        GenericRecord record = new GenericData.Record(foreign);
        record.put("id", "harbour-post:3");
        record.put("published_at", 1_700_000_000_000L);
        record.put("url", "https://harbourpost.example/3");
        record.put("revision", 4);

        Article article = read(foreign(record));

        assertThat(article.getPublishedAt()).hasToString("2023-11-14T22:13:20Z");
    }

    @Test
    void aSchemaWithoutARequiredFieldIsABadRecord() throws IOException {
        Schema foreign =
                SchemaBuilder.record("Note").fields().requiredString("text").endRecord();
        byte[] bytes =
                foreign(new GenericRecordBuilder(foreign).set("text", "hello").build());

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("missing required field id");
    }

    @Test
    void anotherMagicByteIsABadRecordThatSaysWhatWasFoundAndExpected() {
        byte[] json = "{\"id\":\"harbour-post:4\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(json))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("7b 22 69 64")
                .hasMessageContaining("expected Confluent's wire format");
    }

    @Test
    void anEmptyValueIsABadRecord() {
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("0 bytes");
    }

    @Test
    void anIdThatTheRegistryDoesNotHaveIsAnUnknownSchema() {
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 3, (byte) 0xe8, 2, 'x'}))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("schema id 1000");
    }

    @Test
    void aNegativeIdIsAnUnknownSchema() {
        assertThatThrownBy(() -> read(new byte[] {0, -1, -1, -1, -1, 2, 'x'}))
                .isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void bytesAfterTheRecordAreRefused() {
        byte[] bytes = write(Samples.article().build());
        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 3);

        assertThatThrownBy(() -> read(longer))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("3 bytes follow");
    }

    @Test
    void aStringThatDeclaresTwoGigabytesIsABadRecord() throws IOException {
        byte[] bytes = withHeader(Article.getClassSchema(), out -> out.writeLong(Integer.MAX_VALUE - 8L));

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("declares 2147483639 bytes, and 0 are left");
    }

    @Test
    void aListThatDeclaresABillionItemsIsABadRecord() throws IOException {
        Schema schema = TaggedArticle.getClassSchema();
        byte[] bytes = withHeader(schema, out -> {
            out.writeString("harbour-post:5");
            out.writeInt(1);
            out.writeBoolean(false);
            for (int i = 0; i < 3; i++) {
                out.writeString("x");
            }
            out.writeDouble(1);
            out.writeLong(0);
            out.writeString("en");
            out.writeBoolean(true);
            out.writeString("x");
            out.writeIndex(0);
            out.writeLong(1_000_000_000);
        });
        AvroDeserializer<TaggedArticle> tagged = new AvroDeserializer<>(TaggedArticle.class, registry);

        assertThatThrownBy(() -> tagged.deserialize("news.tagged.v1", bytes))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("declares 1000000000 items, and 0 bytes are left");
    }

    @Test
    void aFieldThatMustBeSetAndIsNotIsNamed() {
        assertThatThrownBy(() -> write(new Article()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("id");
    }

    @Test
    void aFailedWriteLeavesNothingBehind() {
        assertThatThrownBy(() -> write(new Article())).isInstanceOf(SerializationException.class);

        assertThat(read(write(Samples.article().build())))
                .isEqualTo(Samples.article().build());
    }

    @Test
    void keysAreRefused() {
        AvroSerde<Article> serde = new AvroSerde<>();

        assertThatThrownBy(() -> serde.configure(Samples.ownRegistry(), true)).isInstanceOf(ConfigException.class);
    }

    @Test
    void kafkaCanConfigureItByName() {
        Map<String, Object> config = new HashMap<>(Samples.ownRegistry());
        config.put(AvroDeserializer.VALUE_TYPE, Article.class.getName());
        AvroSerde<Article> serde = new AvroSerde<>();
        serde.configure(config, false);

        byte[] bytes = serde.serializer().serialize(TOPIC, Samples.article().build());

        assertThat(serde.deserializer().deserialize(TOPIC, bytes))
                .isEqualTo(Samples.article().build());
    }

    @Test
    void aMissingTargetTypeIsNamed() {
        AvroSerde<SpecificRecord> serde = new AvroSerde<>();

        assertThatThrownBy(() -> serde.configure(Samples.ownRegistry(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("specific.avro.value.type");
    }

    private byte[] foreign(GenericRecord record) throws IOException {
        return withHeader(record.getSchema(), out -> new GenericDatumWriter<>(record.getSchema()).write(record, out));
    }

    private interface Body {
        void writeTo(BinaryEncoder out) throws IOException;
    }

    private byte[] withHeader(Schema writer, Body body) throws IOException {
        int id = registry.register("foreign-value-" + writer.getName(), writer.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(ByteBuffer.allocate(4).putInt(id).array());
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        body.writeTo(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] plainAvro(Article article) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        new org.apache.avro.specific.SpecificDatumWriter<>(Article.class).write(article, out);
        out.flush();
        return bytes.toByteArray();
    }
}
