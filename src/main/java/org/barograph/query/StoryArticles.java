package org.barograph.query;

import java.util.List;
import org.barograph.tension.Story;
import org.barograph.tension.StoryArticle;

/**
 * A story and its articles.
 *
 * @param story as it stands in the sums
 * @param articles by publication time
 */
public record StoryArticles(Story story, List<StoryArticle> articles) {
    public StoryArticles {
        articles = List.copyOf(articles);
    }
}
