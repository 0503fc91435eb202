package org.barograph.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Topics topics = Topics.defaults();

    @Test
    void theTopicsHaveTheirPublicNames() {
        assertThat(topics.all())
                .extracting(Topic::name)
                .containsExactlyInAnyOrder(
                        "news.articles.v1",
                        "news.tagged.v1",
                        "issue.tension.v1",
                        "issue.history.v1",
                        "issue.alerts.v1",
                        "catalog.v1",
                        "news.dlq.v1");
    }

    @Test
    void aPrefixStandsBeforeEveryName() {
        assertThat(Topics.of(new TopicSettings("staging.", 1, 1, 1)).all())
                .allSatisfy(topic -> assertThat(topic.name()).startsWith("staging."));
    }

    @Test
    void articlesAreStampedWhenTheyAreAppendedAndKeptForThirtyDays() {
        assertThat(topics.articles().configs())
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "2592000000")
                .containsEntry("max.message.bytes", "1048576");
    }

    @Test
    void noTopicThatDeletesByAFiniteAgeIsReadFromTheTimesOfArticles() {
        assertThat(topics.all())
                .filteredOn(topic -> topic.cleanup() == Topic.Cleanup.DELETE)
                .filteredOn(topic -> !topic.retention().equals(Topic.FOR_EVER))
                .allSatisfy(
                        topic -> assertThat(topic.configs()).containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void historyIsKeptForEver() {
        assertThat(topics.history().configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }

    @Test
    void anOutputIsTakenWhateverItsTime() {
        assertThat(topics.tension().configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("message.timestamp.before.max.ms", "9223372036854775807")
                .containsEntry("message.timestamp.after.max.ms", "9223372036854775807");
    }

    @Test
    void noAlertIsCompactedAwayByAnotherOneOfItsIssue() {
        assertThat(topics.alerts().configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1");
    }

    @Test
    void aDeadLetterHoldsTheLargestRecordAndMore() {
        assertThat(topics.deadLetters().maxMessageBytes())
                .isGreaterThan(2 * topics.articles().maxMessageBytes());
    }

    @Test
    void aTopicIsFoundByItsShortName() {
        Topics staging = Topics.of(new TopicSettings("staging.", 1, 1, 1));

        assertThat(staging.named("catalog.v1")).contains(staging.catalog());
        assertThat(staging.named("staging.catalog.v1")).contains(staging.catalog());
        assertThat(staging.named("catalog")).isEmpty();
    }

    @Test
    void aPrefixThatKafkaDoesNotTakeIsRefused() {
        TopicSettings settings = new TopicSettings("a/b", 1, 1, 1);

        assertThatThrownBy(() -> Topics.of(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a/bnews.articles.v1");
    }

    @Test
    void zeroPartitionsAreRefused() {
        assertThatThrownBy(() -> new TopicSettings("", 6, 0, 3)).hasMessageContaining("taggedPartitions = 0");
    }

    @Test
    void theValuesOfATopicAreReadAsItsType() {
        try (ValueSerdes serdes = Topics.serdes(Samples.ownRegistry())) {
            Serde<Article> serde = serdes.of(topics.articles());
            Article article = Samples.article().build();

            byte[] bytes = serde.serializer().serialize("news.articles.v1", article);

            assertThat(serde.deserializer().deserialize("news.articles.v1", bytes))
                    .isEqualTo(article);
        }
    }

    /** Stands for a serde that somebody else brings. */
    public static final class ForeignSerde implements Serde<Article> {
        private Map<String, ?> config = Map.of();

        @Override
        public void configure(Map<String, ?> given, boolean isKey) {
            config = given;
        }

        @Override
        public Serializer<Article> serializer() {
            return (topic, article) -> new byte[0];
        }

        @Override
        public Deserializer<Article> deserializer() {
            return (topic, bytes) -> new Article();
        }
    }

    @Test
    void anotherSerdeCanBeNamedAndIsToldItsType() {
        ValueSerdes serdes = ValueSerdes.of(Map.of(
                ValueSerdes.SERDE_CLASS, ForeignSerde.class.getName(), "schema.registry.url", "http://localhost:1"));

        Serde<Article> serde = serdes.of(topics.articles());

        assertThat(serde).isInstanceOfSatisfying(ForeignSerde.class, foreign -> assertThat(foreign.config)
                .isEqualTo(Map.of(
                        ValueSerdes.SERDE_CLASS,
                        ForeignSerde.class.getName(),
                        "schema.registry.url",
                        "http://localhost:1",
                        "specific.avro.reader",
                        true,
                        "specific.avro.value.type",
                        Article.class.getName())));
    }

    @Test
    void aSerdeClassThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ValueSerdes.of(Map.of(ValueSerdes.SERDE_CLASS, "com.example.NoSerde")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("com.example.NoSerde");
    }

    @Test
    void aClassThatIsNoSerdeIsRefused() {
        assertThatThrownBy(() -> ValueSerdes.of(Map.of(ValueSerdes.SERDE_CLASS, "java.lang.String")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("java.lang.String");
    }
}
