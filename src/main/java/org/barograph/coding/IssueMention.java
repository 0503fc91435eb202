package org.barograph.coding;

/**
 * An issue or composite that a text is about.
 *
 * @param id id in the catalogue
 * @param relevance how much the text is about it, in (0, 1]
 */
public record IssueMention(String id, double relevance) {}
