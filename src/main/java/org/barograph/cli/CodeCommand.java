package org.barograph.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.barograph.catalog.CatalogReader;
import org.barograph.coding.ActorMention;
import org.barograph.coding.CodedEvent;
import org.barograph.coding.CodedText;
import org.barograph.coding.Coder;
import org.barograph.coding.IssueMention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Codes texts from JSON lines to JSON lines, without Kafka. */
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Read actors, issues and events out of texts.",
        description = {
            "Each input line is a JSON object with id and text, and optionally date (YYYY-MM-DD, YYYYMMDD or YYMMDD), or an article with id, title and body.",
            "For each one line with its actors, issues and events is written, in the same order.",
            "A line that can't be read is reported on stderr and left out."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all lines were coded", "1:some lines were bad, or the input can't be read", "2:wrong usage"})
public final class CodeCommand implements Callable<Integer> {
    private static final int BUFFER_CHARS = 1 << 16;

    /** Older event data write dates so; the years are 2000 to 2099. */
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("uuMMdd");

    @Parameters(paramLabel = "FILE", description = "a file of JSON lines, or - for standard input")
    private String file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(input(), StandardCharsets.UTF_8), BUFFER_CHARS)) {
            Writer writer = new BufferedWriter(
                    new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
                    BUFFER_CHARS);
            return code(new Coder(CatalogReader.bundled()), reader, writer, err);
        } catch (NoSuchFileException e) {
            err.println("code: there is no file " + e.getFile());
        } catch (IOException e) {
            err.println("code: " + file + " can't be read or its result not written: " + e.getMessage());
        }
        return 1;
    }

    private InputStream input() throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    /**
     * Codes all lines.
     *
     * @return 0, or 1 if a line was bad
     */
    int code(Coder coder, BufferedReader reader, Writer writer, PrintWriter err) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        boolean bad = false;
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            try {
                writer.write(coded(coder, mapper, line));
                writer.write('\n');
            } catch (BadLineException e) {
                bad = true;
                err.println("code: " + file + " line " + number + ": " + e.getMessage());
            }
        }
        writer.flush();
        err.flush();
        return bad ? 1 : 0;
    }

    private static String coded(Coder coder, ObjectMapper mapper, String line) throws BadLineException, IOException {
        if (line.isBlank()) {
            throw new BadLineException("the line is blank; a JSON object with id and text is expected");
        }
        JsonNode node = parsed(mapper, line);
        if (!node.isObject()) {
            throw new BadLineException("not a JSON object; one with id and text is expected");
        }
        String id = text(node, "id");
        if (id == null || id.isEmpty()) {
            throw new BadLineException("no id; a non-empty string is expected");
        }
        LocalDate date = date(node);
        String text = text(node, "text");
        CodedText coded;
        if (text != null) {
            coded = coder.code(text, date);
        } else {
            String title = text(node, "title");
            String body = text(node, "body");
            if (title == null && body == null) {
                throw new BadLineException("no text, nor title or body, in the record with id " + id);
            }
            coded = coder.code(title == null ? "" : title, body == null ? "" : body, date);
        }
        return json(mapper, id, coded);
    }

    private static JsonNode parsed(ObjectMapper mapper, String line) throws BadLineException {
        try {
            JsonNode node = mapper.readTree(line);
            if (node == null || node.isMissingNode()) {
                throw new BadLineException("not JSON");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new BadLineException("not JSON: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonNode node, String field) throws BadLineException {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isTextual() || (field.equals("id") && value.isNumber())) {
            return value.asText();
        }
        throw new BadLineException("'" + field + "' must be a string");
    }

    private static LocalDate date(JsonNode node) throws BadLineException {
        String date = text(node, "date");
        String published = date == null ? text(node, "published_at") : null;
        try {
            if (date != null) {
                return switch (date.length()) {
                    case 6 -> LocalDate.parse(date, SHORT_DATE);
                    case 8 -> LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
                    default -> LocalDate.parse(date, DateTimeFormatter.ISO_DATE);
                };
            }
            return published == null
                    ? null
                    : OffsetDateTime.parse(published)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDate();
        } catch (DateTimeException e) {
            String field = date == null ? "published_at" : "date";
            throw new BadLineException("'" + field + "' is not a date: " + (date == null ? published : date));
        }
    }

    private static String json(ObjectMapper mapper, String id, CodedText coded) throws IOException {
        StringWriter line = new StringWriter(1024);
        try (JsonGenerator json = mapper.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeArrayFieldStart("actors");
            for (ActorMention actor : coded.actors()) {
                write(json, actor);
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
                write(json, event);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, ActorMention actor) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", actor.code());
        json.writeStringField("country", actor.country());
        json.writeStringField("name", actor.name());
        json.writeStringField("text", actor.text());
        json.writeNumberField("start", actor.start());
        json.writeNumberField("end", actor.end());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CodedEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", event.source());
        json.writeStringField("target", event.target());
        json.writeStringField("source_country", event.sourceCountry());
        json.writeStringField("target_country", event.targetCountry());
        json.writeStringField("cameo", event.cameo());
        json.writeStringField("plover", event.plover().isEmpty() ? null : event.plover());
        json.writeNumberField("goldstein", event.goldstein());
        json.writeNumberField("confidence", event.confidence());
        writeStrings(json, "issues", event.issues());
        json.writeStringField("text", event.text());
        json.writeEndObject();
    }

    private static void writeStrings(JsonGenerator json, String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** A line that can't be coded, and why. */
    private static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1L;

        BadLineException(String message) {
            super(message);
        }
    }
}
