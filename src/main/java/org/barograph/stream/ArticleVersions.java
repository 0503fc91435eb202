package org.barograph.stream;

import java.nio.ByteBuffer;
import java.util.List;
import org.barograph.stream.avro.Article;
import org.barograph.stream.state.ArticleState;
import org.barograph.tension.Version;

/** The versions of articles. */
public final class ArticleVersions {
    private ArticleVersions() {}

    /** What a record with this key and a null value says: a retraction that nothing can undo. */
    public static Article finalRetraction(String id) {
        return new Article(id, "", null, "en", "", "", null, Version.FINAL_REVISION, true);
    }

    /** The version of an article. */
    public static Version of(Article article) {
        return new Version(article.getRevision(), article.getRetracted(), contentHash(article));
    }

    /** The version that is stored. */
    public static Version of(ArticleState state) {
        ByteBuffer stored = state.getContentHash().duplicate();
        byte[] hash = new byte[stored.remaining()];
        stored.get(hash);
        return new Version(state.getRevision(), state.getRetracted(), hash);
    }

    /** Over all that the score can depend on. */
    private static byte[] contentHash(Article article) {
        return Version.contentHash(List.of(
                article.getSource(),
                article.getPublishedAt() == null
                        ? ""
                        : Long.toString(article.getPublishedAt().toEpochMilli()),
                article.getLanguage(),
                article.getTitle(),
                article.getBody(),
                article.getUrl() == null ? "" : article.getUrl()));
    }
}
