package org.barograph.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.barograph.stream.avro.DeadLetter;

/** Makes dead letters. */
public final class DeadLetters {
    /** A larger value is not kept in the letter, bytes. */
    public static final int MAX_VALUE_BYTES = 2_000_000;

    /** Header that names the reason, for clients without Avro. */
    public static final String REASON_HEADER = "barograph-reason";

    private DeadLetters() {}

    /**
     * The dead letter of a record.
     *
     * @param reason short and machine-readable
     * @param message what was wrong and what to do, for a person
     * @param stage stage that refused it
     * @param timestampMs the record's timestamp
     * @param nowMs the time of day
     * @param key the record's key as it stood, or null
     * @param value the record's value as it stood, or null
     */
    public static DeadLetter of(
            String reason,
            String message,
            String stage,
            String topic,
            int partition,
            long offset,
            long timestampMs,
            long nowMs,
            byte[] key,
            byte[] value) {
        return new DeadLetter(
                reason,
                message == null ? "" : message,
                stage,
                topic == null ? "" : topic,
                partition,
                offset,
                Instant.ofEpochMilli(timestampMs),
                Instant.ofEpochMilli(nowMs),
                key == null ? null : ByteBuffer.wrap(key),
                value == null || value.length > MAX_VALUE_BYTES ? null : ByteBuffer.wrap(value),
                value == null ? 0 : value.length);
    }

    /** Headers of a dead letter's record. */
    public static Headers headers(DeadLetter letter) {
        return new RecordHeaders().add(REASON_HEADER, letter.getReason().getBytes(StandardCharsets.UTF_8));
    }
}
