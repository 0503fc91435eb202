/**
 * Everything Barograph needs from outside, on one machine and in one process: a real Kafka broker whose data stays in
 * a folder ({@link org.barograph.local.EmbeddedBroker}), and a schema registry that speaks Confluent's HTTP API
 * ({@link org.barograph.local.EmbeddedRegistry}). Both listen on the loopback address unless told otherwise.
 */
package org.barograph.local;
