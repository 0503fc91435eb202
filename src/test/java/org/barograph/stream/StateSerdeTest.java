package org.barograph.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.barograph.stream.state.ArticleState;
import org.junit.jupiter.api.Test;

class StateSerdeTest {
    /** As the first release wrote it. */
    private static final Schema FIRST = SchemaBuilder.record("ArticleState")
            .namespace("org.barograph.stream.state")
            .fields()
            .requiredInt("revision")
            .requiredBoolean("retracted")
            .requiredBytes("content_hash")
            .name("fingerprint")
            .type()
            .unionOf()
            .nullType()
            .and()
            .stringType()
            .endUnion()
            .noDefault()
            .requiredLong("published_at")
            .endRecord();

    private final StateSerde<ArticleState> serde = new StateSerde<>(ArticleState.getClassSchema(), "source");

    @Test
    void whatTheFirstReleaseWroteIsReadWithoutASource() throws IOException {
        GenericData.Record old = new GenericData.Record(FIRST);
        old.put("revision", 3);
        old.put("retracted", false);
        old.put("content_hash", ByteBuffer.wrap(new byte[] {1, 2}));
        old.put("fingerprint", "0123456789abcdef");
        old.put("published_at", 1_700_000_000_000L);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(FIRST).write(old, encoder);
        encoder.flush();
        assertThat(serde.deserializer().deserialize("articles", out.toByteArray()))
                .isEqualTo(new ArticleState(
                        3, false, ByteBuffer.wrap(new byte[] {1, 2}), "0123456789abcdef", 1_700_000_000_000L, null));
    }

    @Test
    void whatIsWrittenNowIsReadWithItsSource() {
        ArticleState state =
                new ArticleState(1, false, ByteBuffer.wrap(new byte[32]), "f", 1_700_000_000_000L, "Harbour Post");
        byte[] bytes = serde.serializer().serialize("articles", state);
        assertThat(bytes[0]).isEqualTo((byte) 2);
        assertThat(serde.deserializer().deserialize("articles", bytes)).isEqualTo(state);
    }

    @Test
    void aFormatThatALaterReleaseWroteIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> serde.deserializer().deserialize("articles", new byte[] {3, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("articles")
                .hasMessageContaining("format byte 3, expected 1 to 2")
                .hasMessageContaining("reset");
        assertThatThrownBy(() -> serde.deserializer().deserialize("articles", new byte[0]))
                .hasMessageContaining("missing");
    }
}
