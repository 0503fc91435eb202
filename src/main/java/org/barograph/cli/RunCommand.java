package org.barograph.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.StreamsConfig;
import org.barograph.http.HttpSettings;
import org.barograph.local.BrokerSettings;
import org.barograph.local.RegistrySettings;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.Endpoints;
import org.barograph.stream.TopicSettings;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Alert;
import org.barograph.tension.AlertRules;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs an instance until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Turns articles into running scores, until it is stopped with Ctrl-C.",
            "Without addresses it starts its own Kafka broker and schema registry on this machine, with their data in"
                    + " --data-dir; with --bootstrap-servers and --schema-registry it runs against a cluster, and more"
                    + " instances share the work."
        })
final class RunCommand implements Callable<Integer> {
    private static final Duration SHOW_EVERY = Duration.ofSeconds(5);
    private static final int SHOWN = 5;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private HttpOptions http;

    @Option(names = "--no-http", description = "Start no HTTP server.")
    private boolean noHttp;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "" + BrokerSettings.DEFAULT_PORT,
            description = "Port of the embedded broker, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "" + RegistrySettings.DEFAULT_PORT,
            description = "Port of the embedded registry, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int registryPort;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Stream threads (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--commit-interval-ms",
            paramLabel = "MS",
            defaultValue = "100",
            description = "How often transactions commit; latency is about three of them (default: ${DEFAULT-VALUE}).")
    private long commitIntervalMs;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Replicas of topics that it creates, 0 for the cluster's default (default: ${DEFAULT-VALUE}).")
    private int replication;

    @Option(
            names = "--clock",
            paramLabel = "wall|data|auto",
            defaultValue = "auto",
            description = "Which instant scores are for: now, the end of the newest hour with articles, or now as long"
                    + " as that hour is less than seven days old (default: ${DEFAULT-VALUE}).")
    private String clock;

    @Option(
            names = "--instance-id",
            paramLabel = "ID",
            description = "Id of this instance in its group, stable over restarts (default: kept in --data-dir).")
    private String instanceId;

    @Option(
            names = "--min-families",
            paramLabel = "N",
            defaultValue = "2",
            description = "Publishers that must carry an alert's stories (default: ${DEFAULT-VALUE}).")
    private int minFamilies;

    @Option(names = "--quiet", description = "Show no running scores.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        requirePort("--kafka-port", kafkaPort);
        requirePort("--registry-port", registryPort);
        HttpSettings httpSettings = noHttp ? null : http.settings(spec);
        boolean embedded = !cluster.namesCluster();
        String id = instanceId == null ? Instance.idOf(cluster.dataDir) : instanceId;
        Path log = LogFile.in(cluster.dataDir);
        out.println("Starting" + (embedded ? " Kafka and the schema registry in " + cluster.dataDir : "") + " ...");
        out.flush();
        HttpFront front = noHttp ? null : HttpFront.open(httpSettings, ScoreClock.of(clock));
        LocalCluster local = embedded ? local(front) : null;
        Endpoints endpoints = local == null ? cluster.endpoints() : local.endpoints();
        Instance instance = Instance.start(local, settings(endpoints, id, front), front);
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopped.countDown();
                            await(closed);
                        },
                        "stop"));
        out.println("Kafka            " + endpoints.bootstrapServers());
        out.println("Schema registry  " + endpoints.registryUrl());
        if (front != null) {
            out.println("HTTP             " + front.address());
        }
        out.println("Log              " + log);
        out.println("Ready. Publish with: barograph publish FILE" + (embedded ? dataDirOption() : "")
                + "   Stop with Ctrl-C.");
        out.flush();
        try {
            return follow(instance, stopped, out);
        } finally {
            instance.close();
            closed.countDown();
        }
    }

    private LocalCluster local(HttpFront front) {
        try {
            return LocalCluster.start(cluster.dataDir, kafkaPort, registryPort);
        } catch (RuntimeException e) {
            if (front != null) {
                front.close();
            }
            throw e;
        }
    }

    private void requirePort(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + port + " is outside 0 to 65535; 0 takes a free one");
        }
    }

    private String dataDirOption() {
        return cluster.dataDir.equals(Path.of(System.getProperty("user.home"), ".barograph"))
                ? ""
                : " --data-dir " + cluster.dataDir;
    }

    /** Shows the scores as they change, until the instance is stopped or fails. */
    private int follow(Instance instance, CountDownLatch stopped, PrintWriter out) throws InterruptedException {
        String shown = "";
        try (ValueSerdes serdes = cluster.serdes();
                ScoreBoard board = new ScoreBoard(cluster, serdes, alert -> show(alert, out))) {
            while (!stopped.await(SHOW_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                Throwable failure = instance.failure();
                if (failure != null) {
                    throw new UserException("Stopped: " + rootMessage(failure) + " (more in the log)", failure);
                }
                if (quiet) {
                    continue;
                }
                board.poll(Duration.ofMillis(100));
                String now = board.asOf() == null ? "" : board.asOf() + "  " + board.line(SHOWN);
                if (!now.equals(shown)) {
                    out.println(now);
                    out.flush();
                    shown = now;
                }
            }
        }
        out.println("Stopping ...");
        out.flush();
        return 0;
    }

    private void show(Alert alert, PrintWriter out) {
        if (!quiet) {
            out.println("ALERT " + alert.getPhase() + "  " + alert.getAsOf() + "  " + alert.getReason());
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private AppSettings settings(Endpoints endpoints, String id, HttpFront front) {
        Map<String, String> client = cluster.client();
        if (front != null) {
            client.putIfAbsent(StreamsConfig.APPLICATION_SERVER_CONFIG, front.applicationServer(http.advertise));
        }
        try {
            AlertRules rules = AlertRules.DEFAULT;
            TopicSettings topics = cluster.topicSettings();
            return new AppSettings(
                    endpoints,
                    cluster.applicationId,
                    id,
                    cluster.dataDir.resolve("state"),
                    threads,
                    commitIntervalMs,
                    replication,
                    topics,
                    ScoreClock.of(clock),
                    ScoreConstants.DEFAULT,
                    rules.withMinFamilies(minFamilies),
                    client);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
