package org.barograph.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.stream.CatalogManifest;
import org.barograph.stream.Topic;
import org.barograph.stream.ValueSerdes;

/** Reads and edits the catalogue topic. An edit and its manifest are one transaction, so no half of it is ever live. */
public final class CatalogTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Endpoints endpoints;
    private final Map<String, String> client;
    private final Topic<String, org.barograph.stream.avro.CatalogEntry> topic;
    private final ValueSerdes serdes;

    public CatalogTopic(
            Endpoints endpoints,
            Map<String, String> client,
            Topic<String, org.barograph.stream.avro.CatalogEntry> topic,
            ValueSerdes serdes) {
        this.endpoints = endpoints;
        this.client = client;
        this.topic = topic;
        this.serdes = serdes;
    }

    /** The entries as they stand in the topic. */
    public CatalogManifest.Contents read() {
        CatalogManifest.Contents contents = new CatalogManifest.Contents();
        try (KafkaConsumer<String, org.barograph.stream.avro.CatalogEntry> consumer = new KafkaConsumer<>(
                ClientConfigs.reader(endpoints, client),
                new StringDeserializer(),
                serdes.of(topic).deserializer())) {
            TopicPartition only = new TopicPartition(topic.name(), 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).get(only);
            while (consumer.position(only) < end) {
                consumer.poll(POLL).forEach(record -> contents.add(record.value()));
            }
        }
        return contents;
    }

    /**
     * Writes the bundled entries that are missing, and those that came with an earlier release and were not edited.
     *
     * @return how many were written
     */
    public int seed() {
        CatalogManifest.Contents contents = read();
        boolean first = contents.entries().isEmpty();
        Instant now = Instant.now();
        List<org.barograph.stream.avro.CatalogEntry> changed = new ArrayList<>();
        Set<String> bundled = new HashSet<>();
        for (CatalogEntry entry : CatalogReader.entries()) {
            bundled.add(entry.id());
            var there = contents.entries().get(entry.id());
            boolean outdated = there != null
                    && there.getOrigin().equals(CatalogManifest.BUNDLED)
                    && !there.getDefinition().equals(entry.yaml());
            if (there == null || outdated) {
                changed.add(CatalogManifest.record(entry, CatalogManifest.BUNDLED, now));
            }
        }
        for (var there : List.copyOf(contents.entries().values())) {
            if (there.getOrigin().equals(CatalogManifest.BUNDLED)
                    && !there.getDeleted()
                    && !bundled.contains(there.getId())) {
                var gone = CatalogManifest.deletion(there, now);
                gone.setOrigin(CatalogManifest.BUNDLED);
                changed.add(gone);
            }
        }
        if (!changed.isEmpty() || first) {
            write(contents, changed);
        }
        return changed.size();
    }

    /**
     * Puts entries in force, beside or in the place of those that are there.
     *
     * @return the catalogue that they make
     * @throws org.barograph.catalog.CatalogException if they do not fit; then nothing is written
     */
    public CompiledCatalog apply(Collection<CatalogEntry> entries) {
        CatalogManifest.Contents contents = read();
        Instant now = Instant.now();
        List<org.barograph.stream.avro.CatalogEntry> changed = new ArrayList<>();
        entries.forEach(entry -> changed.add(CatalogManifest.record(entry, CatalogManifest.USER, now)));
        changed.forEach(contents::add);
        CompiledCatalog compiled = contents.compile();
        write(contents, changed);
        return compiled;
    }

    /**
     * Switches entries off.
     *
     * @return the catalogue without them
     * @throws IllegalArgumentException if there is no such entry
     * @throws org.barograph.catalog.CatalogException if the others do not fit without them; then nothing is written
     */
    public CompiledCatalog remove(Collection<String> ids) {
        CatalogManifest.Contents contents = read();
        List<org.barograph.stream.avro.CatalogEntry> changed = new ArrayList<>();
        for (String id : ids) {
            var there = contents.entries().get(id);
            if (there == null) {
                throw new IllegalArgumentException(
                        "There is no entry " + id + " in " + topic.name() + "; ids look like issue/taiwan-strait");
            }
            changed.add(CatalogManifest.deletion(there, Instant.now()));
        }
        changed.forEach(contents::add);
        CompiledCatalog compiled = contents.compile();
        write(contents, changed);
        return compiled;
    }

    private void write(CatalogManifest.Contents contents, List<org.barograph.stream.avro.CatalogEntry> changed) {
        changed.forEach(contents::add);
        Map<String, Object> configs = new HashMap<>(ClientConfigs.writer(endpoints, client));
        configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "barograph-catalog-" + topic.name());
        try (KafkaProducer<String, org.barograph.stream.avro.CatalogEntry> producer = new KafkaProducer<>(
                configs, new StringSerializer(), serdes.of(topic).serializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            changed.forEach(entry -> producer.send(new ProducerRecord<>(topic.name(), entry.getId(), entry)));
            var manifest = contents.manifest(Instant.now());
            producer.send(new ProducerRecord<>(topic.name(), manifest.getId(), manifest))
                    .get();
            producer.commitTransaction();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while writing to " + topic.name(), e);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Can't write to " + topic.name() + ": " + e.getCause().getMessage(), e);
        }
    }
}
