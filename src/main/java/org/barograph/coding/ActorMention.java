package org.barograph.coding;

/**
 * One mention of an actor in a text.
 *
 * @param code CAMEO-style code: {@code USA}, {@code USAGOV}, {@code IGOUNO}
 * @param country ISO-3 code of the state, or the first three letters of the code where there is none
 * @param dyad dyad code that events are summed under: {@code USA}, {@code EU}, {@code HAMAS}
 * @param name name of the actor in the catalogue
 * @param text the words that stand in the text
 * @param start first UTF-16 position in the text, from 0
 * @param end UTF-16 position after the last one
 */
public record ActorMention(String code, String country, String dyad, String name, String text, int start, int end) {}
