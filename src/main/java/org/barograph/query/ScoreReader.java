package org.barograph.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.Endpoints;
import org.barograph.stream.StateSerde;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.StoryStates;
import org.barograph.stream.SumsSerde;
import org.barograph.stream.state.TopStories;
import org.barograph.tension.Ledger;
import org.barograph.tension.RankedStory;
import org.barograph.tension.SumKey;
import org.barograph.tension.Sums;
import org.barograph.topology.Names;

/**
 * Reads what all scores are computed from out of the changelogs of the tension stage. It needs no running instance and
 * does not care which one holds which issue; what it reads is committed, and every instant can be computed from it.
 */
public final class ScoreReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Endpoints endpoints;
    private final Map<String, String> client;
    private final String applicationId;

    public ScoreReader(Endpoints endpoints, Map<String, String> client, String applicationId) {
        this.endpoints = endpoints;
        this.client = client;
        this.applicationId = applicationId;
    }

    /**
     * What stands in the stores.
     *
     * @param ledger all sums
     * @param stories each issue's heaviest stories at the newest hour, rising and easing, by issue
     */
    public record Snapshot(Ledger ledger, Map<String, List<RankedStory>> stories) {}

    /**
     * Reads the whole of both changelogs.
     *
     * @throws NoScoresException if the application has never run on this cluster
     */
    public Snapshot read() {
        Ledger ledger = new Ledger();
        Map<String, List<RankedStory>> stories = new TreeMap<>();
        Deserializer<Sums> sums = new SumsSerde().deserializer();
        Deserializer<TopStories> tops = new StateSerde<TopStories>(TopStories.getClassSchema()).deserializer();
        Properties properties = new Properties();
        properties.putAll(ClientConfigs.reader(endpoints, client));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            latest(consumer, changelog(Names.SUMS_STORE), (key, value) -> {
                // Volume is told to every partition of the tension stage: that of one is the whole.
                ledger.add(StoreKeys.sumOfSource(key.key()), sums.deserialize("", value));
            });
            latest(consumer, changelog(Names.TOPS_STORE), (key, value) -> {
                TopStories top = tops.deserialize("", value);
                List<RankedStory> ofIssue = stories.computeIfAbsent(top.getIssue(), issue -> new ArrayList<>());
                top.getStories().forEach(state -> ofIssue.add(StoryStates.rankedOf(top.getIssue(), state)));
            });
        }
        // The sweep takes its time: what it has not come to yet must not show in one answer and lack in the next.
        AppSettings.retention(client).applyTo(ledger);
        stories.values().forEach(list -> list.sort(RankedStory.HEAVIEST_FIRST));
        return new Snapshot(ledger, stories);
    }

    private String changelog(String store) {
        return applicationId + "-" + store + "-changelog";
    }

    /** A key and its partition: volume stands under the same key in all partitions. */
    private record Place(int partition, byte[] key) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && partition == place.partition && Arrays.equals(key, place.key);
        }

        @Override
        public int hashCode() {
            return 31 * partition + Arrays.hashCode(key);
        }
    }

    /** Hands over the latest value of each key that has one; of volume, that of the first partition. */
    private void latest(KafkaConsumer<byte[], byte[]> consumer, String topic, BiConsumer<Place, byte[]> each) {
        List<PartitionInfo> infos = consumer.listTopics(Duration.ofSeconds(15)).get(topic);
        if (infos == null) {
            throw new NoScoresException("There is no topic " + topic + " at " + endpoints.bootstrapServers()
                    + ": nothing has been scored there yet under application id " + applicationId
                    + ". Start `barograph run` and publish articles");
        }
        List<TopicPartition> partitions = infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<Place, byte[]> values = new HashMap<>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(POLL).forEach(record -> {
                Place place = new Place(record.partition(), record.key());
                if (record.value() == null) {
                    values.remove(place);
                } else {
                    values.put(place, record.value());
                }
            });
        }
        values.forEach((place, value) -> {
            if (place.partition == 0 || !isVolume(topic, place.key)) {
                each.accept(place, value);
            }
        });
    }

    private boolean isVolume(String topic, byte[] key) {
        return topic.equals(changelog(Names.SUMS_STORE))
                && StoreKeys.sumOfSource(key).kind() == SumKey.Kind.VOLUME;
    }
}
