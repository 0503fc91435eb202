package org.barograph.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.barograph.tension.RankedStory;
import org.barograph.tension.SumKey;

/** Keys of the stores as bytes whose order is the order in which they are scanned. */
public final class StoreKeys {
    private static final byte END = 0;

    private StoreKeys() {}

    /** All articles of a fingerprint: a prefix of their keys. */
    public static Bytes fingerprint(String fingerprint) {
        byte[] text = utf8(fingerprint);
        return Bytes.wrap(
                ByteBuffer.allocate(text.length + 1).put(text).put(END).array());
    }

    /** An article under its fingerprint. */
    public static Bytes storyArticle(String fingerprint, String articleId) {
        byte[] prefix = fingerprint(fingerprint).get();
        byte[] id = utf8(articleId);
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + id.length)
                .put(prefix)
                .put(id)
                .array());
    }

    /** The article id in a key of {@link #storyArticle}. */
    public static String articleId(Bytes key, String fingerprint) {
        int from = utf8(fingerprint).length + 1;
        return new String(key.get(), from, key.get().length - from, StandardCharsets.UTF_8);
    }

    /** A sum of one partition. */
    public static Bytes sum(SumKey key) {
        return Bytes.wrap(sumBytes(key, 0).array());
    }

    /** A story partition's value of a sum. */
    public static Bytes sum(SumKey key, int source) {
        return Bytes.wrap(sumBytes(key, Integer.BYTES).putInt(source).array());
    }

    private static ByteBuffer sumBytes(SumKey key, int more) {
        byte[] issue = utf8(key.issue());
        byte[] dyad = utf8(key.dyad());
        return ByteBuffer.allocate(2 + issue.length + Long.BYTES + dyad.length + more)
                .put((byte) key.kind().ordinal())
                .put(issue)
                .put(END)
                .putLong(key.hour() ^ Long.MIN_VALUE)
                .put(dyad);
    }

    /** The sum in a key of {@link #sum(SumKey)}. */
    public static SumKey sumOf(Bytes key) {
        return sumOf(key.get(), key.get().length);
    }

    /** The sum in a key of {@link #sum(SumKey, int)}. */
    public static SumKey sumOfSource(byte[] key) {
        return sumOf(key, key.length - Integer.BYTES);
    }

    /** The story partition in a key of {@link #sum(SumKey, int)} or {@link #top}. */
    public static int source(byte[] key) {
        return ByteBuffer.wrap(key, key.length - Integer.BYTES, Integer.BYTES).getInt();
    }

    private static SumKey sumOf(byte[] key, int length) {
        int end = 1;
        while (key[end] != END) {
            end++;
        }
        long hour = ByteBuffer.wrap(key, end + 1, Long.BYTES).getLong() ^ Long.MIN_VALUE;
        int dyad = end + 1 + Long.BYTES;
        return new SumKey(
                SumKey.Kind.values()[key[0]],
                new String(key, 1, end - 1, StandardCharsets.UTF_8),
                new String(key, dyad, length - dyad, StandardCharsets.UTF_8),
                hour);
    }

    /** The stories of an issue that raise it, or ease it, heaviest first: a prefix of their keys. */
    public static Bytes ranked(String issue, boolean rising) {
        byte[] text = utf8(issue);
        return Bytes.wrap(ByteBuffer.allocate(text.length + 2)
                .put(text)
                .put(END)
                .put((byte) (rising ? 0 : 1))
                .array());
    }

    /** Where the stories of an issue that raise it, or ease it, begin that rank no higher than this. */
    public static Bytes ranked(String issue, boolean rising, long highestRank) {
        byte[] prefix = ranked(issue, rising).get();
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(order(highestRank))
                .array());
    }

    /** After the last story of an issue that raises it, or eases it. */
    public static Bytes rankedEnd(String issue, boolean rising) {
        byte[] end = ranked(issue, rising).get();
        end[end.length - 1]++;
        return Bytes.wrap(end);
    }

    /** The higher the rank, the sooner it comes. */
    private static long order(long rank) {
        return (Long.MAX_VALUE - rank) ^ Long.MIN_VALUE;
    }

    /** A story in the order of its weight. */
    public static Bytes ranked(RankedStory story) {
        byte[] prefix = ranked(story.issue(), story.strain() > 0).get();
        byte[] id = utf8(story.storyId());
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + Long.BYTES + id.length)
                .put(prefix)
                .putLong(order(story.rank()))
                .put(id)
                .array());
    }

    /** A list of stories of one story partition. */
    public static Bytes top(String issue, int source) {
        byte[] text = utf8(issue);
        return Bytes.wrap(ByteBuffer.allocate(text.length + 1 + Integer.BYTES)
                .put(text)
                .put(END)
                .putInt(source)
                .array());
    }

    /** All lists of an issue: a prefix of their keys. */
    public static Bytes tops(String issue) {
        return Bytes.wrap(Arrays.copyOf(utf8(issue), utf8(issue).length + 1));
    }

    /** A source's day (days since 1970): the oldest days come first. */
    public static Bytes feedDay(long day, String source) {
        byte[] name = utf8(source);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(day ^ Long.MIN_VALUE)
                .put(name)
                .array());
    }

    /** The end of all days before one. */
    public static Bytes feedDaysBefore(long day) {
        return feedDay(day, "");
    }

    /** The day in a key of {@link #feedDay}. */
    public static long dayOf(byte[] feedDay) {
        return ByteBuffer.wrap(feedDay).getLong() ^ Long.MIN_VALUE;
    }

    /** The source in a key of {@link #feedDay}. */
    public static String sourceOf(byte[] feedDay) {
        return new String(feedDay, Long.BYTES, feedDay.length - Long.BYTES, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
