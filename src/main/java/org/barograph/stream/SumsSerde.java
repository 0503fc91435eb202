package org.barograph.stream;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.barograph.tension.Sums;

/** {@link Sums} as four longs, big-endian. */
public final class SumsSerde implements Serde<Sums> {
    @Override
    public Serializer<Sums> serializer() {
        return (topic, sums) -> sums == null
                ? null
                : ByteBuffer.allocate(4 * Long.BYTES)
                        .putLong(sums.strain())
                        .putLong(sums.strainSquares())
                        .putLong(sums.weight())
                        .putLong(sums.weightSquares())
                        .array();
    }

    @Override
    public Deserializer<Sums> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            ByteBuffer in = ByteBuffer.wrap(bytes);
            return new Sums(in.getLong(), in.getLong(), in.getLong(), in.getLong());
        };
    }
}
