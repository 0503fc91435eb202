package org.barograph.catalog;

/**
 * What a score belongs to.
 *
 * @param id id of the issue or composite
 * @param name the name to show
 * @param composite whether it is a group of issues
 */
public record IssueSummary(String id, String name, boolean composite) {}
