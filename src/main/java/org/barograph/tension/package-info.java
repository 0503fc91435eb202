/**
 * Stories, hour sums, the score and its explanation, alerts, and which sources still send. Everything that is stored is an integer, so that the result
 * does not depend on the order in which articles arrive. Pure: it knows neither Kafka nor Avro nor the catalogue.
 */
package org.barograph.tension;
