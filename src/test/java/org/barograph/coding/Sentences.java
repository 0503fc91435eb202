package org.barograph.coding;

import java.time.LocalDate;
import java.util.List;
import org.barograph.catalog.CatalogReader;

/** Codes single sentences with the bundled catalogue. */
final class Sentences {
    static final Coder CODER = new Coder(CatalogReader.bundled());
    private static final LocalDate SPRING_2024 = LocalDate.of(2024, 4, 20);

    private Sentences() {}

    static List<CodedEvent> coded(String text) {
        return CODER.code(text, SPRING_2024).events();
    }

    /** Each event as {@code SOURCE>TARGET CODE}. */
    static List<String> codes(String text) {
        return coded(text).stream()
                .map(e -> e.source() + ">" + e.target() + " " + e.cameo())
                .toList();
    }

    /** Each event as {@code SOURCE>TARGET ROOT}. */
    static List<String> roots(String text) {
        return coded(text).stream()
                .map(e -> e.source() + ">" + e.target() + " " + e.plover())
                .toList();
    }
}
