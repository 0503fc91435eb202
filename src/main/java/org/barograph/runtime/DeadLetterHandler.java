package org.barograph.runtime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.barograph.stream.BadRecordException;
import org.barograph.stream.DeadLetters;
import org.barograph.stream.RegistryRefusedException;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;
import org.barograph.stream.UnknownSchemaException;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a record that can't be read or processed to the dead letters and goes on. What passes by itself (a registry or a
 * broker that is away) is no fault of the record: then the thread fails, and begins again at the last commit. Nor is a
 * registry that refuses to answer: then the instance stops.
 */
public final class DeadLetterHandler
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {
    /** Setting: the {@link Topic} of the dead letters. */
    static final String TOPIC = "barograph.dead.letters.topic";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private Topic<String, DeadLetter> topic;
    private Serializer<DeadLetter> serializer;

    @Override
    @SuppressWarnings("unchecked") // set by StreamsProperties
    public void configure(Map<String, ?> configs) {
        topic = (Topic<String, DeadLetter>) configs.get(TOPIC);
        ValueSerdes serdes = Topics.serdes(configs);
        serializer = serdes.of(topic).serializer();
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (isNoFaultOfTheRecord(exception)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        String reason = hasCause(exception, UnknownSchemaException.class) ? "unknown-schema" : "bad-record";
        return DeserializationExceptionHandler.Response.resume(
                List.of(letter(context, reason, exception, record.key(), record.value())));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        // Without a source record it was a punctuator: state may be half-changed, so the transaction must not commit.
        if (isNoFaultOfTheRecord(exception) || context.sourceRawValue() == null && context.sourceRawKey() == null) {
            return ProcessingExceptionHandler.Response.fail();
        }
        LOG.error(
                "A record of {} partition {} offset {} could not be processed by {} and goes to {}",
                context.topic(),
                context.partition(),
                context.offset(),
                context.processorNodeId(),
                topic.name(),
                exception);
        return ProcessingExceptionHandler.Response.resume(List.of(
                letter(context, "processing-failed", exception, context.sourceRawKey(), context.sourceRawValue())));
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RecordTooLargeException) {
            LOG.error(
                    "A record for {} is larger than the topic takes ({} bytes): raise its max.message.bytes to the"
                            + " value that `topics check` asks for",
                    record.topic(),
                    record.value() == null ? 0 : record.value().length,
                    exception);
        }
        return ProductionExceptionHandler.Response.fail();
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, String reason, Exception exception, byte[] key, byte[] value) {
        DeadLetter letter = DeadLetters.of(
                reason,
                message(exception),
                context.processorNodeId() == null ? "" : context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                context.timestamp(),
                System.currentTimeMillis(),
                key,
                value);
        return new ProducerRecord<>(
                topic.name(),
                null,
                key == null ? letter.getReason().getBytes(StandardCharsets.UTF_8) : key,
                serializer.serialize(topic.name(), letter),
                DeadLetters.headers(letter));
    }

    private static String message(Exception exception) {
        Throwable cause = exception;
        while (!(cause instanceof BadRecordException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof SerializationException ? cause.getMessage() : cause.toString();
    }

    /** A registry that refuses to answer refuses every record's schema: they must not all become dead letters. */
    private static boolean isNoFaultOfTheRecord(Throwable exception) {
        return passesByItself(exception) || hasCause(exception, RegistryRefusedException.class);
    }

    static boolean passesByItself(Throwable exception) {
        return hasCause(exception, RetriableException.class);
    }

    private static boolean hasCause(Throwable exception, Class<?> type) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
