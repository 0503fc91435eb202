package org.barograph.local;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Properties;
import kafka.server.Server;
import org.apache.kafka.common.utils.Time;

/**
 * Makes Kafka's KRaft server. Its constructors name types of Kafka modules that are on the class path at run time only,
 * hence the reflection.
 */
final class KafkaProcess {
    private KafkaProcess() {}

    /**
     * A server, not yet started.
     *
     * @throws RuntimeException Kafka's own, if its folder or a setting is wrong
     */
    static Server of(Properties properties) {
        try {
            Class<?> config = Class.forName("kafka.server.KafkaConfig");
            Object settings = config.getConstructor(Map.class, boolean.class).newInstance(properties, false);
            return Class.forName("kafka.server.KafkaRaftServer")
                    .asSubclass(Server.class)
                    .getConstructor(config, Time.class)
                    .newInstance(settings, Time.SYSTEM);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is not the Kafka server that Barograph was built with", e);
        }
    }
}
