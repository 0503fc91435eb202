package org.barograph.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barograph.runtime.ClientConfigs;
import org.barograph.stream.Topic;
import org.barograph.stream.ValueSerdes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the records of a topic as JSON lines. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Print a topic's records as JSON lines, as they come.",
        description = {
            "Each record is one line: topic, partition, offset, timestamp, key, value. Times are RFC 3339 in UTC, bytes base64.",
            "Only what is committed is shown. A record that can't be read has an error in the place of its value.",
            "Records of one partition come in order; those of different partitions in any order."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:--max was reached, or --timeout passed", "1:Kafka can't be read", "2:wrong usage"})
public final class TailCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long STOP_SECONDS = 5;

    @Mixin
    private ClusterOptions cluster;

    @Parameters(
            paramLabel = "TOPIC",
            description = "name of a topic of Barograph, with or without the prefix, or for short " + TopicNames.SHORT)
    private String topicName;

    @Option(names = "--from-beginning", description = "Begin with the oldest record (default: with new ones).")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "End after this many records (default: go on).")
    private Long max;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "End when nothing has come for this long (default: wait for ever).")
    private Integer timeoutSeconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (max != null && max < 1) {
            throw new ParameterException(spec.commandLine(), "--max is " + max + "; expected 1 or more");
        }
        if (timeoutSeconds != null && timeoutSeconds < 1) {
            throw new ParameterException(spec.commandLine(), "--timeout is " + timeoutSeconds + "; expected 1 or more");
        }
        Topic<?, ?> topic = TopicNames.find(cluster.topics(), topicName);
        Connection connection = Connection.open(cluster);
        connection.require(topic);
        try (ValueSerdes serdes = connection.serdes();
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        ClientConfigs.reader(connection.endpoints(), connection.client()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            printUntilStopped(consumer, topic, new RecordJson<>(serdes.of(topic).deserializer()));
        } catch (KafkaException e) {
            throw connection.explained(e);
        }
        return 0;
    }

    /** Ctrl-C ends the loop, not the process, until the last line is whole and the consumer closed. */
    private <V extends SpecificRecord> void printUntilStopped(
            KafkaConsumer<byte[], byte[]> consumer, Topic<?, ?> topic, RecordJson<V> lines) {
        CountDownLatch done = new CountDownLatch(1);
        Thread onStop = new Thread(() -> {
            consumer.wakeup();
            try {
                done.await(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(onStop);
        try {
            print(consumer, topic, lines);
        } catch (WakeupException e) {
            // Stopped by the user.
        } finally {
            spec.commandLine().getOut().flush();
            done.countDown();
            removeHook(onStop);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already.
        }
    }

    private <V extends SpecificRecord> void print(
            KafkaConsumer<byte[], byte[]> consumer, Topic<?, ?> topic, RecordJson<V> lines) {
        PrintWriter out = spec.commandLine().getOut();
        place(consumer, topic);
        long printed = 0;
        long lastCame = System.nanoTime();
        while (true) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                out.print(lines.of(message) + "\n");
                printed++;
                if (max != null && printed == max) {
                    return;
                }
                lastCame = System.nanoTime();
            }
            boolean readerIsGone = out.checkError();
            boolean nothingCame =
                    timeoutSeconds != null && System.nanoTime() - lastCame > TimeUnit.SECONDS.toNanos(timeoutSeconds);
            if (readerIsGone || nothingCame) {
                return;
            }
        }
    }

    private void place(KafkaConsumer<byte[], byte[]> consumer, Topic<?, ?> topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            // A seek is done when the position is asked for: what comes from now on is new.
            partitions.forEach(consumer::position);
            spec.commandLine()
                    .getErr()
                    .println("Waiting for new records in " + topic.name()
                            + " (--from-beginning shows the older ones as well); Ctrl-C ends.");
        }
    }
}
