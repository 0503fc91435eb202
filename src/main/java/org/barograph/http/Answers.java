package org.barograph.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.barograph.stream.PlainValues;

/** Writes answers as JSON, or where asked for as CSV. */
final class Answers {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JSON = "application/json";
    private static final int TAG_BYTES = 12;
    private static final String CSV = "text/csv; charset=utf-8";

    private Answers() {}

    /** An answer as JSON, its fields named as those of the records in Kafka. */
    static String json(Object answer) {
        try {
            return MAPPER.writeValueAsString(PlainValues.of(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Can't write " + answer.getClass() + " as JSON", e);
        }
    }

    static void send(Context context, Object answer) {
        send(context, JSON, json(answer));
    }

    /** Sends a text that is JSON. */
    static void sendJson(Context context, String json) {
        send(context, JSON, json);
    }

    /** Sends the body, or says that it is the one that the client has. */
    private static void send(Context context, String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (context.method() == HandlerType.GET && context.statusCode() == 200) {
            // Weak, since the same answer may come compressed or not.
            String tag = "W/\"" + digest(body) + '"';
            context.header("ETag", tag);
            context.header("Cache-Control", "no-cache");
            String known = context.header("If-None-Match");
            if (known != null && known.contains(tag)) {
                context.status(304);
                return;
            }
        }
        context.contentType(type).result(body);
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Sends a list: its document, or with {@code format=csv} its items alone. */
    static void sendTable(Context context, Object answer, List<?> items) {
        if (Parameters.csv(context)) {
            sendCsv(
                    context,
                    Csv.ofItems(items.stream()
                            .map(item -> (Map<?, ?>) PlainValues.of(item))
                            .toList()));
        } else {
            send(context, answer);
        }
    }

    static void sendCsv(Context context, String csv) {
        send(context, CSV, csv);
    }

    static void send(Context context, Problem problem) {
        context.status(problem.status())
                .contentType(Problem.MEDIA_TYPE)
                .result(json(problem.members(context.path())).getBytes(StandardCharsets.UTF_8));
    }
}
