package org.barograph.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barograph.catalog.Actor.Term;
import org.barograph.catalog.Actor.TermRole;

/** Reads states, organisations and people. */
final class ActorEntries {
    /** CAMEO writes Kosovo so; ISO 3166 has no code for it. */
    private static final String KOSOVO = "KSV";

    private static final Set<String> ISO_CODES = Stream.concat(
                    Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3).stream(), Stream.of(KOSOVO))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern CODE = Pattern.compile("([A-Z0-9]{3}){1,6}");
    private static final Pattern DYAD = Pattern.compile("[A-Z0-9]{2,16}");
    private static final Map<String, ActorKind> ORGANISATION_KINDS =
            Map.of("igo", ActorKind.IGO, "ngo", ActorKind.NGO, "armed-group", ActorKind.ARMED_GROUP);
    private static final String ELITE = "ELI";
    private static final Set<String> FAMILY_NAME_FIRST = Set.of("CHN", "HKG", "KOR", "PRK", "TWN", "KHM");

    private ActorEntries() {}

    static Actor state(String id, Fields fields) {
        if (!id.isEmpty() && !ISO_CODES.contains(id)) {
            fields.problem("id", "'" + id + "' is not an ISO 3166-1 alpha-3 code (nor " + KOSOVO + " for Kosovo)");
        }
        String name = fields.text("name");
        List<Term> terms = new ArrayList<>();
        addTerms(terms, names(name, fields), id, TermRole.NAME);
        addTerms(terms, fields.texts("adjectives"), id, TermRole.ADJECTIVE);
        addTerms(terms, fields.texts("capital"), id, TermRole.CAPITAL);
        addMetonyms(terms, fields, id);
        addTerms(terms, fields.texts("regions"), id, TermRole.REGION);
        addTerms(terms, fields.texts("places"), id, TermRole.PLACE);
        addTerms(terms, fields.texts("short"), id, TermRole.SHORT);
        List<Term> marked = marked(distinct(terms), fields);
        return new Actor(id, ActorKind.STATE, name, id, id, id, marked, List.of());
    }

    /** The terms with what else they name. */
    private static List<Term> marked(List<Term> terms, Fields fields) {
        List<String> personal = fields.texts("personal");
        Map<String, String> namesakes = fields.textMap("namesakes");
        Set<String> texts = terms.stream().map(Term::text).collect(Collectors.toSet());
        for (String text : personal) {
            checkIsTerm(text, texts, "personal", fields);
        }
        for (String text : namesakes.keySet()) {
            checkIsTerm(text, texts, "namesakes", fields);
        }
        return terms.stream()
                .map(term -> new Term(
                        term.text(),
                        term.code(),
                        term.role(),
                        personal.contains(term.text()),
                        namesakes.getOrDefault(term.text(), "")))
                .toList();
    }

    private static void checkIsTerm(String text, Set<String> texts, String field, Fields fields) {
        if (!texts.contains(text)) {
            fields.problem(field, "'" + text + "' in '" + field + "' is none of the state's names, capitals or places");
        }
    }

    static Actor organisation(String id, Fields fields) {
        String name = fields.text("name");
        String kind = fields.text("kind");
        if (!kind.isEmpty() && !ORGANISATION_KINDS.containsKey(kind)) {
            fields.problem("kind", "'kind' must be igo, ngo or armed-group, not '" + kind + "'");
        }
        String code = fields.text("code");
        checkCode(code, "code", fields);
        String country = fields.text("country", "");
        if (!country.isEmpty() && !ISO_CODES.contains(country)) {
            fields.problem("country", "'" + country + "' is not an ISO 3166-1 alpha-3 code");
        }
        String dyad = fields.text("dyad");
        if (!dyad.isEmpty() && !DYAD.matcher(dyad).matches()) {
            fields.problem("dyad", "'dyad' must be 2 to 16 capitals or digits, not '" + dyad + "'");
        }
        List<Term> terms = new ArrayList<>();
        addTerms(terms, names(name, fields), code, TermRole.NAME);
        addTerms(terms, fields.texts("adjectives"), code, TermRole.ADJECTIVE);
        addMetonyms(terms, fields, code);
        addTerms(terms, fields.texts("short"), code, TermRole.SHORT);
        ActorKind actorKind = ORGANISATION_KINDS.getOrDefault(kind, ActorKind.NGO);
        return new Actor(id, actorKind, name, code, country, dyad, distinct(terms), List.of());
    }

    static Actor person(String id, Fields fields) {
        String name = fields.text("name");
        String country = fields.text("country");
        String code = country + ELITE;
        List<Term> terms = new ArrayList<>();
        addTerms(terms, names(name, fields), code, TermRole.NAME);
        String surname = fields.text("surname", "");
        if (surname.isEmpty()) {
            addTerms(terms, shortNames(name, country), code, TermRole.SHORT);
        } else {
            addTerms(terms, List.of(surname), code, TermRole.SURNAME);
        }
        List<Office> offices = new ArrayList<>();
        for (Fields office : fields.mappings("offices")) {
            office(office).ifPresent(offices::add);
        }
        return new Actor(id, ActorKind.PERSON, name, code, country, country, distinct(terms), offices);
    }

    /** The word that news call a person by once the full name was given. */
    private static List<String> shortNames(String name, String country) {
        String[] words = name.split(" ");
        boolean single = words.length < 2;
        String word = FAMILY_NAME_FIRST.contains(country) ? words[0] : words[words.length - 1];
        boolean usable = !single && word.length() > 1 && Character.isUpperCase(word.charAt(0)) && word.indexOf('.') < 0;
        return usable ? List.of(word) : List.of();
    }

    /** A person whose country is the id of an organisation speaks for it: it gives its code, state and dyad. */
    static Actor affiliated(Actor person, Actor organisation) {
        List<Term> terms = person.terms().stream()
                .map(term -> new Term(term.text(), organisation.code(), term.role()))
                .toList();
        return new Actor(
                person.id(),
                person.kind(),
                person.name(),
                organisation.code(),
                organisation.country(),
                organisation.dyad(),
                terms,
                person.offices());
    }

    private static Optional<Office> office(Fields fields) {
        String agent = fields.text("agent", "");
        String role = agent.isEmpty() ? fields.text("role") : fields.text("role", "");
        if (!agent.isEmpty()) {
            OtherEntries.checkAgent(agent, "agent", fields);
        }
        String title = fields.text("title", "");
        String country = fields.text("country");
        if (!fields.has("from")) {
            fields.problem("from", "missing field 'from'");
        }
        Optional<LocalDate> from = fields.day("from");
        Optional<LocalDate> to = fields.day("to");
        fields.finish();
        if (from.isEmpty()) {
            return Optional.empty();
        }
        if (to.isPresent() && to.get().isBefore(from.get())) {
            fields.problem("to", "'to' " + to.get() + " is before 'from' " + from.get());
            return Optional.empty();
        }
        return Optional.of(new Office(role, title, country, from.get(), to.orElse(null), agent));
    }

    private static List<String> names(String name, Fields fields) {
        List<String> names = new ArrayList<>(name.isEmpty() ? List.of() : List.of(name));
        names.addAll(fields.texts("names"));
        return names;
    }

    private static void addTerms(List<Term> terms, List<String> texts, String code, TermRole role) {
        for (String text : texts) {
            terms.add(new Term(text, code, role));
        }
    }

    private static void addMetonyms(List<Term> terms, Fields fields, String code) {
        fields.textMap("metonyms").forEach((text, metonymCode) -> {
            checkCode(metonymCode, "metonyms", fields);
            if (!code.isEmpty() && !metonymCode.startsWith(code)) {
                fields.problem(
                        "metonyms", "the code of '" + text + "' must begin with " + code + ", not " + metonymCode);
            }
            terms.add(new Term(text, metonymCode, TermRole.METONYM));
        });
    }

    private static void checkCode(String code, String field, Fields fields) {
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            fields.problem(field, "a code must be groups of three capitals or digits, not '" + code + "'");
        }
    }

    /** The first of the ways in which a text is given counts: Singapore is a name before it is a capital. */
    private static List<Term> distinct(List<Term> terms) {
        return List.copyOf(terms.stream()
                .collect(Collectors.toMap(Term::text, t -> t, (first, again) -> first, LinkedHashMap::new))
                .values());
    }
}
