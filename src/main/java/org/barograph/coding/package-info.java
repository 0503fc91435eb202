/** From a text and a catalogue to actors, issues and coded events. Pure: it knows neither Kafka nor Avro. */
package org.barograph.coding;
