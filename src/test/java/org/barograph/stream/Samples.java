package org.barograph.stream;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.barograph.stream.avro.ActorMention;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.CodedEvent;
import org.barograph.stream.avro.IssueMention;
import org.barograph.stream.avro.Strain;
import org.barograph.stream.avro.TaggedArticle;

/** Records that the tests of this package share. */
final class Samples {
    private Samples() {}

    /** Settings of a registry of its own. */
    static Map<String, String> ownRegistry() {
        return Map.of(RegistryClient.URL, "mock://" + UUID.randomUUID());
    }

    static Article.Builder article() {
        return Article.newBuilder()
                .setId("harbour-post:2024-0311")
                .setSource("The Harbour Post")
                .setPublishedAt(Instant.parse("2024-03-11T07:45:12.345Z"))
                .setLanguage("en-GB")
                .setTitle("Fishing fleet turned back at the strait — “no passage”, says coastguard")
                .setBody("Eleven trawlers were turned back on Sunday.\n\nTalks resume on Tuesday.")
                .setUrl("https://harbourpost.example/2024/0311")
                .setRevision(2);
    }

    static TaggedArticle taggedArticle() {
        return TaggedArticle.newBuilder()
                .setArticleId("harbour-post:2024-0311")
                .setRevision(2)
                .setFingerprint("00ff00ff00ff00ff")
                .setSource("The Harbour Post")
                .setFamily("harbourpost.example")
                .setWeight(1)
                .setPublishedAt(Instant.parse("2024-03-11T07:45:12.345Z"))
                .setLanguage("en-GB")
                .setCovered(true)
                .setTitle("Fishing fleet turned back at the strait")
                .setActors(List.of(new ActorMention("PHLMIL", "PHL", "Philippines", "coastguard", 62, 72)))
                .setIssues(List.of(new IssueMention("south-china-sea", 0.75, List.of(new Strain("CHN-PHL", 0.4)))))
                .setEvents(List.of(CodedEvent.newBuilder()
                        .setSource("CHNMIL")
                        .setTarget("PHL")
                        .setSourceCountry("CHN")
                        .setTargetCountry("PHL")
                        .setDyad("CHN-PHL")
                        .setCameo("1031")
                        .setPlover("COERCE")
                        .setGoldstein(-4.5)
                        .setConfidence(0.8)
                        .setIssues(List.of("south-china-sea"))
                        .setText("Eleven trawlers were turned back on Sunday.")
                        .build()))
                .setArticlePartition(3)
                .setWatermark(Instant.parse("2024-03-11T08:00:00Z"))
                .build();
    }
}
