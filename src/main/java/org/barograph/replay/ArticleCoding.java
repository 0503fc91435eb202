package org.barograph.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Family;
import org.barograph.coding.CodedEvent;
import org.barograph.coding.CodedText;
import org.barograph.coding.StoryFingerprint;
import org.barograph.ingest.PlainArticle;
import org.barograph.tension.IssueShare;
import org.barograph.tension.ReportedEvent;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.StoryArticle;
import org.barograph.tension.Strain;
import org.barograph.tension.Version;

/** From an article to its part of a story. Thread-safe, and a pure function of the article and the catalogue. */
final class ArticleCoding {
    private static final int MAX_TEXT = 300;

    private final CompiledCatalog catalog;
    private final TextReading reading;
    private final ScoreConstants constants;

    /** How a text is read. Thread-safe. */
    @FunctionalInterface
    interface TextReading {
        CodedText code(String title, String body, LocalDate day);
    }

    ArticleCoding(CompiledCatalog catalog, TextReading reading, ScoreConstants constants) {
        this.catalog = catalog;
        this.reading = reading;
        this.constants = constants;
    }

    CodedArticle code(PlainArticle article) {
        Version version = new Version(article.revision(), article.retracted(), contentHash(article));
        if (article.retracted()) {
            return new CodedArticle(article.id(), version, article.publishedAtMs(), null, null);
        }
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(article.publishedAtMs()), ZoneOffset.UTC);
        String fingerprint = StoryFingerprint.of(article.source(), day, article.title(), article.body());
        StoryArticle read = catalog.covers(article.language()) ? read(article, day) : null;
        return new CodedArticle(article.id(), version, article.publishedAtMs(), fingerprint, read);
    }

    private static byte[] contentHash(PlainArticle article) {
        return Version.contentHash(List.of(
                article.source(),
                article.publishedAtMs() == null ? "" : Long.toString(article.publishedAtMs()),
                article.language(),
                article.title(),
                article.body(),
                article.url() == null ? "" : article.url()));
    }

    private StoryArticle read(PlainArticle article, LocalDate day) {
        CodedText coded = reading.code(article.title(), article.body(), day);
        List<IssueShare> shares = new ArrayList<>(coded.issues().size());
        for (var mention : coded.issues()) {
            List<ReportedEvent> reported = new ArrayList<>();
            String evidence = "";
            double most = 0;
            for (CodedEvent event : coded.events()) {
                if (event.issues().contains(mention.id())) {
                    reported.add(new ReportedEvent(event.dyad(), event.goldstein(), event.confidence()));
                    double weight = Math.abs(event.goldstein() * event.confidence());
                    if (weight > most) {
                        most = weight;
                        evidence = event.text();
                    }
                }
            }
            List<Strain> strains = Strain.of(mention.relevance(), reported, constants);
            shares.add(
                    new IssueShare(mention.id(), mention.relevance(), strains, strains.isEmpty() ? "" : cut(evidence)));
        }
        Family family = catalog.family(article.source(), article.url());
        return new StoryArticle(
                article.id(),
                article.publishedAtMs(),
                family.id(),
                family.weight(),
                cut(article.title().isEmpty() ? article.body() : article.title()),
                article.url(),
                shares);
    }

    /** Cuts a text, never through a surrogate pair. */
    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end);
    }
}
