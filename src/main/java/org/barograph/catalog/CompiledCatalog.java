package org.barograph.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole catalogue that was found right: immutable, safe to share between threads. Two catalogues of the same entries
 * are alike and have the same version, however their files were laid out.
 */
public final class CompiledCatalog {
    private static final int VERSION_LENGTH = 12;

    private final String version;
    private final List<Actor> actors;
    private final Map<String, Actor> actorsById;
    private final List<Role> roles;
    private final List<Agent> agents;
    private final List<Source> sources;
    private final List<Issue> issues;
    private final List<Composite> composites;
    private final List<Suppressor> suppressors;
    private final List<IssueSummary> summaries;
    private final List<EventPattern> events;
    private final Families families;

    CompiledCatalog(
            SortedMap<String, String> canonicalById,
            Collection<Actor> actors,
            Collection<Role> roles,
            Collection<Agent> agents,
            Collection<Source> sources,
            Collection<Issue> issues,
            Collection<Composite> composites,
            Collection<Suppressor> suppressors,
            Collection<EventPattern> events) {
        this.version = Canonical.hash(canonicalById).substring(0, VERSION_LENGTH);
        this.actors = actors.stream()
                .sorted(Comparator.comparing(Actor::kind).thenComparing(Actor::id))
                .toList();
        this.actorsById = this.actors.stream().collect(Collectors.toUnmodifiableMap(Actor::id, Function.identity()));
        this.roles = sorted(roles, Role::id);
        this.agents = sorted(agents, Agent::id);
        this.sources = sorted(sources, Source::id);
        this.issues = sorted(issues, Issue::id);
        this.composites = sorted(composites, Composite::id);
        this.suppressors = sorted(suppressors, Suppressor::id);
        this.summaries = sorted(
                Stream.concat(
                                issues.stream().map(i -> new IssueSummary(i.id(), i.name(), false)),
                                composites.stream().map(c -> new IssueSummary(c.id(), c.name(), true)))
                        .toList(),
                IssueSummary::id);
        this.events = sorted(events, EventPattern::id);
        this.families = new Families(this.sources);
    }

    /** First 12 hexadecimal digits of the SHA-256 over all entries in the order of their ids. */
    public String version() {
        return version;
    }

    /** All actors: states, organisations, armed groups and people, each kind in the order of its ids. */
    public List<Actor> actors() {
        return actors;
    }

    /** The actor of an id; ids are unique over all kinds of actors. */
    public Optional<Actor> actor(String id) {
        return Optional.ofNullable(actorsById.get(id));
    }

    /** All roles, by id. */
    public List<Role> roles() {
        return roles;
    }

    /** All agents, by id. */
    public List<Agent> agents() {
        return agents;
    }

    /** All publisher families that are listed, by id. */
    public List<Source> sources() {
        return sources;
    }

    /** Issues and composites together, by id: everything that has a score. */
    public List<IssueSummary> issues() {
        return summaries;
    }

    /** The issues with what defines them, by id; without the composites. */
    public List<Issue> issueDefinitions() {
        return issues;
    }

    /** The composites, by id. */
    public List<Composite> composites() {
        return composites;
    }

    /** The subjects that are no issue, by id. */
    public List<Suppressor> suppressors() {
        return suppressors;
    }

    /** The event lexicon, by id. */
    public List<EventPattern> events() {
        return events;
    }

    /**
     * The publisher family of an article: by the source's name without regard to case, then by the URL's host, else one
     * of its own with weight 1. Never throws; the same arguments always give the same family.
     *
     * @param source name of the source; may be null or anything
     * @param url address of the article; may be null or anything
     */
    public Family family(String source, String url) {
        return families.of(source, url);
    }

    /** Whether the event lexicon covers a language, given as a BCP 47 tag: English in all its variants. */
    public boolean covers(String language) {
        if (language == null) {
            return false;
        }
        String tag = language.strip().toLowerCase(Locale.ROOT);
        return tag.equals("en") || tag.startsWith("en-");
    }

    private static <T> List<T> sorted(Collection<T> values, Function<T, String> id) {
        return values.stream().sorted(Comparator.comparing(id)).toList();
    }
}
