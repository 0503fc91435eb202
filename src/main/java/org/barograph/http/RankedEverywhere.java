package org.barograph.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.barograph.query.NotReadyException;
import org.barograph.query.RankedStories;
import org.barograph.query.ScoreQueries;
import org.barograph.query.TooManyStoriesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every instance for the heaviest stories in its partitions, all at once, and puts what they say together. */
final class RankedEverywhere implements ScoreQueries.PastStories {
    private static final Logger LOG = LoggerFactory.getLogger(RankedEverywhere.class);
    /** Marks a request of another instance, and names the partitions that it means. */
    private static final String PARTITIONS = "Barograph-Partitions";

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,6}(,\\d{1,6}){0,9999}");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final RankedStories stories;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    RankedEverywhere(RankedStories stories) {
        this.stories = stories;
    }

    /** Whether another instance asks for its part; then it is answered. */
    boolean answersPart(Context context, String issue, Instant at) {
        String partitions = context.header(PARTITIONS);
        if (partitions == null) {
            return false;
        }
        if (at == null || !NUMBERS.matcher(partitions).matches()) {
            throw new BadRequestException(PARTITIONS + " goes with at, and names partitions such as 0,2");
        }
        List<Integer> asked =
                Arrays.stream(partitions.split(",")).map(Integer::valueOf).toList();
        Answers.send(context, stories.of(issue, at, asked));
        return true;
    }

    @Override
    public RankedStories.Part heaviest(String issue, Instant at) {
        Map<URI, CompletableFuture<HttpResponse<byte[]>>> asked = new LinkedHashMap<>();
        List<Integer> here = new ArrayList<>();
        for (RankedStories.Place place : stories.places()) {
            if (place.isHere()) {
                here.addAll(place.partitions());
            } else {
                URI uri = uri(place, issue, at);
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .timeout(TIMEOUT)
                        .header(
                                PARTITIONS,
                                place.partitions().stream().map(String::valueOf).collect(Collectors.joining(",")))
                        .build();
                asked.put(uri, client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
            }
        }
        List<RankedStories.Part> parts = new ArrayList<>();
        parts.add(stories.of(issue, at, here));
        asked.forEach((uri, answer) -> parts.add(part(uri, answer)));
        return RankedStories.Part.together(parts);
    }

    private static URI uri(RankedStories.Place place, String issue, Instant at) {
        String host = place.host().indexOf(':') >= 0 ? "[" + place.host() + "]" : place.host();
        return URI.create("http://" + host + ":" + place.port() + "/api/issues/" + issue + "/stories?at=" + at);
    }

    private static RankedStories.Part part(URI uri, CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            HttpResponse<byte[]> response = answer.get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() == 200) {
                return MAPPER.readValue(response.body(), RankedStories.Part.class);
            }
            JsonNode problem = MAPPER.readTree(response.body());
            if (response.statusCode() == TooManyStoriesException.STATUS) {
                throw new TooManyStoriesException(problem.path("detail").asText());
            }
            LOG.info("{} answers {}: {}", uri, response.statusCode(), problem);
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.info("{} does not answer: {}", uri, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException("The server is being stopped", RETRY_AFTER);
        }
        throw new NotReadyException("An instance that keeps a part of the stories does not answer", RETRY_AFTER);
    }
}
