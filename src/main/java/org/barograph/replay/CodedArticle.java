package org.barograph.replay;

import org.barograph.tension.StoryArticle;
import org.barograph.tension.Version;

/**
 * A version of an article, read.
 *
 * @param id article id
 * @param version its version
 * @param publishedAtMs publication time, ms since 1970, or null in a retraction without one
 * @param fingerprint the fingerprint that it is filed under, or null for a retraction
 * @param article the article as its story sees it; null for a retraction and for a text that is not read
 */
record CodedArticle(String id, Version version, Long publishedAtMs, String fingerprint, StoryArticle article) {}
