package org.barograph.topology;

import org.barograph.catalog.CompiledCatalog;
import org.barograph.stream.ArticleVersions;
import org.barograph.stream.StoryStates;
import org.barograph.stream.TaggedArticles;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.TaggedArticle;
import org.barograph.tension.ArticleBook;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Version;

/** What the sums of a history must be, without Kafka. */
final class PureModel {
    private final ArticleBook book = new ArticleBook(ScoreConstants.DEFAULT);
    private final CompiledCatalog catalog;
    private final TextCoding coding;

    PureModel(CompiledCatalog catalog, TextCoding coding) {
        this.catalog = catalog;
        this.coding = coding;
    }

    PureModel receive(RandomHistory history) {
        history.publications().forEach(this::receive);
        return this;
    }

    PureModel receive(RandomHistory.Publication publication) {
        Article article = publication.article();
        receive(article == null ? ArticleVersions.finalRetraction(publication.key()) : article);
        return this;
    }

    private void receive(Article article) {
        Version version = ArticleVersions.of(article);
        if (article.getRetracted()) {
            book.receive(new ArticleBook.Edition(article.getId(), version, null, null));
            return;
        }
        TaggedArticle tagged =
                TaggedArticles.of(article, catalog, coding::read, coding::fingerprint, ScoreConstants.DEFAULT, 0, 0);
        book.receive(new ArticleBook.Edition(
                article.getId(),
                version,
                tagged.getFingerprint(),
                StoryStates.articleOf(article.getId(), StoryStates.stateOf(tagged))));
    }

    ArticleBook book() {
        return book;
    }
}
