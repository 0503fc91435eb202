package org.barograph.catalog;

/**
 * An entry as a value, with the fields it was read from, so that a later check can still name the line.
 *
 * @param id id within its kind
 * @param value the value
 * @param fields where it was read from
 */
record Parsed<T>(String id, T value, Fields fields) {}
