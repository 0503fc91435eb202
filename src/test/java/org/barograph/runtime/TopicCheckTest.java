package org.barograph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barograph.runtime.TopicCheck.Actual;
import org.barograph.runtime.TopicCheck.Finding;
import org.barograph.runtime.TopicCheck.Severity;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;
import org.junit.jupiter.api.Test;

class TopicCheckTest {
    private static final Topics TOPICS = Topics.defaults();

    private final Map<String, Actual> actual = new HashMap<>();

    TopicCheckTest() {
        TOPICS.all().forEach(topic -> actual.put(topic.name(), asExpected(topic)));
    }

    private static Actual asExpected(Topic<?, ?> topic) {
        return new Actual(topic.partitions(), 3, topic.configs());
    }

    private void partitions(Topic<?, ?> topic, int partitions) {
        actual.put(topic.name(), new Actual(partitions, 3, topic.configs()));
    }

    private void config(Topic<?, ?> topic, String name, String value) {
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.put(name, value);
        actual.put(topic.name(), new Actual(topic.partitions(), 3, configs));
    }

    private TopicCheck check() {
        return TopicCheck.of(TOPICS, actual, 3, "kafka:9092");
    }

    private Finding finding() {
        List<Finding> findings = check().findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void topicsAsExpectedGiveNoFinding() {
        assertThat(check().findings()).isEmpty();
    }

    @Test
    void theActualPartitionsAreReported() {
        partitions(TOPICS.articles(), 12);

        assertThat(check().partitions()).containsEntry("news.articles.v1", 12).containsEntry("catalog.v1", 1);
    }

    @Test
    void aMissingTopicIsAnErrorThatCreateMends() {
        actual.remove("news.dlq.v1");

        assertThat(finding())
                .isEqualTo(new Finding(
                        Severity.ERROR, "news.dlq.v1", "topic", "missing", "to exist", "barograph topics create"));
    }

    @Test
    void fewerPartitionsAreAnError() {
        partitions(TOPICS.tagged(), 4);

        assertThat(finding().line())
                .startsWith("ERROR news.tagged.v1: partitions is 4, expected 6. To mend it: kafka-topics.sh"
                        + " --bootstrap-server kafka:9092 --alter --topic news.tagged.v1 --partitions 6");
    }

    @Test
    void morePartitionsAreANote() {
        partitions(TOPICS.articles(), 12);

        assertThat(finding().line()).isEqualTo("NOTE news.articles.v1: partitions is 12, expected 6 or more");
    }

    @Test
    void morePartitionsOfTheCatalogueAreAnError() {
        partitions(TOPICS.catalog(), 2);

        assertThat(finding().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void fewerReplicasAreAnError() {
        actual.put("catalog.v1", new Actual(1, 1, TOPICS.catalog().configs()));

        assertThat(finding().line())
                .startsWith("ERROR catalog.v1: replication factor is 1, expected 3. To mend it: kafka-reassign");
    }

    @Test
    void anotherCleanupPolicyIsAnErrorWithTheCommandThatMendsIt() {
        config(TOPICS.alerts(), "cleanup.policy", "compact,delete");

        assertThat(finding().line())
                .isEqualTo("ERROR issue.alerts.v1: cleanup.policy is compact,delete, expected delete. To mend it:"
                        + " kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name"
                        + " issue.alerts.v1 --add-config cleanup.policy=delete");
    }

    @Test
    void producersTimesOnArticlesAreAnError() {
        config(TOPICS.articles(), "message.timestamp.type", "CreateTime");

        assertThat(finding().line())
                .startsWith("ERROR news.articles.v1: message.timestamp.type is CreateTime, expected LogAppendTime")
                .endsWith("--add-config message.timestamp.type=LogAppendTime");
    }

    @Test
    void aSmallerLargestMessageIsAnError() {
        config(TOPICS.deadLetters(), "max.message.bytes", "1048588");

        assertThat(finding().line())
                .startsWith("ERROR news.dlq.v1: max.message.bytes is 1048588, expected 4194304 or more");
    }

    @Test
    void aLargerLargestMessageIsFine() {
        config(TOPICS.articles(), "max.message.bytes", "10485760");

        assertThat(check().findings()).isEmpty();
    }

    @Test
    void historyThatIsNotKeptForEverIsAWarning() {
        config(TOPICS.history(), "retention.ms", "604800000");

        assertThat(finding().line())
                .startsWith("WARNING issue.history.v1: retention.ms is 604800000, expected -1 (no limit)");
    }

    @Test
    void articlesKeptForEverAreFine() {
        config(TOPICS.articles(), "retention.ms", "-1");

        assertThat(check().findings()).isEmpty();
    }

    @Test
    void historyWithALimitOfBytesIsAWarning() {
        config(TOPICS.history(), "retention.bytes", "1000000");

        assertThat(finding().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void anOutputThatRefusesOldTimesIsAnError() {
        config(TOPICS.tension(), "message.timestamp.before.max.ms", "3600000");

        assertThat(finding().what()).isEqualTo("message.timestamp.before.max.ms");
    }

    @Test
    void notesAndWarningsAreNoHindrance() {
        partitions(TOPICS.articles(), 12);
        config(TOPICS.history(), "retention.ms", "604800000");

        assertThat(check().ok()).isTrue();
    }

    @Test
    void anErrorIsAHindrance() {
        actual.clear();

        assertThat(check().ok()).isFalse();
    }
}
