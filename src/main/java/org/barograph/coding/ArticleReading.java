package org.barograph.coding;

/**
 * What one pass over an article gives.
 *
 * @param coded its actors, issues and events
 * @param fingerprint the fingerprint that its story goes by; see {@link StoryFingerprint}
 */
public record ArticleReading(CodedText coded, String fingerprint) {}
