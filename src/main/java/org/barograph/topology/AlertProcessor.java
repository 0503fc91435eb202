package org.barograph.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.barograph.stream.TensionRecords;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.state.AlertState;
import org.barograph.tension.AlertRules;
import org.barograph.tension.AlertWatch;

/** The alerts of one partition of issues: see {@link AlertStage}. */
final class AlertProcessor implements Processor<String, IssueTension, String, Alert> {
    private final AlertRules rules;
    private final TopologyObserver observer;
    private ProcessorContext<String, Alert> context;
    private KeyValueStore<String, AlertState> states;

    AlertProcessor(AlertRules rules, TopologyObserver observer) {
        this.rules = rules;
        this.observer = observer;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        this.context = context;
        states = context.getStateStore(Names.ALERTS_STORE);
    }

    @Override
    public void process(Record<String, IssueTension> record) {
        IssueTension tension = record.value();
        for (var kind : org.barograph.tension.Alert.Kind.values()) {
            String key = record.key() + "/" + kind.label();
            if (tension == null) {
                // The issue is gone: should it come back, its alerts begin anew.
                states.delete(key);
                continue;
            }
            AlertWatch before = watchOf(states.get(key));
            AlertWatch.Step step = before.on(kind, TensionRecords.reading(tension), rules);
            if (!step.next().equals(before)) {
                states.put(key, stateOf(step.next()));
            }
            step.change().ifPresent(alert -> {
                observer.alert(alert.kind().label(), alert.phase().label());
                context.forward(record.withValue(TensionRecords.alert(alert, tension)));
            });
        }
    }

    private static AlertWatch watchOf(AlertState state) {
        return state == null
                ? AlertWatch.START
                : new AlertWatch(
                        instant(state.getOpenedAt()),
                        instant(state.getClosedAt()),
                        instant(state.getLastAsOf()),
                        state.getPeak(),
                        state.getReportedPeak());
    }

    private static AlertState stateOf(AlertWatch watch) {
        return new AlertState(
                stored(watch.openedAtMs()),
                stored(watch.closedAtMs()),
                stored(watch.lastAsOfMs()),
                watch.peak(),
                watch.reportedPeak());
    }

    private static long instant(Long stored) {
        return stored == null ? AlertWatch.NEVER : stored;
    }

    private static Long stored(long instant) {
        return instant == AlertWatch.NEVER ? null : (Long) instant;
    }
}
