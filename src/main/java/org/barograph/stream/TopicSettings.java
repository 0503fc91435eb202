package org.barograph.stream;

/**
 * What may be chosen about the topics.
 *
 * @param prefix put before every topic's name, such as {@code staging.}; empty for none
 * @param articlePartitions partitions of the articles, 1 to 10000: the parallelism of reading texts
 * @param taggedPartitions partitions of the tagged articles, 1 to 10000: the parallelism of stories
 * @param outputPartitions partitions of tension, history and alerts each, 1 to 10000
 */
public record TopicSettings(String prefix, int articlePartitions, int taggedPartitions, int outputPartitions) {
    private static final int MAX_PARTITIONS = 10_000;

    public TopicSettings {
        bounded("articlePartitions", articlePartitions);
        bounded("taggedPartitions", taggedPartitions);
        bounded("outputPartitions", outputPartitions);
    }

    /** No prefix; 6 partitions of articles, 6 of tagged articles, 3 of each output. */
    public static TopicSettings defaults() {
        return new TopicSettings("", 6, 6, 3);
    }

    private static void bounded(String name, int partitions) {
        if (partitions < 1 || partitions > MAX_PARTITIONS) {
            throw new IllegalArgumentException(name + " = " + partitions + "; expected 1 to " + MAX_PARTITIONS);
        }
    }
}
