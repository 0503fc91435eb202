package org.barograph.catalog;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barograph.catalog.Actor.Term;

/** Checks what one entry says against what the others say. */
final class CrossChecks {
    private static final Pattern DYAD_PAIR = Pattern.compile("[A-Z0-9]+-[A-Z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final List<Parsed<Actor>> states;
    private final List<Parsed<Actor>> organisations;
    private final List<Parsed<Actor>> people;
    private final Map<String, Parsed<Role>> roles;
    private final Set<String> stateIds;
    private final Set<String> organisationIds;
    private final Map<String, Parsed<Actor>> actorsById = new HashMap<>();

    CrossChecks(
            List<Parsed<Actor>> states,
            List<Parsed<Actor>> organisations,
            List<Parsed<Actor>> people,
            List<Parsed<Role>> roles) {
        this.states = states;
        this.organisations = organisations;
        this.people = people;
        this.roles = roles.stream().collect(Collectors.toMap(Parsed::id, Function.identity()));
        this.organisationIds = organisations.stream().map(Parsed::id).collect(Collectors.toSet());
        this.stateIds = states.stream().map(Parsed::id).collect(Collectors.toSet());
    }

    List<Actor> allActors() {
        return allParsed().map(Parsed::value).toList();
    }

    /** Ids, countries, terms and offices of all actors. */
    void actors() {
        allParsed().forEach(actor -> {
            Parsed<Actor> former = actorsById.putIfAbsent(actor.id(), actor);
            if (former != null) {
                actor.fields()
                        .problem(
                                "id",
                                "'" + actor.id() + "' is taken at "
                                        + former.fields().place("id"));
            }
        });
        Stream.concat(organisations.stream(), people.stream()).forEach(actor -> {
            String country = actor.value().country();
            if (!country.isEmpty() && !stateIds.contains(country)) {
                boolean person = actor.value().kind() == ActorKind.PERSON;
                actor.fields()
                        .problem(
                                "country", "unknown state " + (person ? "or organisation " : "") + "'" + country + "'");
            }
        });
        Map<String, Parsed<Actor>> ownerByTerm = new HashMap<>();
        Stream.concat(states.stream(), organisations.stream()).forEach(actor -> checkTerms(actor, ownerByTerm));
        states.forEach(this::checkNamesakes);
        offices();
    }

    /** Titles and agents' words: each means one thing. */
    void words(List<Parsed<Agent>> agents) {
        Map<String, String> placeByTitle = new HashMap<>();
        for (Parsed<Role> role : sorted(List.copyOf(roles.values()))) {
            checkOnce(role, "titles", role.value().titles(), placeByTitle);
        }
        Map<String, String> placeByTerm = new HashMap<>();
        for (Parsed<Agent> agent : agents) {
            checkOnce(agent, "terms", agent.value().terms(), placeByTerm);
        }
    }

    /** A name and a domain belong to one family. */
    void sources(List<Parsed<Source>> sources) {
        Map<String, String> placeByName = new HashMap<>();
        Map<String, String> placeByDomain = new HashMap<>();
        for (Parsed<Source> source : sources) {
            Set<String> names = new TreeSet<>();
            names.add(Families.key(source.id()));
            names.add(Families.key(source.value().name()));
            source.value().names().forEach(name -> names.add(Families.key(name)));
            checkOnce(source, "names", names, placeByName);
            checkOnce(source, "domains", source.value().domains(), placeByDomain);
        }
    }

    /** What issues, composites and suppressors refer to. */
    void issues(List<Parsed<Issue>> issues, List<Parsed<Composite>> composites, List<Parsed<Suppressor>> suppressors) {
        Set<String> dyads = allActors().stream().map(Actor::dyad).collect(Collectors.toSet());
        Map<String, Parsed<Issue>> issuesById =
                issues.stream().collect(Collectors.toMap(Parsed::id, Function.identity()));
        for (Parsed<Issue> issue : issues) {
            for (String actor : issue.value().actors()) {
                if (!dyads.contains(actor) && !actorsById.containsKey(actor)) {
                    issue.fields().problem("actors", "unknown actor '" + actor + "'");
                }
            }
            for (String pair : issue.value().dyads()) {
                if (!DYAD_PAIR.matcher(pair).matches()) {
                    issue.fields().problem("dyads", "a dyad must be two dyad codes, CHN-TWN, not '" + pair + "'");
                    continue;
                }
                for (String side : pair.split("-", -1)) {
                    if (!dyads.contains(side)) {
                        issue.fields().problem("dyads", "unknown dyad code '" + side + "' in '" + pair + "'");
                    }
                }
            }
        }
        for (Parsed<Composite> composite : composites) {
            if (issuesById.containsKey(composite.id())) {
                composite.fields().problem("id", "'" + composite.id() + "' is an issue already");
            }
            for (String member : composite.value().members()) {
                if (!issuesById.containsKey(member)) {
                    composite.fields().problem("members", "unknown issue '" + member + "'");
                }
            }
        }
        for (Parsed<Suppressor> suppressor : suppressors) {
            for (String spared : suppressor.value().spares()) {
                if (!issuesById.containsKey(spared)) {
                    suppressor.fields().problem("spares", "unknown issue '" + spared + "'");
                }
            }
        }
    }

    private Stream<Parsed<Actor>> allParsed() {
        return Stream.of(states, organisations, people).flatMap(List::stream);
    }

    /** A term names one state or organisation: the coder could not tell two apart. */
    private static void checkTerms(Parsed<Actor> actor, Map<String, Parsed<Actor>> ownerByTerm) {
        for (Term term : actor.value().terms()) {
            Parsed<Actor> owner = ownerByTerm.putIfAbsent(termKey(term.text()), actor);
            if (owner != null && !owner.id().equals(actor.id())) {
                String field =
                        switch (term.role()) {
                            case NAME -> term.text().equals(actor.value().name()) ? "name" : "names";
                            case ADJECTIVE -> "adjectives";
                            case CAPITAL -> "capital";
                            case METONYM -> "metonyms";
                            case PLACE -> "places";
                            case REGION -> "regions";
                            case SURNAME -> "surname";
                            case SHORT -> "short";
                        };
                actor.fields()
                        .problem(
                                field,
                                "'" + term.text() + "' already names " + owner.id() + " at "
                                        + owner.fields().place("id"));
            }
        }
    }

    private void checkNamesakes(Parsed<Actor> state) {
        for (Term term : state.value().terms()) {
            if (!term.namesake().isEmpty() && !stateIds.contains(term.namesake())) {
                state.fields()
                        .problem("namesakes", "unknown state '" + term.namesake() + "' for '" + term.text() + "'");
            }
        }
    }

    /** A term without what the matcher does not look at: marks, hyphens, dots, the kind of quote. */
    static String termKey(String term) {
        String bare =
                MARKS.matcher(Normalizer.normalize(term, Normalizer.Form.NFD)).replaceAll("");
        return bare.replace('-', ' ').replace('’', '\'').replace(".", "");
    }

    private record Tenure(Parsed<Actor> person, Office office) {}

    private void offices() {
        Map<String, List<Tenure>> byOffice = new HashMap<>();
        for (Parsed<Actor> person : people) {
            for (Office office : person.value().offices()) {
                Parsed<Role> role = roles.get(office.role());
                if (!office.role().isEmpty() && role == null) {
                    person.fields().problem("offices", "unknown role '" + office.role() + "'");
                }
                if (!office.country().isEmpty()
                        && !stateIds.contains(office.country())
                        && !organisationIds.contains(office.country())) {
                    person.fields().problem("offices", "unknown state or organisation '" + office.country() + "'");
                }
                if (role != null && role.value().single()) {
                    String key = office.role() + "/" + office.title().toLowerCase(Locale.ROOT) + "/" + office.country();
                    byOffice.computeIfAbsent(key, k -> new ArrayList<>()).add(new Tenure(person, office));
                }
            }
        }
        byOffice.values().forEach(CrossChecks::checkOverlaps);
    }

    /** A hand-over shares one day; more than that is two holders of one office. */
    private static void checkOverlaps(List<Tenure> holders) {
        List<Tenure> byStart = holders.stream()
                .sorted(Comparator.comparing((Tenure h) -> h.office().from()).thenComparing(h -> end(h.office())))
                .toList();
        Tenure former = byStart.get(0);
        for (Tenure next : byStart.subList(1, byStart.size())) {
            if (next.office().from().isBefore(end(former.office()))) {
                next.person()
                        .fields()
                        .problem(
                                "offices",
                                "office " + next.office().role() + " '"
                                        + next.office().title() + "' of "
                                        + next.office().country() + " from "
                                        + next.office().from() + " overlaps that of "
                                        + former.person().id() + " ("
                                        + former.office().from() + " to "
                                        + (former.office().to() == null
                                                ? "now"
                                                : former.office().to()) + ") at "
                                        + former.person().fields().place("offices"));
            }
            if (end(next.office()).isAfter(end(former.office()))) {
                former = next;
            }
        }
    }

    private static LocalDate end(Office office) {
        return office.to() == null ? LocalDate.MAX : office.to();
    }

    private static <T> void checkOnce(
            Parsed<T> entry, String field, Iterable<String> texts, Map<String, String> placeByText) {
        for (String text : texts) {
            String former = placeByText.putIfAbsent(text, entry.fields().place(field));
            if (former != null) {
                entry.fields().problem(field, "'" + text + "' also stands at " + former);
            }
        }
    }

    private static <T> List<Parsed<T>> sorted(List<Parsed<T>> entries) {
        return entries.stream().sorted(Comparator.comparing(Parsed::id)).toList();
    }
}
