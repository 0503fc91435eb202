package org.barograph.catalog;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.barograph.catalog.YamlDocument.Item;

/** Turns entries into values, kind by kind, and the values into a catalogue. */
final class CatalogCompiler {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final Problems problems;
    private final SortedMap<String, String> canonicalById = new TreeMap<>();
    private final Map<EntryKind, Map<String, Parsed<?>>> parsed = new EnumMap<>(EntryKind.class);

    CatalogCompiler(Problems problems) {
        this.problems = problems;
    }

    /** Reads entries; what is wrong within one is reported, as is an id that comes again. */
    void add(List<Item> items) {
        items.forEach(this::add);
    }

    /** The id of an entry, {@code kind/id}; empty where it has none that can be used. */
    Optional<String> add(Item item) {
        Fields fields = new Fields(item.file(), item.node(), problems);
        String id = fields.text("id");
        boolean usable = ID.matcher(id).matches();
        if (!usable && !id.isEmpty()) {
            fields.problem("id", "'id' must be 1 to 64 letters, digits, - or _, not '" + id + "'");
        }
        Parsed<?> entry = new Parsed<>(id, reader(item.kind()).apply(id, fields), fields);
        fields.finish();
        if (!usable) {
            return Optional.empty();
        }
        Parsed<?> former =
                parsed.computeIfAbsent(item.kind(), k -> new LinkedHashMap<>()).putIfAbsent(id, entry);
        if (former != null) {
            fields.problem(
                    "id",
                    item.kind().label() + " '" + id + "' stands twice, first at "
                            + former.fields().place("id"));
        }
        String name = item.kind().label() + "/" + id;
        canonicalById.put(name, Canonical.text(item.node()));
        return Optional.of(name);
    }

    /**
     * The catalogue of all entries that were read.
     *
     * @throws CatalogException if anything was wrong with them, or is wrong between them
     */
    CompiledCatalog compile() {
        CrossChecks checks = new CrossChecks(
                of(EntryKind.STATE, Actor.class),
                of(EntryKind.ORGANISATION, Actor.class),
                people(),
                of(EntryKind.ROLE, Role.class));
        checks.actors();
        checks.words(of(EntryKind.AGENT, Agent.class));
        checks.sources(of(EntryKind.SOURCE, Source.class));
        checks.issues(
                of(EntryKind.ISSUE, Issue.class),
                of(EntryKind.COMPOSITE, Composite.class),
                of(EntryKind.SUPPRESSOR, Suppressor.class));
        problems.throwIfAny();
        return new CompiledCatalog(
                canonicalById,
                checks.allActors(),
                values(EntryKind.ROLE, Role.class),
                values(EntryKind.AGENT, Agent.class),
                values(EntryKind.SOURCE, Source.class),
                values(EntryKind.ISSUE, Issue.class),
                values(EntryKind.COMPOSITE, Composite.class),
                values(EntryKind.SUPPRESSOR, Suppressor.class),
                values(EntryKind.EVENT, EventPattern.class));
    }

    private List<Parsed<Actor>> people() {
        Map<String, Actor> organisations = values(EntryKind.ORGANISATION, Actor.class).stream()
                .collect(Collectors.toMap(Actor::id, Function.identity()));
        return of(EntryKind.PERSON, Actor.class).stream()
                .map(person -> {
                    Actor organisation = organisations.get(person.value().country());
                    return organisation == null
                            ? person
                            : new Parsed<>(
                                    person.id(),
                                    ActorEntries.affiliated(person.value(), organisation),
                                    person.fields());
                })
                .toList();
    }

    private static BiFunction<String, Fields, ?> reader(EntryKind kind) {
        return switch (kind) {
            case STATE -> ActorEntries::state;
            case ORGANISATION -> ActorEntries::organisation;
            case PERSON -> ActorEntries::person;
            case ROLE -> OtherEntries::role;
            case AGENT -> OtherEntries::agent;
            case SOURCE -> OtherEntries::source;
            case ISSUE -> OtherEntries::issue;
            case COMPOSITE -> OtherEntries::composite;
            case SUPPRESSOR -> OtherEntries::suppressor;
            case EVENT -> OtherEntries::event;
        };
    }

    private <T> List<Parsed<T>> of(EntryKind kind, Class<T> type) {
        return parsed.getOrDefault(kind, Map.of()).values().stream()
                .map(p -> new Parsed<>(p.id(), type.cast(p.value()), p.fields()))
                .toList();
    }

    private <T> List<T> values(EntryKind kind, Class<T> type) {
        return of(kind, type).stream().map(Parsed::value).toList();
    }
}
