package org.barograph.query;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Up to where the tension and the alerts topic were taken in, partition by partition: the next offset of each. It is the
 * same on every instance, so that a client which loses one goes on at another.
 */
public final class StreamPosition {
    private static final Pattern TEXT = Pattern.compile("\\d{1,19}(\\.\\d{1,19})*-\\d{1,19}(\\.\\d{1,19})*");
    private static final int MAX_CHARS = 4_096;

    private long[] tension = new long[1];
    private long[] alerts = new long[1];

    /** Nothing was taken in. */
    public static StreamPosition start() {
        return new StreamPosition();
    }

    /** The position after a record of the tension topic. */
    public StreamPosition withTension(int partition, long offset) {
        StreamPosition next = copy();
        next.tension(partition, offset);
        return next;
    }

    /** The position after a record of the alerts topic. */
    public StreamPosition withAlert(int partition, long offset) {
        StreamPosition next = copy();
        next.alert(partition, offset);
        return next;
    }

    void tension(int partition, long offset) {
        tension = with(tension, partition, offset + 1);
    }

    void alert(int partition, long offset) {
        alerts = with(alerts, partition, offset + 1);
    }

    private static long[] with(long[] positions, int partition, long position) {
        long[] grown = partition < positions.length ? positions : Arrays.copyOf(positions, partition + 1);
        grown[partition] = Math.max(grown[partition], position);
        return grown;
    }

    /** Whether a record of the tension topic was taken in. */
    public boolean hasTension(int partition, long offset) {
        return partition < tension.length && offset < tension[partition];
    }

    /** Whether a record of the alerts topic was taken in. */
    public boolean hasAlert(int partition, long offset) {
        return partition < alerts.length && offset < alerts[partition];
    }

    StreamPosition copy() {
        StreamPosition copy = new StreamPosition();
        copy.tension = tension.clone();
        copy.alerts = alerts.clone();
        return copy;
    }

    /** The position that {@link #toString} wrote, or nothing where the text is none. */
    public static Optional<StreamPosition> parse(String text) {
        if (text == null || text.length() > MAX_CHARS || !TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        int hyphen = text.indexOf('-');
        try {
            StreamPosition position = new StreamPosition();
            position.tension = numbers(text.substring(0, hyphen));
            position.alerts = numbers(text.substring(hyphen + 1));
            return Optional.of(position);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.split("\\.", -1)).mapToLong(Long::parseLong).toArray();
    }

    @Override
    public String toString() {
        return text(tension) + "-" + text(alerts);
    }

    private static String text(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining("."));
    }
}
