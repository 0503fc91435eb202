package org.barograph.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barograph.tension.Hours;
import org.barograph.tension.IssueShare;
import org.barograph.tension.StoryArticle;

/** What is shown of a story and its articles. */
final class StoryItems {
    private StoryItems() {}

    static Map<String, Object> of(StoryArticles found) {
        List<StoryArticle> articles = found.articles();
        Map<String, Object> story = new LinkedHashMap<>();
        story.put("id", found.story().id());
        story.put("title", found.story().title());
        story.put("url", found.story().url());
        story.put(
                "first_hour",
                articles.isEmpty() ? null : hour(Hours.of(articles.get(0).publishedAtMs())));
        story.put("hour", hour(found.story().hour()));
        story.put(
                "families",
                articles.stream().map(StoryArticle::family).distinct().sorted().toList());
        story.put("article_count", articles.size());
        story.put("articles", articles.stream().map(StoryItems::article).toList());
        return story;
    }

    private static Instant hour(long hour) {
        return Instant.ofEpochMilli(Hours.startMs(hour));
    }

    private static Map<String, Object> article(StoryArticle article) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", article.id());
        shown.put("title", article.title());
        shown.put("family", article.family());
        shown.put("weight", article.weight());
        shown.put("published_at", Instant.ofEpochMilli(article.publishedAtMs()));
        shown.put("url", article.url());
        shown.put(
                "evidence",
                article.shares().stream()
                        .map(IssueShare::evidence)
                        .filter(sentence -> !sentence.isEmpty())
                        .findFirst()
                        .orElse(""));
        shown.put("issues", article.shares().stream().map(StoryItems::share).toList());
        return shown;
    }

    private static Map<String, Object> share(IssueShare share) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("issue_id", share.issue());
        shown.put("relevance", share.relevance());
        shown.put("evidence", share.evidence());
        shown.put(
                "strains",
                share.strains().stream()
                        .map(strain -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("dyad", strain.dyad());
                            line.put("value", strain.value());
                            return line;
                        })
                        .toList());
        return shown;
    }
}
