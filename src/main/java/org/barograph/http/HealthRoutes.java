package org.barograph.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.barograph.query.ScoreBook;

/** Whether the instance lives, and whether it can answer. */
final class HealthRoutes {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Health health;
    private final ScoreBook book;
    private final AtomicBoolean stopping;

    HealthRoutes(Health health, ScoreBook book, AtomicBoolean stopping) {
        this.health = health;
        this.book = book;
        this.stopping = stopping;
    }

    void add(RoutesConfig routes) {
        routes.get("/health/live", this::live);
        routes.get("/health/ready", this::ready);
    }

    private void live(Context context) {
        answer(context, health.isLive() ? "" : "Kafka Streams has stopped with an error; the log says more");
    }

    private void ready(Context context) {
        String why = health.obstacle();
        if (stopping.get()) {
            why = "It is being stopped";
        } else if (why.isEmpty() && !book.isReady()) {
            why = "The scores are being read from Kafka";
        }
        answer(context, why);
    }

    private static void answer(Context context, String why) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", why.isEmpty() ? "up" : "down");
        answer.put("reason", why.isEmpty() ? null : why);
        context.header("Cache-Control", "no-store");
        if (!why.isEmpty()) {
            context.status(503).header("Retry-After", RETRY_AFTER_SECONDS);
        }
        Answers.send(context, answer);
    }
}
