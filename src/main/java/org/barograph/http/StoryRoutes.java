package org.barograph.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.barograph.query.NotReadyException;
import org.barograph.query.ScoreQueries;
import org.barograph.query.StoryArticles;
import org.barograph.query.StoryFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stories and their articles: asked of the instance that keeps them. */
final class StoryRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(StoryRoutes.class);
    /** Marks a request that another instance passed on, so that none goes round for ever. */
    private static final String PASSED_ON = "Barograph-Passed-On";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final StoryFinder stories;
    private final ScoreQueries queries;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    StoryRoutes(StoryFinder stories, ScoreQueries queries) {
        this.stories = stories;
        this.queries = queries;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/stories/{id}", this::story);
    }

    private void story(Context context) {
        // Wrong parameters are wrong wherever the story is.
        Parameters.view(context);
        Parameters.page(context);
        Parameters.csv(context);
        StoryFinder.Place place = stories.find(context.pathParam("id"));
        if (place instanceof StoryFinder.Here here) {
            answer(context, here.story());
        } else if (place instanceof StoryFinder.Elsewhere there) {
            if (context.header(PASSED_ON) != null) {
                throw new NotReadyException("The story is moving from one instance to another", RETRY_AFTER);
            }
            passOn(context, there);
        }
    }

    private void answer(Context context, StoryArticles found) {
        Parameters.Page page = Parameters.page(context);
        Map<String, Object> answer = queries.story(found, page.view(Parameters.view(context)));
        List<?> all = (List<?>) answer.get("articles");
        List<?> articles = page.of(all);
        answer.put("articles", articles);
        answer.put("next", page.next(all.size(), (Instant) answer.get("as_of")));
        Answers.sendTable(context, answer, articles);
    }

    private void passOn(Context context, StoryFinder.Elsewhere there) {
        String query = context.queryString();
        String host = there.host().indexOf(':') >= 0 ? "[" + there.host() + "]" : there.host();
        URI uri = URI.create("http://" + host + ":" + there.port() + "/api/stories/" + context.pathParam("id")
                + (query == null ? "" : "?" + query));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header(PASSED_ON, "1")
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            response.headers().firstValue("Content-Type").ifPresent(context::contentType);
            response.headers().firstValue("Retry-After").ifPresent(value -> context.header("Retry-After", value));
            context.status(response.statusCode()).result(response.body());
        } catch (IOException e) {
            LOG.info("{} does not answer: {}", uri, e.toString());
            throw new NotReadyException("The instance that keeps this story does not answer", RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException("The server is being stopped", RETRY_AFTER);
        }
    }
}
