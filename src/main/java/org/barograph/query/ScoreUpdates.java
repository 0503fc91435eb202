package org.barograph.query;

import java.util.ArrayList;
import java.util.List;
import org.barograph.stream.avro.IssueTension;

/** What a batch brought into the outputs. */
public final class ScoreUpdates {
    private final List<Tension> tensions = new ArrayList<>();
    private final List<AlertEpisode> alerts = new ArrayList<>();
    private StreamPosition before = StreamPosition.start();

    /** A new record of the tension topic. */
    public record Tension(IssueTension value, int partition, long offset) {}

    /** Adds a record of the tension topic. */
    public void add(IssueTension tension, int partition, long offset) {
        tensions.add(new Tension(tension, partition, offset));
    }

    /** Adds an alert whose newest record came. */
    public void add(AlertEpisode alert) {
        alerts.add(alert);
    }

    /** The position in the topics before the batch. */
    public StreamPosition before() {
        return before;
    }

    void comeAfter(StreamPosition position) {
        before = position;
    }

    /** Records of the tension topic in their order. */
    public List<Tension> tensions() {
        return tensions;
    }

    /** Alerts as they stood after each record of the alerts topic, in the records' order. */
    public List<AlertEpisode> alerts() {
        return alerts;
    }

    boolean isEmpty() {
        return tensions.isEmpty() && alerts.isEmpty();
    }
}
