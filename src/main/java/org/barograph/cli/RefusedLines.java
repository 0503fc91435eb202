package org.barograph.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.barograph.ingest.ArticleReader.Refused;

/**
 * The file of refused lines as JSON lines: {@code line, reason, message, text}. It is made when the first one comes. If it
 * can't be written, that is said once and the articles go on. Thread-safe.
 */
final class RefusedLines implements AutoCloseable {
    private final JsonFactory factory = new JsonFactory();
    private final Path file;
    private final PrintWriter err;
    private Writer writer;
    private boolean broken;

    RefusedLines(Path file, PrintWriter err) {
        this.file = file;
        this.err = err;
    }

    /** The lines of one input. */
    final class OfInput {
        private final String input;

        private OfInput(String input) {
            this.input = input;
        }

        void write(Refused refused) {
            add(input, refused.line(), refused.reason(), refused.message(), refused.text());
        }

        /** Writes an article that was refused on its way, by its id: its text is not kept so long. */
        void writeId(long line, String reason, String message, String id) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = factory.createGenerator(text)) {
                json.writeStartObject();
                json.writeStringField("id", id);
                json.writeEndObject();
            } catch (IOException e) {
                throw new IllegalStateException("A string can be written to", e);
            }
            add(input, line, reason, message, text.toString());
        }
    }

    /** @param input name of the input, to stand in each line; null for none */
    OfInput of(String input) {
        return new OfInput(input);
    }

    /** The file, if there was something to write into it. */
    synchronized Optional<Path> made() {
        return Optional.ofNullable(writer == null ? null : file);
    }

    private synchronized void add(String input, long line, String reason, String message, String text) {
        if (broken) {
            return;
        }
        try {
            if (writer == null) {
                // Unlike Files.newBufferedWriter, this puts a ? for half a surrogate pair instead of failing.
                writer =
                        new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
            }
            StringWriter json = new StringWriter();
            write(json, input, line, reason, message, text);
            writer.write(json.append('\n').toString());
        } catch (IOException e) {
            fail(e);
        }
    }

    private void write(Writer to, String input, long line, String reason, String message, String text)
            throws IOException {
        try (JsonGenerator json = factory.createGenerator(to)) {
            json.writeStartObject();
            if (input != null) {
                json.writeStringField("file", input);
            }
            json.writeNumberField("line", line);
            json.writeStringField("reason", reason);
            json.writeStringField("message", message);
            json.writeStringField("text", text);
            json.writeEndObject();
        }
    }

    private void fail(IOException e) {
        broken = true;
        err.println("Can't write refused lines to " + file + " (" + e + "); name another file with --refused");
    }

    @Override
    public synchronized void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            fail(e);
        }
    }
}
