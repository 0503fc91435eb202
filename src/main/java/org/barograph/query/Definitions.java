package org.barograph.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.barograph.catalog.Actor;
import org.barograph.catalog.CompiledCatalog;

/** What the catalogue says of issues and actors, shortened for a reader. */
final class Definitions {
    private Definitions() {}

    /** Of an issue its terms, actors and dyads, of a group its members. */
    static Map<String, Object> of(CompiledCatalog catalog, String id) {
        Map<String, Object> definition = new LinkedHashMap<>();
        catalog.issueDefinitions().stream()
                .filter(issue -> issue.id().equals(id))
                .findFirst()
                .ifPresent(issue -> {
                    definition.put(
                            "terms",
                            Stream.of(issue.strong(), issue.any(), issue.weak())
                                    .flatMap(List::stream)
                                    .toList());
                    definition.put("actors", issue.actors());
                    definition.put("dyads", issue.dyads());
                });
        catalog.composites().stream()
                .filter(composite -> composite.id().equals(id))
                .findFirst()
                .ifPresent(composite -> {
                    definition.put("members", composite.members());
                    definition.put("all", composite.all());
                });
        return definition;
    }

    /** An actor's names and offices. */
    static Map<String, Object> of(Actor actor) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("code", actor.dyad());
        definition.put("id", actor.id());
        definition.put("name", actor.name());
        definition.put("kind", actor.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        definition.put("country", actor.country().isEmpty() ? null : actor.country());
        definition.put(
                "aliases",
                actor.terms().stream()
                        .map(Actor.Term::text)
                        .filter(text -> !text.equals(actor.name()))
                        .toList());
        definition.put(
                "offices",
                actor.offices().stream()
                        .map(office -> {
                            Map<String, Object> shown = new LinkedHashMap<>();
                            shown.put("title", office.title());
                            shown.put("role", office.role());
                            shown.put("country", office.country());
                            shown.put("from", office.from().toString());
                            shown.put(
                                    "to",
                                    office.to() == null ? null : office.to().toString());
                            return shown;
                        })
                        .toList());
        return definition;
    }
}
