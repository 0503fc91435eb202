package org.barograph.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.barograph.stream.StoreKeys;
import org.barograph.stream.StoryStates;
import org.barograph.stream.avro.TaggedArticle;
import org.barograph.stream.state.FingerprintState;
import org.barograph.stream.state.PartialUpdate;
import org.barograph.stream.state.RankedStoryState;
import org.barograph.stream.state.StoryArticleState;
import org.barograph.stream.state.SumKind;
import org.barograph.stream.state.SumUpdate;
import org.barograph.stream.state.TopStories;
import org.barograph.tension.Episodes;
import org.barograph.tension.Hours;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Story;
import org.barograph.tension.StoryArticle;
import org.barograph.tension.SumKey;
import org.barograph.tension.Sums;

/** One partition of stories: see {@link StoryStage}. */
final class StoryProcessor implements Processor<String, TaggedArticle, String, PartialUpdate> {
    private static final Duration TELL_TOPS_EVERY = Duration.ofSeconds(1);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final int SWEEP_MOST = 2_000;
    /** One flush works so long at the most, ns: what is left waits for the next, so that polling is never held up. */
    private static final long FLUSH_MOST_NS = 2_000_000_000L;

    private static final byte[] PRESENT = {1};

    private final TopologySettings settings;
    private ProcessorContext<String, PartialUpdate> context;
    private KeyValueStore<Bytes, StoryArticleState> articles;
    private KeyValueStore<Bytes, FingerprintState> fingerprints;
    private KeyValueStore<Bytes, Sums> sums;
    private KeyValueStore<Bytes, RankedStoryState> ranked;
    private KeyValueStore<String, byte[]> dirty;
    private KeyValueStore<String, byte[]> touched;
    private KeyValueStore<Integer, Long> watermarks;
    private StoreSweep<FingerprintState> sweepStories;
    private StoreSweep<Sums> sweepSums;
    private long lastSweepMs;
    private long lastTopsMs;
    /** What was last told of each issue's top stories; lost on a restart, which only tells them again. */
    private final Map<String, List<RankedStoryState>> told = new HashMap<>();

    StoryProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, PartialUpdate> context) {
        this.context = context;
        articles = context.getStateStore(Names.STORY_ARTICLES_STORE);
        fingerprints = context.getStateStore(Names.FINGERPRINTS_STORE);
        sums = context.getStateStore(Names.STORY_SUMS_STORE);
        ranked = context.getStateStore(Names.RANKED_STORE);
        dirty = context.getStateStore(Names.DIRTY_STORE);
        touched = context.getStateStore(Names.TOUCHED_STORE);
        watermarks = context.getStateStore(Names.WATERMARKS_STORE);
        sweepStories = new StoreSweep<>(fingerprints, (key, state) -> state.getLatest());
        sweepSums = new StoreSweep<>(sums, (key, state) -> StoreKeys.sumOf(key).hour());
        context.schedule(settings.flush(), PunctuationType.WALL_CLOCK_TIME, this::flush);
    }

    @Override
    public void process(Record<String, TaggedArticle> record) {
        TaggedArticle tagged = record.value();
        if (tagged == null) {
            return;
        }
        settings.observer().waited(TopologyObserver.Stage.STORY, context.currentSystemTimeMs() - record.timestamp());
        watermark(tagged);
        String fingerprint = tagged.getFingerprint();
        Bytes key = StoreKeys.storyArticle(fingerprint, tagged.getArticleId());
        if (tagged.getWithdrawn() || !tagged.getCovered()) {
            articles.delete(key);
        } else {
            articles.put(key, StoryStates.stateOf(tagged));
        }
        dirty.put(fingerprint, PRESENT);
    }

    private void watermark(TaggedArticle tagged) {
        long now = tagged.getWatermark().toEpochMilli();
        Long known = watermarks.get(tagged.getArticlePartition());
        if (known == null || known < now) {
            watermarks.put(tagged.getArticlePartition(), now);
        }
    }

    /** Computes the waiting fingerprints anew and tells every sum that changed. */
    private void flush(long nowMs) {
        TreeSet<String> waiting = new TreeSet<>();
        try (KeyValueIterator<String, byte[]> entries = dirty.all()) {
            entries.forEachRemaining(entry -> waiting.add(entry.key));
        }
        TreeMap<SumKey, Sums> changes = new TreeMap<>();
        long start = System.nanoTime();
        int left = waiting.size();
        for (String fingerprint : waiting) {
            recompute(fingerprint, changes);
            dirty.delete(fingerprint);
            left--;
            if (System.nanoTime() - start > FLUSH_MOST_NS) {
                break;
            }
        }
        changes.forEach((key, change) -> {
            if (!change.isZero()) {
                tell(key, change, nowMs);
            }
        });
        // With the sums where it can be, so that a score and the alert that it opens list what moved them.
        if (nowMs - lastTopsMs >= TELL_TOPS_EVERY.toMillis() && tellTops(nowMs)) {
            lastTopsMs = nowMs;
        }
        // Only with nothing waiting: what waits may be older than what the watermark has since settled.
        if (left == 0 && nowMs - lastSweepMs >= SWEEP_EVERY.toMillis()) {
            lastSweepMs = nowMs;
            sweep();
        }
    }

    private void recompute(String fingerprint, Map<SumKey, Sums> changes) {
        List<StoryArticle> members = new ArrayList<>();
        long latestMs = Long.MIN_VALUE;
        Bytes prefix = StoreKeys.fingerprint(fingerprint);
        try (KeyValueIterator<Bytes, StoryArticleState> entries =
                articles.prefixScan(prefix, Serdes.Bytes().serializer())) {
            while (entries.hasNext()) {
                KeyValue<Bytes, StoryArticleState> entry = entries.next();
                members.add(StoryStates.articleOf(StoreKeys.articleId(entry.key, fingerprint), entry.value));
                latestMs = Math.max(latestMs, entry.value.getPublishedAt());
            }
        }
        FingerprintState former = fingerprints.get(prefix);
        List<Story> before = former == null ? List.of() : StoryStates.storiesOf(former);
        List<Story> after = Episodes.of(fingerprint, members, settings.constants());
        if (members.isEmpty()) {
            fingerprints.delete(prefix);
        } else {
            fingerprints.put(prefix, StoryStates.stateOf(latestMs, after));
            sweepStories.added(latestMs);
        }
        Story.sumsOf(before).forEach((key, old) -> changes.merge(key, Sums.ZERO.minus(old), Sums::plus));
        Story.sumsOf(after).forEach((key, now) -> changes.merge(key, now, Sums::plus));
        rank(before, after);
    }

    private void rank(List<Story> before, List<Story> after) {
        Map<Bytes, RankedStory> old = byRank(before);
        Map<Bytes, RankedStory> now = byRank(after);
        now.forEach((key, story) -> {
            if (!story.equals(old.get(key))) {
                ranked.put(key, StoryStates.stateOf(story));
                touched.put(story.issue(), PRESENT);
            }
        });
        old.forEach((key, story) -> {
            if (!now.containsKey(key)) {
                ranked.delete(key);
                touched.put(story.issue(), PRESENT);
            }
        });
    }

    private static Map<Bytes, RankedStory> byRank(List<Story> stories) {
        Map<Bytes, RankedStory> byRank = new LinkedHashMap<>();
        for (Story story : stories) {
            StoryStates.rankedOf(story).forEach(one -> byRank.put(StoreKeys.ranked(one), one));
        }
        return byRank;
    }

    private void tell(SumKey key, Sums change, long nowMs) {
        Bytes stored = StoreKeys.sum(key);
        Sums old = sums.get(stored);
        Sums now = old == null ? change : old.plus(change);
        if (now.isZero()) {
            sums.delete(stored);
        } else {
            sums.put(stored, now);
            sweepSums.added(key.hour());
        }
        SumUpdate update = new SumUpdate(
                SumKind.valueOf(key.kind().name()),
                key.issue(),
                key.dyad(),
                key.hour(),
                now.strain(),
                now.strainSquares(),
                now.weight(),
                now.weightSquares());
        context.forward(new Record<>(key.issue(), new PartialUpdate(partition(), update), nowMs));
    }

    /**
     * Tells the heaviest stories of the issues whose stories changed, where the list is another one than before.
     *
     * @return whether there were any such issues
     */
    private boolean tellTops(long nowMs) {
        Set<String> issues = new TreeSet<>();
        try (KeyValueIterator<String, byte[]> entries = touched.all()) {
            entries.forEachRemaining(entry -> issues.add(entry.key));
        }
        for (String issue : issues) {
            List<RankedStoryState> top = new ArrayList<>();
            heaviest(issue, true, top);
            heaviest(issue, false, top);
            if (!top.equals(told.put(issue, top))) {
                TopStories update = new TopStories(issue, top);
                context.forward(new Record<>(issue, new PartialUpdate(partition(), update), nowMs));
            }
            touched.delete(issue);
        }
        return !issues.isEmpty();
    }

    private void heaviest(String issue, boolean rising, List<RankedStoryState> top) {
        try (KeyValueIterator<Bytes, RankedStoryState> entries = ranked.prefixScan(
                StoreKeys.ranked(issue, rising), Serdes.Bytes().serializer())) {
            for (int i = 0; i < RankedStory.LISTED && entries.hasNext(); i++) {
                top.add(entries.next().value);
            }
        }
    }

    /** Forgets fingerprints and sums that nothing can change any more, a bounded number at a time. */
    private void sweep() {
        long settledMs = settledMs();
        if (settledMs == Long.MIN_VALUE) {
            return;
        }
        sweepStories.next(SWEEP_MOST, settledMs, this::forget);
        long settledHour = Hours.of(settledMs - Episodes.LONGEST_MS);
        sweepSums.next(SWEEP_MOST, settledHour, sums::delete);
    }

    /**
     * The instant before which nothing can arrive any more: the horizon behind the article partition that is furthest
     * behind, less the longest story. Unknown until every article partition was heard of.
     */
    private long settledMs() {
        long least = Long.MAX_VALUE;
        for (int partition = 0; partition < settings.articlePartitions(); partition++) {
            Long watermark = watermarks.get(partition);
            if (watermark == null) {
                return Long.MIN_VALUE;
            }
            least = Math.min(least, watermark);
        }
        return Episodes.settledMs(least, settings.horizon());
    }

    /** Forgets a fingerprint's articles and stories; what they added to the sums stays. */
    private void forget(Bytes prefix) {
        List<Bytes> members = new ArrayList<>();
        try (KeyValueIterator<Bytes, StoryArticleState> entries =
                articles.prefixScan(prefix, Serdes.Bytes().serializer())) {
            entries.forEachRemaining(entry -> members.add(entry.key));
        }
        members.forEach(articles::delete);
        FingerprintState state = fingerprints.delete(prefix);
        if (state != null) {
            for (Story story : StoryStates.storiesOf(state)) {
                for (RankedStory gone : StoryStates.rankedOf(story)) {
                    ranked.delete(StoreKeys.ranked(gone));
                    touched.put(gone.issue(), PRESENT);
                }
            }
        }
    }

    private int partition() {
        return context.taskId().partition();
    }
}
