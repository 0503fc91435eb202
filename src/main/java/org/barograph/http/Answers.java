package org.barograph.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.barograph.stream.PlainValues;

/** Writes answers as JSON, or where asked for as CSV. */
final class Answers {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JSON = "application/json";
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
        context.contentType(JSON).result(json(answer));
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
        context.contentType(CSV).result(csv);
    }

    static void send(Context context, Problem problem) {
        context.status(problem.status())
                .contentType(Problem.MEDIA_TYPE)
                .result(json(problem.members(context.path())).getBytes(StandardCharsets.UTF_8));
    }
}
