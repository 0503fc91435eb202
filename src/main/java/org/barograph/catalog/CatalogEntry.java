package org.barograph.catalog;

import java.util.Objects;

/**
 * One entry of the catalogue as text.
 *
 * @param id {@code kind/id}: {@code issue/taiwan-strait}, {@code state/RUS}
 * @param kind {@code state}, {@code organisation}, {@code role}, {@code agent}, {@code person}, {@code source},
 *     {@code issue}, {@code composite}, {@code suppressor} or {@code event}
 * @param yaml the entry's fields, as an item of the list in a catalogue file has them, without the dash
 */
public record CatalogEntry(String id, String kind, String yaml) {
    public CatalogEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(yaml, "yaml");
    }
}
