package org.barograph.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.barograph.local.BrokerSettings;
import org.barograph.local.EmbeddedBroker;
import org.barograph.stream.TopicSettings;
import org.barograph.stream.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicProvisionerIT {
    private static final long IN_2002 = Instant.parse("2002-05-01T00:00:00Z").toEpochMilli();

    @TempDir
    static Path dataDir;

    private static EmbeddedBroker broker;

    /** Each test has topics of its own. */
    private final Topics topics = Topics.of(new TopicSettings(UUID.randomUUID() + ".", 4, 4, 2));

    private final TopicProvisioner provisioner = provisioner(topics, 1);

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(BrokerSettings.of(dataDir).withPort(0));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static TopicProvisioner provisioner(Topics topics, int replication) {
        return new TopicProvisioner(connection(), topics, replication);
    }

    private static long append(String topic, long timestamp) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(connection(), new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(topic, 0, timestamp, "key", new byte[] {1}))
                    .get()
                    .timestamp();
        }
    }

    @Test
    void theTopicsItCreatesAreAsExpected() {
        provisioner.create();

        assertThat(provisioner.check().findings()).isEmpty();
    }

    @Test
    void aSecondCreateHasNothingToDo() {
        assertThat(provisioner.create()).hasSameSizeAs(topics.all());

        assertThat(provisioner.create()).isEmpty();
    }

    @Test
    void settingsOfAnEarlierReleaseAreBroughtUpToDate() throws Exception {
        provisioner.create();
        String alerts = topics.alerts().name();
        try (Admin admin = Admin.create(connection())) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, alerts),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "compact,delete"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
        Awaitility.await().until(() -> !provisioner.check().ok());

        assertThat(provisioner.bringUpToDate()).containsExactly(alerts);

        assertThat(provisioner.check().findings()).isEmpty();
        assertThat(provisioner.bringUpToDate()).isEmpty();
    }

    @Test
    void topicsThatAreMissingAreFound() {
        assertThat(provisioner.check().findings())
                .hasSameSizeAs(topics.all())
                .allSatisfy(finding -> assertThat(finding.found()).isEqualTo("missing"));
    }

    @Test
    void aSettingThatWasChangedIsFound() throws Exception {
        provisioner.create();
        try (Admin admin = Admin.create(connection())) {
            ConfigResource tension = new ConfigResource(
                    ConfigResource.Type.TOPIC, topics.tension().name());
            Collection<AlterConfigOp> change =
                    List.of(new AlterConfigOp(new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(Map.of(tension, change)).all().get();
        }

        Awaitility.await().untilAsserted(() -> assertThat(provisioner.check().findings())
                .singleElement()
                .extracting(TopicCheck.Finding::what)
                .isEqualTo("cleanup.policy"));
    }

    @Test
    void topicsOfAnotherSizeAreFound() {
        provisioner.create();
        String prefix = topics.articles().name().replace("news.articles.v1", "");
        Topics larger = Topics.of(new TopicSettings(prefix, 6, 4, 2));

        assertThat(provisioner(larger, 1).check().findings())
                .singleElement()
                .extracting(TopicCheck.Finding::found)
                .isEqualTo("4");
    }

    @Test
    void moreReplicasThanBrokersAreRefusedWithTheReason() {
        assertThatThrownBy(() -> provisioner(topics, 3).create())
                .isInstanceOf(TopicProvisionerException.class)
                .hasMessageContaining("replication factor");
    }

    @Test
    void anArticleIsStampedByTheBrokerWhateverItsProducerSays() throws Exception {
        provisioner.create();

        assertThat(append(topics.articles().name(), IN_2002)).isGreaterThan(IN_2002);
    }

    @Test
    void anOutputOf2002IsTaken() throws Exception {
        provisioner.create();

        assertThat(append(topics.history().name(), IN_2002)).isEqualTo(IN_2002);
    }
}
