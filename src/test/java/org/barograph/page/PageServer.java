package org.barograph.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a user starts it, on its own broker, with free ports. */
final class PageServer implements AutoCloseable {
    static final String TOKEN = "token-of-the-tests-of-the-page";
    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration SCORED = Duration.ofSeconds(120);
    private static final Duration STILL = Duration.ofSeconds(4);
    private static final Pattern ADDRESS = Pattern.compile("(?m)^HTTP +(http://\\S+?)/?$");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private PageServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static PageServer start(Path folder) throws IOException {
        Path log = folder.resolve("run.out");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                System.getProperty("barograph.jar"),
                "run",
                "--quiet",
                "--data-dir",
                folder.resolve("data").toString(),
                "--kafka-port",
                "0",
                "--registry-port",
                "0",
                "--port",
                "0"));
        builder.environment().put("BAROGRAPH_TOKEN", TOKEN);
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            await("the program to be ready").atMost(START).until(() -> {
                assertThat(process.isAlive()).as(text(log)).isTrue();
                return text(log).contains("Ready");
            });
            Matcher matcher = ADDRESS.matcher(text(log));
            assertThat(matcher.find()).as("address in %s", text(log)).isTrue();
            return new PageServer(process, matcher.group(1));
        } catch (Throwable e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a slash at its end. */
    String address() {
        return address;
    }

    /** Publishes JSON lines; all must be accepted. */
    void publish(String jsonLines) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/articles"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(jsonLines))
                .build();
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    JsonNode get(String path) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(address + path)).build());
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the issue's tension is above a bound. */
    void awaitTension(String issue, double above) {
        await("tension of " + issue)
                .atMost(SCORED)
                .until(() -> get("/api/issues/" + issue).path("tension").asDouble(0) > above);
    }

    /** Waits until all that was published has been scored: the issue's tension moves by its decay alone. */
    void awaitStill(String issue) {
        double[] last = {-1};
        await("tension of " + issue + " to be still")
                .during(STILL)
                .atMost(SCORED)
                .until(() -> {
                    double tension = get("/api/issues/" + issue).path("tension").asDouble(0);
                    boolean still = Math.abs(tension - last[0]) < 0.01;
                    last[0] = tension;
                    return still;
                });
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
