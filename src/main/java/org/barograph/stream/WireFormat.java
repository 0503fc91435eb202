package org.barograph.stream;

import org.apache.kafka.common.config.ConfigException;

/** Confluent's wire format: a zero byte, the writer's schema id as four bytes, big end first, and Avro's binary. */
final class WireFormat {
    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    private WireFormat() {}

    /** The subject under which a topic's value schema is registered. */
    static String subject(String topic) {
        return topic + "-value";
    }

    static void refuseKeys(boolean isKey) {
        if (isKey) {
            throw new ConfigException("Avro is for values only: the schema id in a key would change its partition");
        }
    }
}
