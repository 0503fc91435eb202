package org.barograph.local;

import java.util.Properties;

/** Kafka's settings for one combined broker and controller that is its own whole cluster. */
final class BrokerProperties {
    static final int NODE_ID = 1;

    private static final int MIB = 1024 * 1024;

    private BrokerProperties() {}

    /** The settings for a broker on these ports; neither may be 0. */
    static Properties of(BrokerSettings settings, int port, int controllerPort) {
        Properties p = new Properties();
        identity(p, settings, port, controllerPort);
        replication(p);
        groupsAndTransactions(p);
        storage(p);
        threads(p);
        return p;
    }

    private static void identity(Properties p, BrokerSettings settings, int port, int controllerPort) {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        String controller = BrokerSettings.LOOPBACK + ":" + controllerPort;
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", Integer.toString(NODE_ID));
        p.setProperty("listeners", "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://" + controller);
        p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("inter.broker.listener.name", "PLAINTEXT");
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("controller.quorum.voters", NODE_ID + "@" + controller);
        p.setProperty("log.dirs", settings.kafkaDir().toString());
        // After a kill the controller takes no new registration until the dead broker's session has run out.
        p.setProperty("broker.session.timeout.ms", "3000");
        p.setProperty("broker.heartbeat.interval.ms", "500");
        // With damaged metadata the controller never answers; this is how long the start then takes to fail.
        p.setProperty("initial.broker.registration.timeout.ms", "30000");
        // Kafka's default is "for ever": a start that hangs would never be reported.
        p.setProperty("server.max.startup.time.ms", "180000");
    }

    private static void replication(Properties p) {
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("default.replication.factor", "1");
        p.setProperty("min.insync.replicas", "1");
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        // The defaults (50 each) cost open files and start-up time that one machine gains nothing from.
        p.setProperty("offsets.topic.num.partitions", "4");
        p.setProperty("transaction.state.log.num.partitions", "4");
        p.setProperty("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void groupsAndTransactions(Properties p) {
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        // Static members ask for 6 s; tests for less.
        p.setProperty("group.min.session.timeout.ms", "1000");
        p.setProperty("group.consumer.min.session.timeout.ms", "1000");
        p.setProperty("group.consumer.min.heartbeat.interval.ms", "500");
        p.setProperty("group.streams.min.session.timeout.ms", "1000");
        p.setProperty("group.streams.min.heartbeat.interval.ms", "500");
        // How long an abandoned transaction outlives its timeout; the default of 10 s holds up read_committed readers.
        p.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    }

    private static void storage(Properties p) {
        p.setProperty("message.max.bytes", Integer.toString(8 * MIB));
        p.setProperty("replica.fetch.max.bytes", Integer.toString(8 * MIB));
        // Small segments let retention and compaction free space early. An entry of 12 bytes per 4 KiB of log:
        // 1 MiB of index covers more than 64 MiB of segment. After a kill an index keeps its full size on disk.
        p.setProperty("log.segment.bytes", Integer.toString(64 * MIB));
        p.setProperty("log.index.size.max.bytes", Integer.toString(MIB));
        p.setProperty("offsets.topic.segment.bytes", Integer.toString(16 * MIB));
        p.setProperty("transaction.state.log.segment.bytes", Integer.toString(16 * MIB));
        p.setProperty("share.coordinator.state.topic.segment.bytes", Integer.toString(16 * MIB));
        p.setProperty("metadata.log.segment.bytes", Integer.toString(16 * MIB));
        p.setProperty("log.retention.check.interval.ms", "60000");
        p.setProperty("log.cleaner.enable", "true");
        // 24 bytes a key: 600,000 keys in one pass. The default is 128 MiB of heap.
        p.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(16 * MIB));
    }

    private static void threads(Properties p) {
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        p.setProperty("background.threads", "4");
    }
}
