package org.barograph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.barograph.query.Lag;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.ClientConfigs;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.ScoreClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows on one machine, from articles that come with the program, what it does. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what Barograph does: its own Kafka broker, four months of fictional articles about real places, scores"
                    + " that rise and fall, alerts, a retraction. Needs nothing but this machine; about a minute.",
            "All outlets and all reports are invented."
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration THROUGH_TIMEOUT = Duration.ofSeconds(120);
    private static final Duration QUIET = Duration.ofMillis(1300);
    private static final Duration POLL = Duration.ofMillis(150);
    private static final int LINE_ISSUES = 4;
    private static final int TABLE_ISSUES = 12;

    @Option(
            names = "--once",
            description = "End after the last table; else it stays up, for the other commands to try.")
    private boolean once;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Folder of the broker's data; it must be empty or not there (default: a temporary one, removed"
                            + " at the end).")
    private Path dataDir;

    @Mixin
    private HttpOptions http;

    @Spec
    private CommandSpec spec;

    private final List<Alert> alerts = new ArrayList<>();
    private PrintWriter out;

    @Override
    public Integer call() throws InterruptedException {
        out = spec.commandLine().getOut();
        Path folder = folder();
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopped.countDown();
                            await(closed);
                        },
                        "stop"));
        try {
            LogFile.in(folder);
            HttpFront front = HttpFront.openAnywhere(http.settings(spec), ScoreClock.DATA, this::say);
            say("Starting a Kafka broker and a schema registry in this process ...");
            LocalCluster local = LocalCluster.start(folder, 0, 0);
            AppSettings settings = AppSettings.of(local.endpoints(), folder.resolve("state"))
                    .withClient(
                            Map.of(StreamsConfig.APPLICATION_SERVER_CONFIG, front.applicationServer(http.advertise)))
                    .withInstanceId(Instance.idOf(folder))
                    .withClock(ScoreClock.DATA);
            try (Instance instance = Instance.start(local, settings, front)) {
                show(folder, instance, front, stopped);
            }
        } finally {
            if (dataDir == null) {
                delete(folder);
            }
            closed.countDown();
        }
        return 0;
    }

    private void show(Path folder, Instance instance, HttpFront front, CountDownLatch stopped)
            throws InterruptedException {
        ClusterOptions cluster = new ClusterOptions();
        cluster.dataDir = folder;
        cluster.topicPrefix = "";
        cluster.applicationId = AppSettings.DEFAULT_APPLICATION_ID;
        DemoArticles demo = DemoArticles.at(Instant.now());
        try (Lag lag = new Lag(
                        cluster.endpoints(),
                        Map.of(),
                        cluster.applicationId,
                        cluster.topics().articles().name());
                ValueSerdes serdes = cluster.serdes();
                KafkaProducer<String, Article> producer = new KafkaProducer<>(
                        ClientConfigs.writer(cluster.endpoints(), Map.of()),
                        new StringSerializer(),
                        serdes.of(cluster.topics().articles()).serializer());
                ScoreBoard board = new ScoreBoard(cluster, serdes, this::alert)) {
            String topic = cluster.topics().articles().name();
            say("Publishing " + demo.background().size() + " articles of a quiet season, from which each issue's own"
                    + " normal is learnt ...");
            publish(producer, topic, demo.background());
            awaitThrough(lag, board, instance, stopped);
            say("");
            say("Now the last three weeks, day by day: the tensest issues, and alerts as they open and close.");
            for (var day : demo.days().entrySet()) {
                publish(producer, topic, day.getValue());
                awaitThrough(lag, board, instance, stopped);
                if (stopped.getCount() == 0) {
                    return;
                }
                say(day.getKey().toString().substring(0, 10) + "  " + board.line(LINE_ISSUES));
            }
            say("");
            board.table(TABLE_ISSUES).forEach(this::say);
            retract(demo.retractions(), producer, topic, lag, board, instance, stopped);
            summarise(board);
        }
        if (once || stopped.getCount() == 0) {
            return;
        }
        say("");
        say("It stays up, and answers over HTTP at " + front.address());
        say("In another terminal, with java -jar target/barograph.jar:");
        say("  scores --clock data --data-dir " + folder);
        say("  tail tension --from-beginning --max 1 --data-dir " + folder);
        say("Stop with Ctrl-C.");
        stopped.await();
    }

    private void retract(
            List<Article> retractions,
            KafkaProducer<String, Article> producer,
            String topic,
            Lag lag,
            ScoreBoard board,
            Instance instance,
            CountDownLatch stopped)
            throws InterruptedException {
        Map<String, IssueTension> before = Map.copyOf(board.scores());
        say("");
        say("The missile report turns out to be false: " + retractions.size() + " outlets retract it ...");
        publish(producer, topic, retractions);
        awaitThrough(lag, board, instance, stopped);
        board.scores().values().stream()
                .filter(score -> !score.getComposite())
                .filter(score -> before.get(score.getIssueId()).getTension() - score.getTension() > 1)
                .sorted(Comparator.comparing(score ->
                        score.getTension() - before.get(score.getIssueId()).getTension()))
                .forEach(score -> say(String.format(
                        Locale.ROOT,
                        "  %-22s falls from %.1f to %.1f, as if the report had never been published",
                        score.getIssueId(),
                        before.get(score.getIssueId()).getTension(),
                        score.getTension())));
    }

    private void summarise(ScoreBoard board) {
        say("");
        say("At the end, as of " + board.asOf() + ":");
        board.table(TABLE_ISSUES).forEach(this::say);
        say("");
        long opened = alerts.stream()
                .filter(alert -> alert.getPhase().equals("opened"))
                .count();
        say(opened + " alerts opened. Scores measure reporting, not events; each is the exact sum of its stories.");
        board.tensest(1).forEach(score -> {
            say("Why " + score.getName() + " stands at " + String.format(Locale.ROOT, "%.4f", score.getTension())
                    + ":");
            int shown = 0;
            int rest = 0;
            for (var line : score.getContributions()) {
                if (shown++ < LINE_ISSUES && line.getKind().equals("story")) {
                    say(String.format(
                            Locale.ROOT,
                            "  %+9.4f  %s (%d publishers)",
                            line.getPointsE4() / 1e4,
                            line.getTitle(),
                            line.getFamilies()));
                } else {
                    rest += line.getPointsE4();
                }
            }
            say(String.format(Locale.ROOT, "  %+9.4f  all other stories and the issue's own normal", rest / 1e4));
        });
    }

    private void alert(Alert alert) {
        alerts.add(alert);
        if (!alert.getPhase().equals("updated")) {
            say("    ALERT " + alert.getPhase() + ": " + alert.getReason());
        }
    }

    private static void publish(KafkaProducer<String, Article> producer, String topic, List<Article> articles) {
        articles.forEach(article -> producer.send(new ProducerRecord<>(topic, article.getId(), article)));
        producer.flush();
    }

    /** Waits until all that was published is in the scores that dashboards see. */
    private void awaitThrough(Lag lag, ScoreBoard board, Instance instance, CountDownLatch stopped)
            throws InterruptedException {
        long deadline = System.nanoTime() + THROUGH_TIMEOUT.toNanos();
        long busy = System.nanoTime();
        // Scores are written once a second: that long nothing may be under way.
        while (stopped.getCount() > 0 && System.nanoTime() - busy < QUIET.toNanos()) {
            board.poll(POLL);
            if (instance.failure() != null) {
                throw new UserException("The demonstration stopped: " + instance.failure(), instance.failure());
            }
            if (System.nanoTime() > deadline) {
                throw new UserException("The articles were not read within " + THROUGH_TIMEOUT.toSeconds()
                        + " s; is this machine very busy?");
            }
            if (lag.records() > 0) {
                busy = System.nanoTime();
            }
        }
        board.poll(POLL);
    }

    private Path folder() {
        try {
            if (dataDir == null) {
                return Files.createTempDirectory("barograph-demo-");
            }
            if (Files.exists(dataDir)) {
                try (Stream<Path> files = Files.list(dataDir)) {
                    if (files.findAny().isPresent()) {
                        throw new UserException(dataDir + " is not empty: a demonstration needs a folder of its own");
                    }
                }
            }
            return Files.createDirectories(dataDir);
        } catch (IOException e) {
            throw new UserException("Can't make the folder " + dataDir + ": " + e, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Something of it is gone already; what is left lies in the system's temporary folder.
            return;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
