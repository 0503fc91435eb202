package org.barograph.stream;

/**
 * Why an article is refused.
 *
 * @param reason short and machine-readable, as in {@code DeadLetter.reason}: {@code missing-id}
 * @param message what was wrong, where, and what to do, for a person
 */
public record Refusal(String reason, String message) {}
