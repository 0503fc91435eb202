package org.barograph.cli;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.barograph.runtime.AppSettings;
import org.barograph.runtime.ClientConfigs;

/**
 * The least that Kafka Streams can do with articles: read their bytes and write them to another topic, exactly once, with
 * the threads, commit interval, compression and batches of the full topology.
 */
final class BenchPassThrough {
    private BenchPassThrough() {}

    static KafkaStreams start(AppSettings settings, String from, String to) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(from, Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("articles"))
                .to(to, Produced.with(Serdes.String(), Serdes.ByteArray()).withName("copies"));
        KafkaStreams streams = new KafkaStreams(builder.build(), properties(settings));
        streams.start();
        return streams;
    }

    private static Properties properties(AppSettings settings) {
        Properties properties = new Properties();
        properties.putAll(ClientConfigs.common(settings.endpoints(), settings.client()));
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitIntervalMs());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        return properties;
    }
}
