package org.barograph.query;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.barograph.catalog.Actor;
import org.barograph.catalog.ActorKind;
import org.barograph.catalog.CompiledCatalog;

/** What the dyad codes of a catalogue stand for. */
final class ActorNames {
    private final Map<String, Actor> byDyad = new HashMap<>();

    ActorNames(CompiledCatalog catalog) {
        // Who has the code for an id bears it; else the first, and states come before organisations and armed groups.
        for (Actor actor : catalog.actors()) {
            if (actor.kind() != ActorKind.PERSON) {
                byDyad.merge(actor.dyad(), actor, (first, next) -> next.id().equals(next.dyad()) ? next : first);
            }
        }
    }

    /** The actor that a dyad code stands for. */
    Optional<Actor> actor(String code) {
        return Optional.ofNullable(byDyad.get(code));
    }

    /** Its name, or the code where nobody bears it. */
    String name(String code) {
        Actor actor = byDyad.get(code);
        return actor == null ? code : actor.name();
    }

    /** Source and target of a dyad, with their names; of the dyad of cues both are null. */
    Map<String, Object> sides(String dyad) {
        int hyphen = dyad.indexOf('-');
        String source = hyphen < 0 ? null : dyad.substring(0, hyphen);
        String target = hyphen < 0 ? null : dyad.substring(hyphen + 1);
        Map<String, Object> sides = new LinkedHashMap<>();
        sides.put("dyad", dyad);
        sides.put("source", source);
        sides.put("target", target);
        sides.put("source_name", source == null ? null : name(source));
        sides.put("target_name", target == null ? null : name(target));
        return sides;
    }
}
