/** The stages on Kafka Streams: tag, story, tension, alert, and the topology that joins them. */
package org.barograph.topology;
