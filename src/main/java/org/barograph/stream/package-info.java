/**
 * The topics and what stands in them: names, settings, Avro serdes on Confluent's wire format, the schema registry's
 * client, and the rules that an article must keep.
 */
package org.barograph.stream;
