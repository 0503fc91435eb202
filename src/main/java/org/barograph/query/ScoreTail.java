package org.barograph.query;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.ClientConfigs;
import org.barograph.stream.FeedDaySerde;
import org.barograph.stream.StateSerde;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.StoryStates;
import org.barograph.stream.SumsSerde;
import org.barograph.stream.Topics;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.state.TopStories;
import org.barograph.tension.FeedDay;
import org.barograph.tension.SumKey;
import org.barograph.tension.Sums;
import org.barograph.topology.Names;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link ScoreBook} up to what is committed: it follows the changelogs of the tension stage, that of the sources'
 * days, and the outputs, all partitions, in no group. So every instance answers for every issue, whichever of them computes it.
 */
public final class ScoreTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreTail.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration ASK_EVERY = Duration.ofSeconds(5);
    private static final long PAUSE_MS = 1_000;
    private static final int MOST_RECORDS = 10_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final AppSettings settings;
    private final ScoreBook book;
    private final Clock clock;
    private final String sumsTopic;
    private final String topsTopic;
    private final String feedDaysTopic;
    private final Topics topics;
    private final ValueSerdes serdes;
    private final Deserializer<Sums> sums = new SumsSerde().deserializer();
    private final Deserializer<TopStories> tops =
            new StateSerde<TopStories>(TopStories.getClassSchema()).deserializer();
    private final Deserializer<FeedDay> feedDays = new FeedDaySerde().deserializer();
    private final Deserializer<IssueTension> tensions;
    private final Deserializer<IssueHistory> history;
    private final Deserializer<Alert> alerts;
    private final Admin admin;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "score-tail");
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private long askedNanos;

    private ScoreTail(AppSettings settings, ScoreBook book, Clock clock) {
        this.settings = settings;
        this.book = book;
        this.clock = clock;
        topics = Topics.of(settings.topics());
        sumsTopic = settings.applicationId() + "-" + Names.SUMS_STORE + "-changelog";
        topsTopic = settings.applicationId() + "-" + Names.TOPS_STORE + "-changelog";
        feedDaysTopic = settings.applicationId() + "-" + Names.FEED_DAYS_STORE + "-changelog";
        admin = Admin.create(ClientConfigs.common(settings.endpoints(), settings.client()));
        serdes = Topics.serdes(ClientConfigs.common(settings.endpoints(), settings.client()));
        tensions = serdes.of(topics.tension()).deserializer();
        history = serdes.of(topics.history()).deserializer();
        alerts = serdes.of(topics.alerts()).deserializer();
    }

    /** Starts to follow; the book answers once it has caught up. */
    public static ScoreTail start(AppSettings settings, ScoreBook book, Clock clock) {
        ScoreTail tail = new ScoreTail(settings, book, clock);
        tail.thread.setDaemon(true);
        tail.thread.start();
        return tail;
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                follow();
            } catch (WakeupException | InterruptException e) {
                LOG.debug("Stopped", e);
            } catch (KafkaException e) {
                LOG.warn("Can't follow the scores, and begins again: {}", e.getMessage(), e);
                pause();
            } catch (RuntimeException e) {
                LOG.error("Can't follow the scores, and begins again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            closing.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads from the beginning into a new state, which takes the former one's place once it has caught up. */
    private void follow() {
        Map<String, Object> configs = ClientConfigs.reader(settings.endpoints(), settings.client());
        configs.put("max.poll.records", MOST_RECORDS);
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer = reader;
            List<TopicPartition> partitions = partitions(reader);
            if (partitions.isEmpty()) {
                pause();
                return;
            }
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            ScoreState draft = new ScoreState(settings.retention());
            while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                reader.poll(POLL).forEach(record -> take(record, draft, new ScoreUpdates()));
            }
            book.open(draft);
            LOG.info(
                    "The scores of {} issues are at hand",
                    draft.ledger().issues().size());
            askedNanos = System.nanoTime() - ASK_EVERY.toNanos();
            while (closing.getCount() > 0) {
                keepUp(reader, partitions);
            }
        } finally {
            consumer = null;
        }
    }

    private void keepUp(KafkaConsumer<byte[], byte[]> reader, List<TopicPartition> partitions) {
        var records = reader.poll(POLL);
        if (!records.isEmpty()) {
            book.change(state -> {
                ScoreUpdates updates = new ScoreUpdates();
                records.forEach(record -> take(record, state, updates));
                return updates;
            });
        }
        if (System.nanoTime() - askedNanos >= ASK_EVERY.toNanos()) {
            askedNanos = System.nanoTime();
            try {
                ask(reader, partitions);
            } catch (WakeupException | InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                // What was taken in stays right; the book says that it is stale once this lasts.
                LOG.warn("{}", e.getMessage());
            }
        }
    }

    /** Asks how far the topics go: an answer says that the cluster is there, which an empty poll does not. */
    private void ask(KafkaConsumer<byte[], byte[]> reader, List<TopicPartition> partitions) {
        long behind = 0;
        for (var end : offsets(partitions, OffsetSpec.latest()).entrySet()) {
            behind += Math.max(0, end.getValue() - reader.position(end.getKey(), LOOK));
        }
        book.heard(behind);
        List<PartitionInfo> infos = reader.partitionsFor(topics.articles().name(), LOOK);
        if (infos != null && !infos.isEmpty()) {
            List<TopicPartition> articles = infos.stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = offsets(articles, OffsetSpec.latest());
            long now = clock.millis();
            book.articles(
                    since(articles, ends, now - Duration.ofHours(1).toMillis()),
                    since(articles, ends, now - Duration.ofDays(1).toMillis()));
        }
    }

    /** Records that were appended since an instant. */
    private long since(List<TopicPartition> partitions, Map<TopicPartition, Long> ends, long sinceMs) {
        long count = 0;
        for (var first : offsets(partitions, OffsetSpec.forTimestamp(sinceMs)).entrySet()) {
            if (first.getValue() >= 0) {
                count += Math.max(0, ends.get(first.getKey()) - first.getValue());
            }
        }
        return count;
    }

    /** The offsets that a question gives; negative where there is none. */
    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try {
            admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(LOOK.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, info) -> offsets.put(partition, info.offset()));
            return offsets;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka can't tell how far its topics go", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka did not tell within " + LOOK.toSeconds() + " s how far its topics go", e);
        }
    }

    /** All partitions of what it follows; none while one of the topics is missing. */
    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> reader) {
        Map<String, List<PartitionInfo>> there = reader.listTopics(LOOK);
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(
                sumsTopic,
                topsTopic,
                feedDaysTopic,
                topics.tension().name(),
                topics.history().name(),
                topics.alerts().name())) {
            List<PartitionInfo> infos = there.get(topic);
            if (infos == null) {
                return List.of();
            }
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, ScoreState state, ScoreUpdates updates) {
        String topic = record.topic();
        if (topic.equals(sumsTopic)) {
            takeSum(record, state);
        } else if (topic.equals(topsTopic)) {
            if (record.value() != null) {
                TopStories top = tops.deserialize(topic, record.value());
                state.putTop(
                        top.getIssue(),
                        StoreKeys.source(record.key()),
                        top.getStories().stream()
                                .map(story -> StoryStates.rankedOf(top.getIssue(), story))
                                .toList());
            }
        } else if (topic.equals(feedDaysTopic)) {
            FeedDay day = feedDays.deserialize(topic, record.value());
            state.putFeedDay(
                    StoreKeys.sourceOf(record.key()),
                    record.partition(),
                    StoreKeys.dayOf(record.key()),
                    day == null ? FeedDay.EMPTY : day);
        } else if (topic.equals(topics.tension().name())) {
            IssueTension tension = tensions.deserialize(topic, record.value());
            state.putTension(
                    new String(record.key(), StandardCharsets.UTF_8), tension, record.partition(), record.offset());
            if (tension != null) {
                updates.add(tension, record.partition(), record.offset());
            }
        } else if (topic.equals(topics.history().name())) {
            if (record.value() != null) {
                state.putHistory(history.deserialize(topic, record.value()));
            }
        } else if (record.value() != null) {
            Alert alert = alerts.deserialize(topic, record.value());
            updates.add(state.putAlert(alert, record.partition(), record.offset()));
        }
    }

    private void takeSum(ConsumerRecord<byte[], byte[]> record, ScoreState state) {
        SumKey key = StoreKeys.sumOfSource(record.key());
        // Volume is told to every partition of the tension stage: that of one is the whole.
        if (key.kind() != SumKey.Kind.VOLUME || record.partition() == 0) {
            state.putSum(key, StoreKeys.source(record.key()), sums.deserialize(record.topic(), record.value()));
        }
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        admin.close(Duration.ofSeconds(1));
        serdes.close();
    }
}
