package org.barograph.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.barograph.stream.state.PartialUpdate;
import org.barograph.stream.state.SumKind;
import org.barograph.stream.state.SumUpdate;

/** Sends an issue's updates to the partition of its records in the output topics, and volume to all partitions. */
final class SumPartitioner implements StreamPartitioner<String, PartialUpdate> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, String issue, PartialUpdate update, int partitions) {
        if (update.getUpdate() instanceof SumUpdate sum && sum.getKind() == SumKind.VOLUME) {
            return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet()));
        }
        return Optional.of(Set.of(partitionOf(issue, partitions)));
    }

    /** The partition that Kafka's own clients give a string key: murmur2 of its UTF-8 bytes. */
    static int partitionOf(String key, int partitions) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
