package org.barograph.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Watches how far a consumer group has committed. */
final class BenchProgress {
    private static final long LOOK_EVERY_MS = 50;
    /** Stories tell the next stage about themselves once a second: a longer pause is the end. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration STUCK = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Admin admin;
    private final Supplier<Throwable> failure;

    /** @param failure why what is watched has stopped for good, or null */
    BenchProgress(Admin admin, Supplier<Throwable> failure) {
        this.admin = admin;
        this.failure = failure;
    }

    /**
     * A moment, to take differences of.
     *
     * @param nanos as {@link System#nanoTime}
     * @param cpuNanos processor time that the whole process has used
     */
    record Moment(long nanos, long cpuNanos) {
        static Moment now() {
            return new Moment(
                    System.nanoTime(),
                    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                            .getProcessCpuTime());
        }
    }

    /**
     * Waits until a group has committed the end of all these topics and nothing new comes to them.
     *
     * @param partitions how many partitions each topic has, by its name
     * @return when nothing was left
     */
    Moment awaitThrough(String group, Map<String, Integer> partitions) {
        Moment nothingLeft = null;
        long before = -1;
        long moved = System.nanoTime();
        while (true) {
            Moment now = Moment.now();
            Map<TopicPartition, Long> ends = ends(partitions);
            long lag = lag(group, ends);
            long position = ends.values().stream().mapToLong(Long::longValue).sum() - lag;
            if (position != before) {
                before = position;
                moved = now.nanos;
            }
            if (lag > 0) {
                nothingLeft = null;
            } else if (nothingLeft == null) {
                nothingLeft = now;
            } else if (now.nanos - nothingLeft.nanos > QUIET.toNanos()) {
                return nothingLeft;
            }
            check(group, now.nanos - moved);
            pause();
        }
    }

    private void check(String group, long stillNs) {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new UserException("The topology stopped: " + cause.getMessage(), cause);
        }
        if (stillNs > STUCK.toNanos()) {
            throw new UserException(
                    "Group " + group + " made no progress for " + STUCK.toSeconds() + " s; see the log with --keep");
        }
    }

    private Map<TopicPartition, Long> ends(Map<String, Integer> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach((topic, count) -> {
            for (int partition = 0; partition < count; partition++) {
                latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        });
        Map<TopicPartition, Long> ends = new HashMap<>();
        await(() -> admin.listOffsets(latest).all().get(ANSWER.toSeconds(), TimeUnit.SECONDS))
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private long lag(String group, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> committed = await(() -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER.toSeconds(), TimeUnit.SECONDS));
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            lag += Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset()));
        }
        return lag;
    }

    /** How many partitions each of these topics has. */
    Map<String, Integer> partitionsOf(Collection<String> topics) {
        Map<String, Integer> partitions = new HashMap<>();
        await(() -> admin.describeTopics(topics).allTopicNames().get(ANSWER.toSeconds(), TimeUnit.SECONDS))
                .forEach(
                        (name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    /** The topics between the stages of an application. */
    List<String> internalTopics(String applicationId) {
        return await(() -> admin.listTopics().names().get(ANSWER.toSeconds(), TimeUnit.SECONDS)).stream()
                .filter(name -> name.startsWith(applicationId + "-") && name.endsWith("-repartition"))
                .toList();
    }

    private interface Answer<T> {
        T get() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <T> T await(Answer<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new UserException("The embedded broker does not answer: " + e, e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("Interrupted", e);
        }
    }
}
