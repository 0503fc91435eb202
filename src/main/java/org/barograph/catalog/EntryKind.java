package org.barograph.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of entries, in the order in which they are compiled: what refers comes after what is referred to. */
enum EntryKind {
    STATE("states"),
    ORGANISATION("organisations"),
    ROLE("roles"),
    AGENT("agents"),
    PERSON("people"),
    SOURCE("sources"),
    ISSUE("issues"),
    COMPOSITE("composites"),
    SUPPRESSOR("suppressors"),
    EVENT("events");

    private final String section;

    EntryKind(String section) {
        this.section = section;
    }

    /** The key of the list in a file: {@code states}. */
    String section() {
        return section;
    }

    /** The kind as it stands in an entry's id: {@code state}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<EntryKind> ofSection(String section) {
        return Arrays.stream(values()).filter(k -> k.section.equals(section)).findFirst();
    }

    static Optional<EntryKind> ofLabel(String label) {
        return Arrays.stream(values()).filter(k -> k.label().equals(label)).findFirst();
    }

    static String sections() {
        return Arrays.stream(values()).map(EntryKind::section).collect(Collectors.joining(", "));
    }

    static String labels() {
        return Arrays.stream(values()).map(EntryKind::label).collect(Collectors.joining(", "));
    }
}
