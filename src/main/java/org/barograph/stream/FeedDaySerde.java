package org.barograph.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.ByteUtils;
import org.barograph.tension.FeedDay;
import org.barograph.tension.Hours;

/** A {@link FeedDay} as its hours with articles, each a byte for the hour and the number as an unsigned varint. */
public final class FeedDaySerde implements Serde<FeedDay> {
    private static final int MOST_BYTES = (int) Hours.PER_DAY * (1 + 5);

    @Override
    public Serializer<FeedDay> serializer() {
        return (topic, day) -> {
            if (day == null) {
                return null;
            }
            ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);
            for (int hour = 0; hour < Hours.PER_DAY; hour++) {
                if (day.articles(hour) > 0) {
                    out.put((byte) hour);
                    ByteUtils.writeUnsignedVarint(day.articles(hour), out);
                }
            }
            return Arrays.copyOf(out.array(), out.position());
        };
    }

    @Override
    public Deserializer<FeedDay> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            int[] articles = new int[(int) Hours.PER_DAY];
            ByteBuffer in = ByteBuffer.wrap(bytes);
            while (in.hasRemaining()) {
                articles[in.get()] = ByteUtils.readUnsignedVarint(in);
            }
            return FeedDay.of(articles);
        };
    }
}
