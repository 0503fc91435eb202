package org.barograph.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.IssueSummary;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.StoryStates;
import org.barograph.stream.TensionRecords;
import org.barograph.stream.avro.IssueTension;
import org.barograph.stream.state.PartialUpdate;
import org.barograph.stream.state.SumUpdate;
import org.barograph.stream.state.TopStories;
import org.barograph.tension.Explainer;
import org.barograph.tension.HourSeries;
import org.barograph.tension.Hours;
import org.barograph.tension.Ledger;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Score;
import org.barograph.tension.Scorer;
import org.barograph.tension.Standing;
import org.barograph.tension.SumKey;
import org.barograph.tension.Sums;

/** One partition of issues: see {@link TensionStage}. */
final class TensionProcessor implements Processor<String, PartialUpdate, String, TensionOutput> {
    /** Header with the instant of a score, for clients without Avro. */
    static final String AS_OF_HEADER = "barograph-as-of";

    private static final String LAST_CLOSED = "last";
    /** An hour closes when the data clock has passed its start by two hours. */
    private static final long CLOSES_AFTER_HOURS = 2;

    private static final Duration CLOSE_EVERY = Duration.ofMillis(100);
    /** Closing hours of an archive takes turns with reading on, ns. */
    private static final long CLOSE_MOST_NS = 50_000_000L;

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final int SWEEP_MOST = 5_000;

    private final LiveCatalog catalog;
    private final TopologySettings settings;
    private ProcessorContext<String, TensionOutput> context;
    private KeyValueStore<Bytes, Sums> sums;
    private KeyValueStore<Bytes, TopStories> tops;
    private KeyValueStore<String, Long> closed;

    private StoreSweep<Sums> sweep;

    // Views of the stores, made anew whenever the task begins.
    private Ledger ledger;
    private Scorer scorer;
    private Explainer explainer;
    private long lastClosed;
    private boolean moved;
    private boolean hourClosed;
    private final Set<String> changed = new HashSet<>();
    private final Map<String, IssueTension> written = new HashMap<>();
    private boolean silent;
    /** Version of the catalogue whose missing issues were buried. */
    private String buriedOf = "";

    TensionProcessor(LiveCatalog catalog, TopologySettings settings) {
        this.catalog = catalog;
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, TensionOutput> context) {
        this.context = context;
        sums = context.getStateStore(Names.SUMS_STORE);
        tops = context.getStateStore(Names.TOPS_STORE);
        closed = context.getStateStore(Names.CLOSED_STORE);
        ledger = new Ledger();
        scorer = new Scorer(ledger, settings.constants());
        explainer = new Explainer(ledger, settings.constants());
        Long last = closed.get(LAST_CLOSED);
        lastClosed = last == null ? Long.MIN_VALUE : last;
        load();
        changed.clear();
        written.clear();
        buriedOf = "";
        moved = true;
        silent = false;
        hourClosed = false;
        context.schedule(CLOSE_EVERY, PunctuationType.WALL_CLOCK_TIME, this::close);
        sweep = new StoreSweep<>(
                sums, (key, value) -> settings.retention().keptThrough(StoreKeys.sumOfSource(key.get())));
        context.schedule(settings.write(), PunctuationType.WALL_CLOCK_TIME, this::write);
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep());
    }

    /** Volume comes first in the store, so the hours that no score needs are known before the many others are read. */
    private void load() {
        try (KeyValueIterator<Bytes, Sums> entries = sums.all()) {
            boolean inVolume = true;
            while (entries.hasNext()) {
                KeyValue<Bytes, Sums> entry = entries.next();
                SumKey key = StoreKeys.sumOfSource(entry.key.get());
                if (inVolume && key.kind() != SumKey.Kind.VOLUME) {
                    inVolume = false;
                    forgetOldHours();
                }
                ledger.add(key, entry.value);
            }
        }
    }

    @Override
    public void process(Record<String, PartialUpdate> record) {
        settings.observer().waited(TopologyObserver.Stage.TENSION, context.currentSystemTimeMs() - record.timestamp());
        PartialUpdate update = record.value();
        if (update.getUpdate() instanceof SumUpdate sum) {
            replace(sum, update.getSource());
        } else if (update.getUpdate() instanceof TopStories top) {
            tops.put(StoreKeys.top(top.getIssue(), update.getSource()), top);
            changed.add(top.getIssue());
            moved = true;
        }
    }

    /** Puts a story partition's new value of a sum in the place of its former one. */
    private void replace(SumUpdate update, int source) {
        SumKey key = new SumKey(
                SumKey.Kind.valueOf(update.getKind().name()), update.getIssue(), update.getDyad(), update.getHour());
        Sums now =
                new Sums(update.getStrain(), update.getStrainSquares(), update.getWeight(), update.getWeightSquares());
        Bytes stored = StoreKeys.sum(key, source);
        Sums old = sums.get(stored);
        Sums change = old == null ? now : now.minus(old);
        if (change.isZero()) {
            return;
        }
        if (now.isZero()) {
            sums.delete(stored);
        } else {
            sums.put(stored, now);
            sweep.added(settings.retention().keptThrough(key));
        }
        ledger.add(key, change);
        moved = true;
        if (key.kind() == SumKey.Kind.ISSUE) {
            changed.add(key.issue());
        }
    }

    /** Closes the hours with volume that the data clock has passed, oldest first. */
    private void close(long nowMs) {
        OptionalLong newest = ledger.newestHour();
        if (newest.isEmpty()) {
            return;
        }
        long due = newest.getAsLong() - CLOSES_AFTER_HOURS;
        if (lastClosed >= due) {
            return;
        }
        long[] open = ledger.volume().hoursAfter(lastClosed, due);
        if (open.length == 0) {
            return;
        }
        long start = System.nanoTime();
        for (long hour : open) {
            for (IssueSummary issue : issues()) {
                Score score = scorer.score(issue.id(), Hours.startMs(hour + 1));
                forward(
                        issue.id(),
                        new TensionOutput.Closed(TensionRecords.history(
                                score, newest, hour, catalog.current().catalog().version())),
                        score.asOfMs(),
                        score.asOfMs());
            }
            lastClosed = hour;
            if (System.nanoTime() - start > CLOSE_MOST_NS) {
                break;
            }
        }
        closed.put(LAST_CLOSED, lastClosed);
        hourClosed = true;
        forgetOldHours();
    }

    /** Writes the scores that changed. */
    private void write(long nowMs) {
        OptionalLong newest = ledger.newestHour();
        if (newest.isEmpty()) {
            return;
        }
        long asOfMs = settings.clock().asOf(nowMs, newest);
        boolean otherCatalog = !catalog.current().catalog().version().equals(buriedOf);
        boolean otherFeed = silent != Standing.isSilent(asOfMs, newest);
        if (!moved && !hourClosed && !otherCatalog && !otherFeed) {
            return;
        }
        for (IssueSummary issue : issues()) {
            IssueTension now = record(issue, scorer.score(issue.id(), asOfMs), newest);
            IssueTension before = written.get(issue.id());
            if (hourClosed
                    || before == null
                    || changed.contains(issue.id())
                    || TensionRecords.isWorthWriting(before, now)) {
                forward(issue.id(), new TensionOutput.Current(now), nowMs, asOfMs);
                written.put(issue.id(), now);
            }
        }
        changed.clear();
        moved = false;
        hourClosed = false;
        silent = Standing.isSilent(asOfMs, newest);
        if (otherCatalog) {
            bury(nowMs, asOfMs);
        }
    }

    /** Takes back the scores of issues that have sums and are in the catalogue no more. */
    private void bury(long nowMs, long asOfMs) {
        CompiledCatalog current = catalog.current().catalog();
        Set<String> gone = new TreeSet<>(ledger.issues());
        current.issues().forEach(issue -> gone.remove(issue.id()));
        for (String issue : gone) {
            if (isMine(issue)) {
                forward(issue, new TensionOutput.Current(null), nowMs, asOfMs);
                written.remove(issue);
            }
        }
        buriedOf = current.version();
    }

    private boolean isMine(String issue) {
        return SumPartitioner.partitionOf(issue, settings.tensionPartitions())
                == context.taskId().partition();
    }

    private IssueTension record(IssueSummary issue, Score score, OptionalLong newest) {
        List<RankedStory> stories = heaviest(issue.id());
        return TensionRecords.tension(
                issue.name(),
                issue.composite(),
                score,
                newest,
                scorer.momentum(issue.id(), score.asOfMs()),
                scorer.changeOverDay(score),
                explainer.byStory(score, stories),
                explainer.byDyad(score, TensionRecords.LISTED_DYADS),
                catalog.current().catalog().version());
    }

    /** The heaviest stories of an issue over all story partitions, rising and easing apart: exact, since each told its own. */
    private List<RankedStory> heaviest(String issue) {
        List<RankedStory> stories = new ArrayList<>();
        try (KeyValueIterator<Bytes, TopStories> entries =
                tops.prefixScan(StoreKeys.tops(issue), Serdes.Bytes().serializer())) {
            entries.forEachRemaining(entry ->
                    entry.value.getStories().forEach(state -> stories.add(StoryStates.rankedOf(issue, state))));
        }
        return RankedStory.heaviest(stories, RankedStory.LISTED);
    }

    /** The issues of the catalogue whose records this partition writes. */
    private List<IssueSummary> issues() {
        CompiledCatalog current = catalog.current().catalog();
        List<IssueSummary> mine = new ArrayList<>();
        for (IssueSummary issue : current.issues()) {
            if (isMine(issue.id())) {
                mine.add(issue);
            }
        }
        return mine;
    }

    /** Drops from memory the hours that no baseline and no open hour needs; the store keeps them. */
    private void forgetOldHours() {
        OptionalLong newest = ledger.newestHour();
        if (newest.isEmpty() || lastClosed == Long.MIN_VALUE) {
            return;
        }
        long from = Math.min(newest.getAsLong(), lastClosed);
        double halfLife = settings.constants().halfLifeHours();
        ledger.dropBefore(
                from - Scorer.totalsNeededHours(halfLife), from - HourSeries.neededHours(halfLife) - Hours.PER_DAY);
    }

    /**
     * Deletes sums that are kept no longer, a bounded number at a time, and not before their hours are closed. No story
     * partition tells them again: it can't change what is so old.
     */
    private void sweep() {
        OptionalLong newest = ledger.newestHour();
        if (newest.isEmpty() || lastClosed == Long.MIN_VALUE) {
            return;
        }
        long from = Math.min(newest.getAsLong(), lastClosed);
        sweep.next(SWEEP_MOST, from, sums::delete);
    }

    private void forward(String issue, TensionOutput output, long timestampMs, long asOfMs) {
        Headers headers = new RecordHeaders()
                .add(AS_OF_HEADER, Instant.ofEpochMilli(asOfMs).toString().getBytes(StandardCharsets.UTF_8));
        context.forward(new Record<>(issue, output, timestampMs, headers));
    }
}
