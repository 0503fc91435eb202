package org.barograph.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barograph.tension.Episodes;
import org.barograph.tension.Hours;
import org.barograph.tension.Ledger;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Story;
import org.barograph.tension.StoryArticle;
import org.barograph.tension.SumKey;
import org.barograph.tension.Sums;
import org.barograph.tension.Version;

/**
 * The articles within the horizon, the stories that they make, and the sums of these. What lies behind the horizon can't
 * change any more and is forgotten, so that memory depends on how much is published in that time and not on how long it
 * goes on. Not thread-safe.
 */
final class StoryBook {
    /** No story lasts longer, so nothing that may still arrive joins one that ended so long before the horizon. */
    private static final long SETTLED_MS = Episodes.MAX_SPAN_MS + Episodes.MAX_GAP_MS;

    /** Before any article; far enough from the end of the range to be reckoned with. */
    private static final long NO_WATERMARK = Long.MIN_VALUE / 4;

    private final ScoreConstants constants;
    private final long horizonMs;
    private final Ledger ledger;
    private final Map<String, Registered> articles = new HashMap<>();
    private final Map<String, Filed> fingerprints = new HashMap<>();
    private final Set<String> dirty = new HashSet<>();
    private final NavigableMap<Long, Map<String, Story>> storiesByHour = new TreeMap<>();
    private final NavigableMap<Long, List<String>> articlesByDay = new TreeMap<>();
    private final NavigableMap<Long, List<String>> fingerprintsByDay = new TreeMap<>();
    private long watermarkMs = NO_WATERMARK;

    /** The winning version of an article. */
    private record Registered(Version version, String fingerprint, long publishedMs) {}

    /** A fingerprint's articles, and its stories as they stand in the sums. */
    private static final class Filed {
        private final Map<String, StoryArticle> members = new LinkedHashMap<>();
        private List<Story> stories = List.of();
        private long latestMs = Long.MIN_VALUE;
    }

    /** What became of a version of an article. */
    enum Outcome {
        COUNTED,
        OLDER_VERSION,
        TOO_LATE
    }

    StoryBook(ScoreConstants constants, long horizonMs, Ledger ledger) {
        this.constants = constants;
        this.horizonMs = horizonMs;
        this.ledger = ledger;
    }

    Outcome receive(CodedArticle coded) {
        Registered old = articles.get(coded.id());
        if (old != null && old.version.compareTo(coded.version()) >= 0) {
            return Outcome.OLDER_VERSION;
        }
        long publishedMs = publishedMs(coded, old);
        if (publishedMs < watermarkMs - horizonMs) {
            return Outcome.TOO_LATE;
        }
        if (coded.fingerprint() != null) {
            watermarkMs = Math.max(watermarkMs, publishedMs);
        }
        articles.put(coded.id(), new Registered(coded.version(), coded.fingerprint(), publishedMs));
        articlesByDay
                .computeIfAbsent(dayOf(publishedMs), d -> new ArrayList<>())
                .add(coded.id());
        if (old != null && old.fingerprint != null && !old.fingerprint.equals(coded.fingerprint())) {
            withdraw(old.fingerprint, coded.id());
        }
        if (coded.fingerprint() != null) {
            if (coded.article() == null) {
                withdraw(coded.fingerprint(), coded.id());
            } else {
                file(coded.fingerprint(), coded.article());
            }
        }
        return Outcome.COUNTED;
    }

    /** Publication time; of a retraction without one that of the version before, else the watermark. */
    private long publishedMs(CodedArticle coded, Registered old) {
        if (coded.publishedAtMs() != null) {
            return coded.publishedAtMs();
        }
        return old != null ? old.publishedMs : Math.max(0, watermarkMs);
    }

    private void file(String fingerprint, StoryArticle article) {
        Filed filed = fingerprints.computeIfAbsent(fingerprint, f -> new Filed());
        filed.members.put(article.id(), article);
        if (article.publishedAtMs() > filed.latestMs) {
            filed.latestMs = article.publishedAtMs();
            fingerprintsByDay
                    .computeIfAbsent(dayOf(filed.latestMs), d -> new ArrayList<>())
                    .add(fingerprint);
        }
        dirty.add(fingerprint);
    }

    private void withdraw(String fingerprint, String id) {
        Filed filed = fingerprints.get(fingerprint);
        if (filed != null && filed.members.remove(id) != null) {
            dirty.add(fingerprint);
        }
    }

    /** Computes the changed fingerprints anew and brings the sums up to date. */
    void settle() {
        Map<SumKey, Sums> changes = new TreeMap<>();
        for (String fingerprint : new TreeSet<>(dirty)) {
            Filed filed = fingerprints.get(fingerprint);
            List<Story> after = Episodes.of(fingerprint, filed.members.values(), constants);
            Story.sumsOf(filed.stories).forEach((key, old) -> changes.merge(key, Sums.ZERO.minus(old), Sums::plus));
            Story.sumsOf(after).forEach((key, now) -> changes.merge(key, now, Sums::plus));
            filed.stories.forEach(
                    story -> storiesByHour.getOrDefault(story.hour(), Map.of()).remove(story.id()));
            after.forEach(story -> storiesByHour
                    .computeIfAbsent(story.hour(), h -> new TreeMap<>())
                    .put(story.id(), story));
            filed.stories = after;
            if (filed.members.isEmpty()) {
                fingerprints.remove(fingerprint);
            }
        }
        dirty.clear();
        changes.forEach((key, change) -> {
            if (!change.isZero()) {
                ledger.add(key, change);
            }
        });
    }

    /** Number of articles within the horizon. */
    int articles() {
        return articles.size();
    }

    /** The instant before which nothing can change any more, ms since 1970; the distant past before the first article. */
    long settledMs() {
        return watermarkMs == NO_WATERMARK ? NO_WATERMARK : watermarkMs - horizonMs - SETTLED_MS;
    }

    /** Hands over the stories that count in an hour, by id; they are not known here afterwards. */
    List<Story> take(long hour) {
        Map<String, Story> stories = storiesByHour.remove(hour);
        return stories == null ? List.of() : List.copyOf(stories.values());
    }

    /** Forgets the articles and fingerprints that nothing can change any more; what they added to the sums stays. */
    void forget() {
        long articlesBefore = watermarkMs - horizonMs;
        NavigableMap<Long, List<String>> days = articlesByDay.headMap(dayOf(articlesBefore), false);
        days.values()
                .forEach(ids -> ids.forEach(id -> {
                    Registered known = articles.get(id);
                    if (known != null && known.publishedMs < articlesBefore) {
                        articles.remove(id);
                    }
                }));
        days.clear();
        long settled = settledMs();
        NavigableMap<Long, List<String>> old = fingerprintsByDay.headMap(dayOf(settled), false);
        old.values()
                .forEach(names -> names.forEach(name -> {
                    Filed filed = fingerprints.get(name);
                    if (filed != null && filed.latestMs < settled) {
                        fingerprints.remove(name);
                    }
                }));
        old.clear();
    }

    private static long dayOf(long epochMs) {
        return Math.floorDiv(epochMs, Hours.PER_DAY * Hours.MS);
    }
}
