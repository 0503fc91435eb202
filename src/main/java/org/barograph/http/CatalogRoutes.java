package org.barograph.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogException;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.query.NotReadyException;
import org.barograph.query.UnknownIdException;
import org.barograph.runtime.CatalogEditor;
import org.barograph.runtime.CatalogPreview;

/** The catalogue: read by anyone, edited with the token, and looked at as it would be. */
final class CatalogRoutes {
    private static final List<String> KINDS = CatalogReader.kinds();
    private static final Set<String> SCORED = Set.of("issue", "composite");
    private static final int MOST_DEFINITION_BYTES = 1 << 20;
    private static final int MOST_QUERY_CHARS = 200;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);
    private static final long READ_FOR_NANOS = Duration.ofSeconds(5).toNanos();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Supplier<CatalogEditor> editor;
    private final Supplier<CatalogPreview> preview;
    private final Supplier<CompiledCatalog> live;
    private final Supplier<String> problem;
    private final Tokens tokens;
    /** A preview reads a thousand texts twice: one at a time. */
    private final Semaphore previews = new Semaphore(1);

    private Map<String, org.barograph.stream.avro.CatalogEntry> read;
    private long readNanos;

    /**
     * @param editor throws {@link NotReadyException} before there is one
     * @param preview throws {@link NotReadyException} before there is one
     * @param live the catalogue in force
     * @param problem why the newest version is not in force, or empty
     */
    CatalogRoutes(
            Supplier<CatalogEditor> editor,
            Supplier<CatalogPreview> preview,
            Supplier<CompiledCatalog> live,
            Supplier<String> problem,
            Tokens tokens) {
        this.editor = editor;
        this.preview = preview;
        this.live = live;
        this.problem = problem;
        this.tokens = tokens;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/catalog", this::overview);
        routes.get("/api/catalog/{kind}", this::list);
        routes.get("/api/catalog/{kind}/<id>", this::entry);
        routes.put("/api/catalog/{kind}/<id>", this::put);
        routes.delete("/api/catalog/{kind}/<id>", this::delete);
        routes.post("/api/catalog/preview", this::preview);
    }

    private void overview(Context context) {
        Map<String, Integer> kinds = new TreeMap<>();
        int off = 0;
        for (var entry : entries().values()) {
            if (entry.getDeleted()) {
                off++;
            } else {
                kinds.merge(entry.getKind(), 1, Integer::sum);
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("as_of", Instant.now());
        answer.put("catalog_version", live.get().version());
        answer.put("problem", problem.get().isEmpty() ? null : problem.get());
        answer.put("entries", kinds);
        answer.put("switched_off", off);
        Answers.send(context, answer);
    }

    private void list(Context context) {
        String kind = kind(context);
        String query = Parameters.text(context, "q", MOST_QUERY_CHARS);
        String wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        Parameters.Page page = Parameters.page(context);
        List<org.barograph.stream.avro.CatalogEntry> all = entries().values().stream()
                .filter(entry -> entry.getKind().equals(kind))
                .filter(entry -> wanted.isEmpty()
                        || entry.getId().toLowerCase(Locale.ROOT).contains(wanted)
                        || entry.getDefinition().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        List<Map<String, Object>> items =
                page.of(all).stream().map(CatalogRoutes::summary).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("as_of", Instant.now());
        answer.put("catalog_version", live.get().version());
        answer.put("items", items);
        answer.put("total", all.size());
        answer.put("next", page.next(all.size(), Instant.EPOCH));
        Answers.sendTable(context, answer, items);
    }

    private static Map<String, Object> summary(org.barograph.stream.avro.CatalogEntry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", entry.getId().substring(entry.getKind().length() + 1));
        shown.put("kind", entry.getKind());
        shown.put("name", name(entry.getDefinition()));
        shown.put("origin", entry.getOrigin());
        shown.put("deleted", entry.getDeleted());
        shown.put("updated_at", entry.getUpdatedAt());
        return shown;
    }

    /** The entry's name as its text has it, or null. */
    private static String name(String definition) {
        for (String line : definition.split("\n", -1)) {
            if (line.startsWith("name:")) {
                String name = line.substring("name:".length()).strip();
                boolean quoted = name.length() > 1
                        && (name.charAt(0) == '"' || name.charAt(0) == '\'')
                        && name.charAt(name.length() - 1) == name.charAt(0);
                return quoted ? name.substring(1, name.length() - 1) : name;
            }
        }
        return null;
    }

    private void entry(Context context) {
        String id = kind(context) + "/" + context.pathParam("id");
        var entry = entries().get(id);
        if (entry == null) {
            throw new UnknownIdException("The catalogue has no entry " + id);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("as_of", Instant.now());
        answer.put("catalog_version", live.get().version());
        answer.putAll(summary(entry));
        answer.put("definition", entry.getDefinition());
        Answers.send(context, answer);
    }

    private void put(Context context) {
        tokens.require(context);
        String kind = kind(context);
        String id = kind + "/" + context.pathParam("id");
        CatalogEntry entry = read(kind, body(context));
        if (!entry.id().equals(id)) {
            throw new ProblemException(wrong(
                    "The entry calls itself " + entry.id() + " and was put at " + id + ": they must be equal",
                    List.of()));
        }
        edited(context, id, () -> editor.get().apply(List.of(entry)));
    }

    private void delete(Context context) {
        tokens.require(context);
        String id = kind(context) + "/" + context.pathParam("id");
        edited(context, id, () -> {
            try {
                return editor.get().remove(List.of(id));
            } catch (IllegalArgumentException e) {
                throw new UnknownIdException("The catalogue has no entry " + id);
            }
        });
    }

    private void edited(Context context, String id, Supplier<CompiledCatalog> edit) {
        CompiledCatalog compiled;
        try {
            compiled = edit.get();
        } catch (CatalogException e) {
            throw new ProblemException(
                    wrong("The catalogue would not be right with this edit; nothing was changed", problems(e)));
        }
        forget();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("catalog_version", compiled.version());
        Answers.send(context, answer);
    }

    private void preview(Context context) {
        JsonNode request;
        try {
            request = MAPPER.readTree(body(context));
        } catch (JsonProcessingException e) {
            throw new BadRequestException("The body is no JSON (" + e.getOriginalMessage()
                    + "); expected {\"kind\": \"issue\", \"definition\": \"...\"}");
        }
        JsonNode definition = request == null ? null : request.get("definition");
        if (definition == null || !definition.isTextual()) {
            throw new BadRequestException(
                    "The body has no text 'definition'; expected {\"kind\": \"issue\", \"definition\": \"...\"}");
        }
        String kind = request.hasNonNull("kind") ? request.get("kind").asText() : "issue";
        if (!SCORED.contains(kind)) {
            throw new BadRequestException("kind is '" + kind + "'; expected issue or composite");
        }
        CatalogEntry entry = read(kind, definition.asText());
        if (!previews.tryAcquire()) {
            throw new NotReadyException("Another preview is being made", RETRY_AFTER);
        }
        try {
            Collection<CatalogEntry> on = entries().values().stream()
                    .filter(one -> !one.getDeleted())
                    .map(one -> new CatalogEntry(one.getId(), one.getKind(), one.getDefinition()))
                    .toList();
            Answers.send(context, preview.get().of(entry, on));
        } catch (CatalogException e) {
            throw new ProblemException(wrong("The catalogue would not be right with this entry", problems(e)));
        } finally {
            previews.release();
        }
    }

    private static CatalogEntry read(String kind, String yaml) {
        try {
            return CatalogReader.readEntry(kind, yaml);
        } catch (CatalogException e) {
            throw new ProblemException(wrong("The entry is not right", problems(e)));
        }
    }

    private static Problem wrong(String detail, List<Map<String, Object>> problems) {
        return new Problem("wrong-entry", 422, "Wrong entry", detail, Map.of("problems", problems));
    }

    private static List<Map<String, Object>> problems(CatalogException e) {
        List<Map<String, Object>> problems = new ArrayList<>();
        e.problems().forEach(problem -> {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("entry", problem.file());
            shown.put("line", problem.line());
            shown.put("message", problem.message());
            problems.add(shown);
        });
        return problems;
    }

    private static String kind(Context context) {
        String kind = context.pathParam("kind");
        if (!KINDS.contains(kind)) {
            throw new UnknownIdException(
                    "There are no entries of kind " + kind + "; kinds are " + String.join(", ", KINDS));
        }
        return kind;
    }

    private static String body(Context context) {
        try (BoundedInput in = new BoundedInput(context.bodyInputStream(), MOST_DEFINITION_BYTES)) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadRequestException("The body is not UTF-8");
        } catch (IOException e) {
            throw new BadRequestException("The body ended before its end: " + e.getMessage());
        }
    }

    /** The entries by id; read again after an edit, and every few seconds. */
    private synchronized Map<String, org.barograph.stream.avro.CatalogEntry> entries() {
        if (read == null || System.nanoTime() - readNanos > READ_FOR_NANOS) {
            read = editor.get().read().entries();
            readNanos = System.nanoTime();
        }
        return read;
    }

    private synchronized void forget() {
        read = null;
    }
}
