package org.barograph.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import org.barograph.coding.ActorMention;
import org.barograph.coding.CodedEvent;
import org.barograph.coding.CodedText;
import org.barograph.coding.IssueMention;

/** Writes coded texts, one line of JSON each. */
final class CodeOutput implements Closeable {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .rootValueSeparator("")
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final JsonGenerator json;

    /** @param writer takes the lines; it stays open */
    CodeOutput(Writer writer) throws IOException {
        json = FACTORY.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    void write(String id, CodedText coded) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeArrayFieldStart("actors");
        for (ActorMention actor : coded.actors()) {
            write(actor);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("issues");
        for (IssueMention issue : coded.issues()) {
            json.writeStartObject();
            json.writeStringField("id", issue.id());
            json.writeNumberField("relevance", issue.relevance());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("events");
        for (CodedEvent event : coded.events()) {
            write(event);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void write(ActorMention actor) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", actor.code());
        json.writeStringField("country", actor.country());
        json.writeStringField("name", actor.name());
        json.writeStringField("text", actor.text());
        json.writeNumberField("start", actor.start());
        json.writeNumberField("end", actor.end());
        json.writeEndObject();
    }

    private void write(CodedEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", event.source());
        json.writeStringField("target", event.target());
        json.writeStringField("source_country", event.sourceCountry());
        json.writeStringField("target_country", event.targetCountry());
        json.writeStringField("cameo", event.cameo());
        json.writeStringField("plover", event.plover().isEmpty() ? null : event.plover());
        json.writeNumberField("goldstein", event.goldstein());
        json.writeNumberField("confidence", event.confidence());
        json.writeArrayFieldStart("issues");
        for (String issue : event.issues()) {
            json.writeString(issue);
        }
        json.writeEndArray();
        json.writeStringField("text", event.text());
        json.writeEndObject();
    }

    /** Hands on what is not yet written, and leaves the writer open. */
    @Override
    public void close() throws IOException {
        json.close();
    }
}
