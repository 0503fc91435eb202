package org.barograph.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    /** SHA-256 over all that the score can depend on. */
    private static byte[] contentHash(Article article) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, article.getSource());
            add(
                    digest,
                    article.getPublishedAt() == null
                            ? ""
                            : Long.toString(article.getPublishedAt().toEpochMilli()));
            add(digest, article.getLanguage());
            add(digest, article.getTitle());
            add(digest, article.getBody());
            add(digest, article.getUrl() == null ? "" : article.getUrl());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
