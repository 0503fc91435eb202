package org.barograph.catalog;

/**
 * The publisher family of a source.
 *
 * @param id id from the sources catalogue, else the registrable domain, else the source's name; at most {@value
 *     Families#MAX_ID_LENGTH} characters, never empty
 * @param weight weight in corroboration, in [0, 1]
 */
public record Family(String id, double weight) {}
