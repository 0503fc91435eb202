package org.barograph.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.plugin.bundled.RateLimitPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.barograph.ingest.ArticleReader;
import org.barograph.ingest.ArticleReader.Accepted;
import org.barograph.ingest.ArticleReader.Item;
import org.barograph.ingest.ArticleReader.Refused;
import org.barograph.query.NotReadyException;
import org.barograph.runtime.ArticleWriter;
import org.barograph.stream.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes articles, as {@code publish} does, and answers once the broker has acknowledged them. */
final class ArticleRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ArticleRoutes.class);
    private static final int MOST_ARTICLES = 10_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Supplier<ArticleWriter> writer;
    private final Tokens tokens;
    private final int bodyBytes;
    private final int requestsPerMinute;
    private final Clock clock;

    /** @param writer throws {@link NotReadyException} before there is one */
    ArticleRoutes(Supplier<ArticleWriter> writer, Tokens tokens, HttpSettings.Limits limits, Clock clock) {
        this.writer = writer;
        this.tokens = tokens;
        this.bodyBytes = limits.bodyBytes();
        this.requestsPerMinute = limits.writesPerMinute();
        this.clock = clock;
    }

    void add(RoutesConfig routes) {
        routes.post("/api/articles", this::post);
    }

    /** An article of the request, and what becomes of it. */
    private record Sent(String id, long line, CompletableFuture<Optional<Refusal>> outcome) {}

    private void post(Context context) {
        tokens.require(context);
        context.with(RateLimitPlugin.class).requestPerTimeUnit(requestsPerMinute, TimeUnit.MINUTES);
        if (context.req().getContentLengthLong() > bodyBytes) {
            throw BoundedInput.tooLarge(bodyBytes);
        }
        if (context.header("Content-Encoding") != null) {
            throw new ProblemException(new Problem(
                    "unsupported-encoding",
                    415,
                    "Unsupported encoding",
                    "Send the articles without a Content-Encoding"));
        }
        List<Sent> sent = send(context);
        if (sent.isEmpty()) {
            throw new BadRequestException(
                    "There is no article in the body; expected a JSON object, an array of them, or"
                            + " one object a line");
        }
        List<Map<String, Object>> items = new ArrayList<>();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        int refused = 0;
        for (Sent one : sent) {
            Optional<Refusal> refusal = await(one.outcome, deadline);
            refused += refusal.isPresent() ? 1 : 0;
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", one.id);
            item.put("line", one.line);
            item.put("status", refusal.isPresent() ? "refused" : "accepted");
            item.put("reason", refusal.map(Refusal::reason).orElse(null));
            item.put("message", refusal.map(Refusal::message).orElse(null));
            items.add(item);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("accepted", sent.size() - refused);
        answer.put("refused", refused);
        answer.put("items", items);
        context.status(refused == 0 ? 200 : 207);
        Answers.send(context, answer);
    }

    private List<Sent> send(Context context) {
        ArticleWriter to = writer.get();
        List<Sent> sent = new ArrayList<>();
        try (InputStream in = new BoundedInput(context.bodyInputStream(), bodyBytes);
                ArticleReader reader = new ArticleReader(in, clock)) {
            while (reader.hasNext()) {
                if (sent.size() == MOST_ARTICLES) {
                    throw new ProblemException(new Problem(
                            "too-large",
                            413,
                            "Too large",
                            "There are more than " + MOST_ARTICLES + " articles; send them in parts. The first "
                                    + MOST_ARTICLES + " were taken, and sending them again does no harm"));
                }
                Item item = reader.next();
                if (item instanceof Accepted accepted) {
                    sent.add(new Sent(accepted.article().getId(), item.line(), to.send(accepted.article())));
                } else if (item instanceof Refused refused) {
                    sent.add(new Sent(
                            null,
                            item.line(),
                            CompletableFuture.completedFuture(
                                    Optional.of(new Refusal(refused.reason(), refused.message())))));
                }
            }
            return sent;
        } catch (IOException | UncheckedIOException e) {
            throw new BadRequestException("The body ended before its end: " + e.getMessage());
        }
    }

    private static Optional<Refusal> await(CompletableFuture<Optional<Refusal>> outcome, long deadline) {
        try {
            return outcome.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the server is being stopped");
        } catch (ExecutionException e) {
            LOG.warn("Articles can't be written", e.getCause());
            throw unavailable(String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            throw unavailable("it has not acknowledged them within " + TIMEOUT.toSeconds() + " s");
        }
    }

    private static NotReadyException unavailable(String why) {
        return new NotReadyException(
                "Kafka does not take all articles at the moment (" + why
                        + "): send the same again; articles that are there already do no harm",
                RETRY_AFTER);
    }
}
