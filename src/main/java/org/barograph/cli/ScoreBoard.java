package org.barograph.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barograph.runtime.ClientConfigs;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.Contribution;
import org.barograph.stream.avro.IssueTension;

/** Follows the outputs as a dashboard does: the newest score of each issue, and every alert. One thread uses it. */
final class ScoreBoard implements AutoCloseable {
    private static final int BAR_WIDTH = 20;
    private static final int HEADLINE_WIDTH = 58;

    private final Topics topics;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<IssueTension> tensions;
    private final Deserializer<Alert> alerts;
    private final Map<String, IssueTension> scores = new TreeMap<>();
    private final Consumer<Alert> onAlert;

    ScoreBoard(ClusterOptions cluster, ValueSerdes serdes, Consumer<Alert> onAlert) {
        this.onAlert = onAlert;
        topics = cluster.topics();
        tensions = serdes.of(topics.tension()).deserializer();
        alerts = serdes.of(topics.alerts()).deserializer();
        consumer = new KafkaConsumer<>(
                ClientConfigs.reader(cluster.endpoints(), cluster.client()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(topics.tension().name(), topics.alerts().name())) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        consumer.seekToEnd(partitions.stream()
                .filter(partition -> partition.topic().equals(topics.alerts().name()))
                .toList());
    }

    /** Takes in what has come. */
    void poll(Duration atMost) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(atMost)) {
            if (record.value() == null) {
                if (record.topic().equals(topics.tension().name())) {
                    scores.remove(record.key());
                }
                continue;
            }
            if (record.topic().equals(topics.tension().name())) {
                IssueTension tension = tensions.deserialize(record.topic(), record.value());
                scores.put(tension.getIssueId(), tension);
            } else {
                onAlert.accept(alerts.deserialize(record.topic(), record.value()));
            }
        }
    }

    /** The newest score of each issue, by id. */
    Map<String, IssueTension> scores() {
        return scores;
    }

    /** The newest instant that a score is for, or null before the first. */
    Instant asOf() {
        return scores.values().stream()
                .map(IssueTension::getAsOf)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The tensest issues, the tensest first; composites are left out. */
    List<IssueTension> tensest(int most) {
        return scores.values().stream()
                .filter(score -> !score.getComposite())
                .sorted(Comparator.comparing(IssueTension::getTension)
                        .reversed()
                        .thenComparing(IssueTension::getIssueId))
                .limit(most)
                .toList();
    }

    /** The tensest issues in one line: {@code ukraine-war 63.1, sahel 40.0}. */
    String line(int most) {
        return line(tensest(most));
    }

    /** The same of given scores: those that would be shown as 0.0 are left out. */
    static String line(List<IssueTension> tensest) {
        List<String> parts = new ArrayList<>();
        for (IssueTension score : tensest) {
            String shown = String.format(Locale.ROOT, "%.1f", score.getTension());
            if (!shown.equals("0.0")) {
                parts.add(score.getIssueId() + " " + shown);
            }
        }
        return parts.isEmpty() ? "no tension in any issue" : String.join(", ", parts);
    }

    /** A table of the tensest issues with what moved them. */
    List<String> table(int most) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%-22s %7s  %-" + BAR_WIDTH + "s %7s %6s  %s",
                "issue",
                "tension",
                "",
                "24 h",
                "z",
                "what moves it most"));
        for (IssueTension score : tensest(most)) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-22s %7.1f  %-" + BAR_WIDTH + "s %+7.1f %6s  %s",
                    score.getIssueId(),
                    score.getTension(),
                    bar(score.getTension()),
                    score.getChange24h(),
                    score.getZ() == null ? "-" : String.format(Locale.ROOT, "%.1f", score.getZ()),
                    headline(score)));
        }
        return lines;
    }

    private static String bar(double tension) {
        return "#".repeat((int) Math.round(tension / 100 * BAR_WIDTH));
    }

    /** The story that moves a score most, with its points. */
    private static String headline(IssueTension score) {
        return score.getContributions().stream()
                .filter(line -> line.getKind().equals("story"))
                .max(Comparator.comparingInt(line -> Math.abs(line.getPointsE4())))
                .map(ScoreBoard::headline)
                .orElse("");
    }

    private static String headline(Contribution story) {
        String title = story.getTitle();
        String shown = title.length() > HEADLINE_WIDTH ? title.substring(0, HEADLINE_WIDTH - 3) + "..." : title;
        return String.format(Locale.ROOT, "%+.1f %s", story.getPointsE4() / 1e4, shown);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
