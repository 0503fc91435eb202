package org.barograph.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.EventPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LexiconExamplesTest {
    static Stream<EventPattern> events() {
        return entries().filter(e -> !e.plover().equals(EventPattern.CUE));
    }

    static Stream<EventPattern> cues() {
        return entries().filter(e -> e.plover().equals(EventPattern.CUE));
    }

    private static Stream<EventPattern> entries() {
        return CatalogReader.bundled().events().stream().filter(e -> !e.plover().equals("NONE"));
    }

    @Test
    void everyEntryThatReportsAnEventHasAnExample() {
        assertThat(entries()).noneMatch(e -> e.example().isBlank());
    }

    @Test
    void everyEntryHasACodeOfTheCameoTable() {
        assertThat(events()).noneMatch(e -> e.cameo().isBlank());
    }

    @ParameterizedTest
    @MethodSource("events")
    void theExampleOfAnEntryGivesItsRootAndCode(EventPattern entry) {
        String root = entry.plover().equals("STATEMENT") ? "" : entry.plover();
        assertThat(Sentences.CODER.code(entry.example(), null).events())
                .as(entry.id() + ": " + entry.example())
                .extracting(e -> e.plover() + " " + e.cameo())
                .contains(root + " " + entry.cameo());
    }

    @ParameterizedTest
    @MethodSource("cues")
    void theExampleOfACueGivesItsValueAndNoCode(EventPattern entry) {
        var events = assertThat(Sentences.CODER.code(entry.example(), null).events())
                .as(entry.id() + ": " + entry.example());
        if (entry.goldstein() == 0) {
            events.noneMatch(CodedEvent::namesOnly);
        } else {
            events.anyMatch(e -> e.namesOnly() && e.goldstein() == entry.goldstein());
        }
    }
}
