package org.barograph.stream;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Family;
import org.barograph.coding.ArticleReading;
import org.barograph.coding.CodedText;
import org.barograph.stream.avro.ActorMention;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.CodedEvent;
import org.barograph.stream.avro.IssueMention;
import org.barograph.stream.avro.Strain;
import org.barograph.stream.avro.TaggedArticle;
import org.barograph.stream.state.ArticleState;
import org.barograph.tension.ReportedEvent;
import org.barograph.tension.ScoreConstants;

/** Makes the records of the tagged articles topic. */
public final class TaggedArticles {
    /** Longest headline and sentence that is passed on, UTF-16 units. */
    private static final int MAX_TEXT = 300;

    /** Bounds of a record, far above what an article has: mentions and events past these are left out. */
    private static final int MAX_ACTORS = 400;

    private static final int MAX_EVENTS = 400;

    private static final CodedText UNREAD = new CodedText(List.of(), List.of(), List.of());

    private TaggedArticles() {}

    /** Reads actors, issues and events out of a text, and its fingerprint. */
    @FunctionalInterface
    public interface Reader {
        ArticleReading read(String source, LocalDate day, String title, String body);
    }

    /** Gives the fingerprint of a text alone. */
    @FunctionalInterface
    public interface Fingerprinting {
        String fingerprint(String source, LocalDate day, String title, String body);
    }

    /** What is read out of an article. A text in a language that the lexicon does not cover is left unread. */
    public static TaggedArticle of(
            Article article,
            CompiledCatalog catalog,
            Reader reader,
            Fingerprinting fingerprinting,
            ScoreConstants constants,
            int partition,
            long watermarkMs) {
        boolean covered = catalog.covers(article.getLanguage());
        LocalDate day = LocalDate.ofInstant(article.getPublishedAt(), ZoneOffset.UTC);
        String source = article.getSource();
        String title = article.getTitle();
        String body = article.getBody();
        ArticleReading reading = covered
                ? reader.read(source, day, title, body)
                : new ArticleReading(UNREAD, fingerprinting.fingerprint(source, day, title, body));
        CodedText coded = reading.coded();
        Family family = catalog.family(article.getSource(), article.getUrl());
        return new TaggedArticle(
                article.getId(),
                article.getRevision(),
                false,
                reading.fingerprint(),
                source,
                family.id(),
                family.weight(),
                article.getPublishedAt(),
                article.getLanguage(),
                covered,
                cut(title.isEmpty() ? body : title),
                article.getUrl(),
                actors(coded),
                issues(coded, constants),
                events(coded),
                catalog.version(),
                partition,
                Instant.ofEpochMilli(watermarkMs));
    }

    /** Takes an article away from the fingerprint that it was filed under. */
    public static TaggedArticle withdrawal(Article article, ArticleState old, int partition, long watermarkMs) {
        return new TaggedArticle(
                article.getId(),
                article.getRevision(),
                true,
                old.getFingerprint(),
                article.getSource(),
                "",
                0.0,
                Instant.ofEpochMilli(old.getPublishedAt()),
                article.getLanguage(),
                true,
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                "",
                partition,
                Instant.ofEpochMilli(watermarkMs));
    }

    private static List<ActorMention> actors(CodedText coded) {
        List<ActorMention> actors = new ArrayList<>();
        for (var actor : coded.actors()) {
            if (actors.size() == MAX_ACTORS) {
                break;
            }
            actors.add(new ActorMention(
                    actor.code(), actor.country(), actor.name(), cut(actor.text()), actor.start(), actor.end()));
        }
        return actors;
    }

    private static List<IssueMention> issues(CodedText coded, ScoreConstants constants) {
        List<IssueMention> issues = new ArrayList<>(coded.issues().size());
        for (var mention : coded.issues()) {
            List<ReportedEvent> reported = new ArrayList<>();
            for (var event : coded.events()) {
                if (event.issues().contains(mention.id())) {
                    reported.add(new ReportedEvent(event.dyad(), event.goldstein(), event.confidence()));
                }
            }
            List<Strain> strains = new ArrayList<>();
            for (var strain : org.barograph.tension.Strain.of(mention.relevance(), reported, constants)) {
                strains.add(new Strain(strain.dyad(), strain.value()));
            }
            issues.add(new IssueMention(mention.id(), mention.relevance(), strains));
        }
        return issues;
    }

    private static List<CodedEvent> events(CodedText coded) {
        List<CodedEvent> events = new ArrayList<>();
        for (var event : coded.events()) {
            if (events.size() == MAX_EVENTS) {
                break;
            }
            events.add(new CodedEvent(
                    event.source(),
                    event.target(),
                    event.sourceCountry(),
                    event.targetCountry(),
                    event.dyad(),
                    event.cameo(),
                    event.plover(),
                    event.goldstein(),
                    event.confidence(),
                    event.issues(),
                    cut(event.text())));
        }
        return events;
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
