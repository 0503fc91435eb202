package org.barograph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.barograph.catalog.CatalogReader;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with its own broker, killed in the middle of its work as a power cut would, and started again. */
class KillIT {
    private static final Duration START = Duration.ofSeconds(180);
    private static final long COMMAND_SECONDS = 300;
    private static final int ARTICLES = 4_000;
    private static final int KILLS = 2;
    private static final String AT = "2024-04-02T00:00:00Z";

    @TempDir
    Path folder;

    @Test
    void killedAgainAndAgainItEndsInTheScoresOfAnUndisturbedRun() throws Exception {
        Path articles = articles();
        long seed = System.nanoTime();
        Random random = new Random(seed);

        Path killed = folder.resolve("killed");
        for (int kill = 0; kill < KILLS; kill++) {
            Process run = run(killed);
            Process publish = publish(articles, killed);
            // Anywhere between the first article and the last score.
            publish.waitFor(500 + random.nextInt(5_000), TimeUnit.MILLISECONDS);
            run.destroyForcibly().waitFor();
            assertThat(publish.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        String after = scores(killed, articles);
        String undisturbed = scores(folder.resolve("undisturbed"), articles);

        assertThat(after).as("scores after kills of seed %d", seed).isEqualTo(undisturbed);
        assertThat(undisturbed).contains("\"taiwan-strait\"");
    }

    /** Starts it, publishes everything and asks for all scores once it is through. */
    private String scores(Path dataDir, Path articles) throws Exception {
        Process run = run(dataDir);
        try {
            Process publish = publish(articles, dataDir);
            assertThat(publish.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(publish.exitValue()).isZero();
            Process scores = java(List.of(
                            "scores", "--at", AT, "--json", "--wait", "200", "--data-dir", dataDir.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String json = new String(scores.getInputStream().readAllBytes(), UTF_8);
            assertThat(scores.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(scores.exitValue()).isZero();
            return json;
        } finally {
            run.destroy();
            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Starts an instance with its own broker and waits until it is ready. */
    private Process run(Path dataDir) throws IOException {
        Path log = folder.resolve("run-" + System.nanoTime() + ".out");
        Process run = java(List.of(
                        "run",
                        "--quiet",
                        "--kafka-port",
                        "0",
                        "--registry-port",
                        "0",
                        "--port",
                        "0",
                        "--data-dir",
                        dataDir.toString()))
                .redirectOutput(log.toFile())
                .redirectErrorStream(true)
                .start();
        await().atMost(START).untilAsserted(() -> {
            assertThat(run.isAlive())
                    .as("the instance runs: %s", Files.readString(log))
                    .isTrue();
            assertThat(Files.readString(log)).contains("Ready");
        });
        return run;
    }

    private static Process publish(Path articles, Path dataDir) throws IOException {
        return java(List.of("publish", articles.toString(), "--data-dir", dataDir.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessBuilder java(List<String> args) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                System.getProperty("barograph.jar")));
        words.addAll(args);
        return new ProcessBuilder(words);
    }

    /** New articles, copies, revisions and retractions over thirty days. */
    private Path articles() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        BenchArticles feed = new BenchArticles(CatalogReader.bundled(), 7, ARTICLES);
        Path file = folder.resolve("articles.jsonl");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < ARTICLES; i++) {
                writer.write(mapper.writeValueAsString(json(feed.article(i), mapper)));
                writer.newLine();
            }
        }
        return file;
    }

    private static ObjectNode json(Article article, ObjectMapper mapper) {
        ObjectNode json = mapper.createObjectNode().put("id", article.getId()).put("revision", article.getRevision());
        if (article.getRetracted()) {
            return json.put("retracted", true);
        }
        return json.put("source", article.getSource())
                .put("published_at", article.getPublishedAt().toString())
                .put("title", article.getTitle())
                .put("body", article.getBody())
                .put("url", article.getUrl());
    }
}
