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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.stream.CatalogManifest;
import org.barograph.stream.Topic;
import org.barograph.stream.ValueSerdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and edits the catalogue topic. An edit and its manifest are one transaction, so no half of it is ever live. */
public final class CatalogTopic implements CatalogEditor {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MAX_TRIES = 10;
    /** About what one edit takes. */
    private static final long PAUSE_MS = 500;

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

    /** The entries as they stand in the topic; one that can't be read is passed over. */
    @Override
    public CatalogManifest.Contents read() {
        CatalogManifest.Contents contents = new CatalogManifest.Contents();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                ClientConfigs.reader(endpoints, client), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition only = new TopicPartition(topic.name(), 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).get(only);
            while (consumer.position(only) < end) {
                consumer.poll(POLL).forEach(record -> contents.put(
                                record.key(),
                                record.value(),
                                topic.name(),
                                serdes.of(topic).deserializer())
                        .ifPresent(LOG::warn));
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
        CatalogManifest.Contents there = read();
        boolean first = there.entries().isEmpty();
        return first || !missing(there).isEmpty() ? write(this::missing).written() : 0;
    }

    private List<org.barograph.stream.avro.CatalogEntry> missing(CatalogManifest.Contents contents) {
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
        for (var there : contents.entries().values()) {
            if (there.getOrigin().equals(CatalogManifest.BUNDLED)
                    && !there.getDeleted()
                    && !bundled.contains(there.getId())) {
                var gone = CatalogManifest.deletion(there, now);
                gone.setOrigin(CatalogManifest.BUNDLED);
                changed.add(gone);
            }
        }
        return changed;
    }

    /**
     * Puts entries in force, beside or in the place of those that are there.
     *
     * @return the catalogue that they make
     * @throws org.barograph.catalog.CatalogException if they do not fit; then nothing is written
     */
    @Override
    public CompiledCatalog apply(Collection<CatalogEntry> entries) {
        Instant now = Instant.now();
        return write(contents -> fitting(
                        contents,
                        entries.stream()
                                .map(entry -> CatalogManifest.record(entry, CatalogManifest.USER, now))
                                .toList()))
                .contents()
                .compile();
    }

    /**
     * Switches entries off.
     *
     * @return the catalogue without them
     * @throws IllegalArgumentException if there is no such entry
     * @throws org.barograph.catalog.CatalogException if the others do not fit without them; then nothing is written
     */
    @Override
    public CompiledCatalog remove(Collection<String> ids) {
        return write(contents -> {
                    List<org.barograph.stream.avro.CatalogEntry> changed = new ArrayList<>();
                    for (String id : ids) {
                        var there = contents.entries().get(id);
                        if (there == null) {
                            throw new IllegalArgumentException("There is no entry " + id + " in " + topic.name()
                                    + "; ids look like issue/taiwan-strait");
                        }
                        changed.add(CatalogManifest.deletion(there, Instant.now()));
                    }
                    return fitting(contents, changed);
                })
                .contents()
                .compile();
    }

    /** The same records, if a catalogue can be made of the contents with them. */
    private static List<org.barograph.stream.avro.CatalogEntry> fitting(
            CatalogManifest.Contents contents, List<org.barograph.stream.avro.CatalogEntry> changed) {
        changed.forEach(contents::add);
        contents.compile();
        return changed;
    }

    /** The records that an edit writes, given what stands in the topic. */
    private interface Edit extends Function<CatalogManifest.Contents, List<org.barograph.stream.avro.CatalogEntry>> {}

    private record Outcome(int written, CatalogManifest.Contents contents) {}

    /**
     * Makes an edit. Two at once, such as two instances at their first start, would each name a version that leaves the
     * other's entries out; so of two, Kafka lets the later fence the earlier, which then begins again after a pause.
     */
    private Outcome write(Edit edit) {
        for (int tries = 1; ; tries++) {
            try {
                return tryToWrite(edit);
            } catch (KafkaException e) {
                if (tries == MAX_TRIES || !isFenced(e)) {
                    throw e;
                }
                LOG.info("Another program edits {} as well; trying again", topic.name());
                pause(tries);
            }
        }
    }

    private Outcome tryToWrite(Edit edit) {
        Map<String, Object> configs = new HashMap<>(ClientConfigs.writer(endpoints, client));
        configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "barograph-catalog-" + topic.name());
        try (KafkaProducer<String, org.barograph.stream.avro.CatalogEntry> producer = new KafkaProducer<>(
                configs, new StringSerializer(), serdes.of(topic).serializer())) {
            // First of all: what is read after this can't be changed by another edit unless this one fails.
            producer.initTransactions();
            CatalogManifest.Contents contents = read();
            List<org.barograph.stream.avro.CatalogEntry> changed = edit.apply(contents);
            changed.forEach(contents::add);
            var manifest = contents.manifest(Instant.now());
            // A registry that is down shows here, once; send would hide it in the future of every single record.
            serdes.of(topic).serializer().serialize(topic.name(), manifest);
            producer.beginTransaction();
            changed.forEach(entry -> producer.send(new ProducerRecord<>(topic.name(), entry.getId(), entry)));
            producer.send(new ProducerRecord<>(topic.name(), manifest.getId(), manifest))
                    .get();
            producer.commitTransaction();
            return new Outcome(changed.size(), contents);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while writing to " + topic.name(), e);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Can't write to " + topic.name() + ": " + e.getCause().getMessage(), e);
        }
    }

    private static boolean isFenced(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    /** Longer each time and never the same, so that two do not fence each other for ever. */
    private static void pause(int tries) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MS, (tries + 1) * PAUSE_MS));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
