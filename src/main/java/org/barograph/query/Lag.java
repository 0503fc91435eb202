package org.barograph.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.barograph.runtime.ClientConfigs;
import org.barograph.runtime.Endpoints;

/** How far the application is behind what was published. */
public final class Lag implements AutoCloseable {
    private final Admin admin;
    private final Endpoints endpoints;
    private final String applicationId;
    private final String articlesTopic;

    public Lag(Endpoints endpoints, Map<String, String> client, String applicationId, String articlesTopic) {
        this.endpoints = endpoints;
        this.applicationId = applicationId;
        this.articlesTopic = articlesTopic;
        admin = Admin.create(ClientConfigs.common(endpoints, client));
    }

    /**
     * Records that the application has not yet committed, over the articles and all topics that it reads after them. 0
     * says that nothing waits in a topic; what a stage has read may still wait in its store for the next flush.
     *
     * @throws NoScoresException if the cluster can't tell
     */
    public long records() {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Set<String> topics = new HashSet<>();
            topics.add(articlesTopic);
            committed.keySet().forEach(partition -> topics.add(partition.topic()));
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (TopicDescription topic :
                    admin.describeTopics(topics).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(info ->
                                asked.put(new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest()));
            }
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                            asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
            long lag = 0;
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
                OffsetAndMetadata done = committed.get(end.getKey());
                lag += Math.max(0, end.getValue().offset() - (done == null ? 0 : done.offset()));
            }
            return lag;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new NoScoresException("Can't ask " + endpoints.bootstrapServers() + " how far " + applicationId
                    + " is: " + e.getCause().getMessage());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
