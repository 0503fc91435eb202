/**
 * The catalogue: actors, issues, sources and the event lexicon as plain values, read from YAML and validated with file
 * and line. Pure: it knows neither Kafka nor Avro.
 */
package org.barograph.catalog;
