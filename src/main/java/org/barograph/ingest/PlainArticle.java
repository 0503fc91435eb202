package org.barograph.ingest;

import org.barograph.stream.avro.Article;

/**
 * An article as plain values.
 *
 * @param id unique among all sources
 * @param source the outlet; empty in a retraction
 * @param publishedAtMs publication time, ms since 1970, or null in a retraction without one
 * @param language BCP 47
 * @param title headline; may be empty
 * @param body text; may be empty
 * @param url address of the original, or null
 * @param revision from 1
 * @param retracted whether this version withdraws the article
 */
public record PlainArticle(
        String id,
        String source,
        Long publishedAtMs,
        String language,
        String title,
        String body,
        String url,
        int revision,
        boolean retracted) {
    static PlainArticle of(Article article) {
        return new PlainArticle(
                article.getId(),
                article.getSource(),
                article.getPublishedAt() == null
                        ? null
                        : (Long) article.getPublishedAt().toEpochMilli(),
                article.getLanguage(),
                article.getTitle(),
                article.getBody(),
                article.getUrl(),
                article.getRevision(),
                article.getRetracted());
    }
}
