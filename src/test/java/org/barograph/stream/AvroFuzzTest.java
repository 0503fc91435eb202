package org.barograph.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.specific.SpecificRecord;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.TaggedArticle;

/** Whatever bytes stand in a topic, reading them gives a record or says that they are none. */
class AvroFuzzTest {
    private final RegistryClient registry = RegistryClient.of(Samples.ownRegistry());
    private final AvroSerde<Article> articles = new AvroSerde<>(Article.class, registry);
    private final AvroSerde<TaggedArticle> tagged = new AvroSerde<>(TaggedArticle.class, registry);
    private final byte[] article =
            articles.serializer().serialize("a", Samples.article().build());
    private final byte[] taggedArticle = tagged.serializer().serialize("t", Samples.taggedArticle());

    private static boolean readOrRefused(AvroSerde<?> serde, byte[] bytes) {
        try {
            SpecificRecord record = (SpecificRecord) serde.deserializer().deserialize("t", bytes);
            return record != null;
        } catch (BadRecordException e) {
            return e.getMessage() != null;
        }
    }

    @Property(tries = 2_000)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        assertThat(readOrRefused(articles, bytes)).isTrue();
    }

    @Property(tries = 5_000)
    void anyBytesAfterAKnownSchemaIdAreReadOrRefused(@ForAll @Size(max = 300) byte[] garbage) {
        byte[] bytes = Arrays.copyOf(taggedArticle, 5 + garbage.length);
        System.arraycopy(garbage, 0, bytes, 5, garbage.length);

        assertThat(readOrRefused(tagged, bytes)).isTrue();
    }

    @Property(tries = 5_000)
    void aRecordWithOneByteChangedIsReadOrRefused(@ForAll @IntRange(min = 5) int place, @ForAll byte value) {
        byte[] bytes = taggedArticle.clone();
        bytes[5 + place % (bytes.length - 5)] = value;

        assertThat(readOrRefused(tagged, bytes)).isTrue();
    }

    @Property(tries = 500)
    void aRecordCutShortIsRefused(@ForAll @IntRange(min = 0) int length) {
        byte[] cut = Arrays.copyOf(article, length % article.length);

        boolean read;
        try {
            read = articles.deserializer().deserialize("a", cut) != null;
        } catch (BadRecordException e) {
            read = false;
        }

        assertThat(read).isFalse();
    }
}
