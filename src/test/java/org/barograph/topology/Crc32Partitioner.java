package org.barograph.topology;

import java.util.Map;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;

/** Partitions as librdkafka's {@code consistent} does, and with it most clients that are not Java: CRC32 of the key. */
public final class Crc32Partitioner implements Partitioner {
    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        CRC32 checksum = new CRC32();
        checksum.update(keyBytes);
        return (int) (checksum.getValue() % cluster.partitionCountForTopic(topic));
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
