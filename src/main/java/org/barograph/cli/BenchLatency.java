package org.barograph.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.Endpoints;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.avro.TaggedArticle;

/**
 * How long new articles take at a steady rate, from the append of the article to the moment when a consumer of what is
 * committed has what came of it.
 */
final class BenchLatency {
    private static final int FINGERPRINT_CHARS = 16;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long TICK_MS = 10;

    private final Map<String, Long> appendedMs = new ConcurrentHashMap<>();
    private final Map<String, Long> taggedAppendMs = new ConcurrentHashMap<>();
    private final Map<String, Long> taggedSeenMs = new ConcurrentHashMap<>();
    private final Map<String, String> idOfFingerprint = new ConcurrentHashMap<>();
    private final Map<String, Long> tensionSeenMs = new ConcurrentHashMap<>();

    /**
     * Milliseconds from an article's append.
     *
     * @param appended to the append of its tagged article
     * @param tagged until a consumer has its tagged article
     * @param tension until a consumer has a tension record that names its story, where one did
     */
    record Result(Quantiles appended, Quantiles tagged, Quantiles tension) {}

    /**
     * The middle and the slow end of many times.
     *
     * @param count number of times
     * @param p50 median, ms; 0 if there are none
     * @param p99 99 of 100 are not above it, ms; 0 if there are none
     */
    record Quantiles(int count, long p50, long p99) {
        static Quantiles of(long[] times) {
            long[] sorted = times.clone();
            Arrays.sort(sorted);
            return new Quantiles(sorted.length, at(sorted, 0.50), at(sorted, 0.99));
        }

        private static long at(long[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
        }
    }

    /**
     * Publishes articles at a rate and follows them.
     *
     * @param live new articles; each id once
     * @param perSecond articles per second, from 100
     * @param through waits until all are through
     */
    Result measure(
            List<Article> live,
            int perSecond,
            BenchPublisher publisher,
            Endpoints endpoints,
            Topics topics,
            ValueSerdes serdes,
            Runnable through) {
        try (Follower<TaggedArticle> tagged = new Follower<>(endpoints, topics.tagged(), serdes, this::tagged);
                Follower<IssueTension> tension = new Follower<>(endpoints, topics.tension(), serdes, this::tension)) {
            tagged.start();
            tension.start();
            publish(live, perSecond, publisher);
            through.run();
        }
        return result();
    }

    private void publish(List<Article> live, int perSecond, BenchPublisher publisher) {
        long start = System.nanoTime();
        for (int sent = 0; sent < live.size(); ) {
            long due = (System.nanoTime() - start) * perSecond / TimeUnit.SECONDS.toNanos(1);
            while (sent < Math.min(due, live.size())) {
                publisher.send(
                        live.get(sent++), (article, metadata) -> appendedMs.put(article.getId(), metadata.timestamp()));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(TICK_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UserException("Interrupted", e);
            }
        }
        publisher.flush();
    }

    private void tagged(ConsumerRecord<String, TaggedArticle> record) {
        long now = System.currentTimeMillis();
        String id = record.value().getArticleId();
        taggedAppendMs.putIfAbsent(id, record.timestamp());
        taggedSeenMs.putIfAbsent(id, now);
        idOfFingerprint.putIfAbsent(record.key(), id);
    }

    private void tension(ConsumerRecord<String, IssueTension> record) {
        long now = System.currentTimeMillis();
        for (var line : record.value().getContributions()) {
            if (line.getKind().equals("story")) {
                tensionSeenMs.putIfAbsent(line.getId().substring(0, FINGERPRINT_CHARS), now);
            }
        }
    }

    private Result result() {
        Map<String, Long> listed = new HashMap<>();
        idOfFingerprint.forEach((fingerprint, id) -> {
            Long seen = tensionSeenMs.get(fingerprint);
            if (seen != null) {
                listed.put(id, seen);
            }
        });
        return new Result(sinceAppend(taggedAppendMs), sinceAppend(taggedSeenMs), sinceAppend(listed));
    }

    private Quantiles sinceAppend(Map<String, Long> laterMs) {
        return Quantiles.of(laterMs.entrySet().stream()
                .filter(later -> appendedMs.containsKey(later.getKey()))
                .mapToLong(later -> later.getValue() - appendedMs.get(later.getKey()))
                .toArray());
    }

    /** Reads what is committed to a topic from now on, on a thread of its own. */
    private static final class Follower<V extends SpecificRecord> implements AutoCloseable {
        private final KafkaConsumer<String, V> consumer;
        private final Consumer<ConsumerRecord<String, V>> seen;
        private final Thread thread;

        Follower(
                Endpoints endpoints,
                Topic<String, V> topic,
                ValueSerdes serdes,
                Consumer<ConsumerRecord<String, V>> seen) {
            this.seen = seen;
            consumer = new KafkaConsumer<>(
                    ClientConfigs.reader(endpoints, Map.of()),
                    new StringDeserializer(),
                    serdes.of(topic).deserializer());
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(topic.name())
                    .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            thread = new Thread(this::follow, "bench-" + topic.name());
        }

        void start() {
            thread.start();
        }

        private void follow() {
            try (consumer) {
                while (true) {
                    consumer.poll(POLL).forEach(seen);
                }
            } catch (WakeupException e) {
                // Closed.
            }
        }

        @Override
        public void close() {
            consumer.wakeup();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
