package org.barograph.catalog;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.barograph.catalog.Actor.Term;
import org.barograph.catalog.PetrarchDictionary.Block;
import org.barograph.catalog.PetrarchDictionary.Code;
import org.barograph.catalog.PetrarchDictionary.Name;

/**
 * Makes catalogue entries of actor and agent dictionaries in the format of TABARI and PETRARCH, to be put beside a
 * catalogue that is there.
 *
 * <p>Names of a state, and bodies of one, are added to the state's entry. A block with dates, or with the agent ELI, is a
 * person, whose codes become offices. Everything else is an organisation. Names that the catalogue has are left out; where it
 * gives them another actor, that is reported.
 */
public final class PetrarchImport {
    private static final int STATE_CODE = 3;
    private static final int MAX_ACRONYM = 3;
    private static final int MAX_ID = 60;
    private static final int MAX_DYAD = 16;
    private static final String ELITE = "ELI";
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);
    private static final Set<String> ARMED = Set.of("REB", "UAF", "CRM", "SEP", "INS", "RAD");
    private static final Set<String> SMALL_WORDS = Set.of(
            "of", "the", "and", "in", "for", "to", "on", "at", "by", "from", "de", "du", "des", "la", "le", "del");
    private static final Pattern ACTOR_CODE = Pattern.compile("([A-Z0-9]{3}){1,6}");
    private static final Pattern AGENT_CODE = Pattern.compile("([A-Z]{3}){1,3}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_ID = Pattern.compile("[^a-z0-9]+");

    private final CompiledCatalog catalog;
    private final Problems problems = new Problems();
    /** What a term names, by the term without regard to case. */
    private final Map<String, Owner> owners = new HashMap<>();

    private final Map<String, String> agentOwners = new HashMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Map<String, StateTerms> states = new TreeMap<>();
    private final List<CatalogEntry> others = new ArrayList<>();
    private final Map<String, List<String>> agents = new TreeMap<>();

    private record Owner(String id, String code) {}

    private record StateTerms(Actor state, List<String> names, Map<String, String> metonyms) {}

    /** An import beside a catalogue. */
    public PetrarchImport(CompiledCatalog catalog) {
        this.catalog = catalog;
        for (Actor actor : catalog.actors()) {
            ids.add(actor.id());
            actor.terms().stream()
                    .filter(term -> term.role() != Actor.TermRole.SHORT && term.role() != Actor.TermRole.SURNAME)
                    .forEach(term -> owners.putIfAbsent(key(term.text()), new Owner(actor.id(), term.code())));
        }
        for (Agent agent : catalog.agents()) {
            ids.add(agent.id());
            agent.terms().forEach(term -> agentOwners.putIfAbsent(key(term), agent.code()));
        }
    }

    /**
     * Takes in a dictionary.
     *
     * @param file its name, for problems
     */
    public void add(String file, String text) {
        for (Block block : new PetrarchDictionary(file, problems).read(text)) {
            if (block.isAgent()) {
                agent(file, block);
            } else {
                actor(file, block);
            }
        }
    }

    /** What could not be taken in, in the order of the files and lines. */
    public List<Problem> problems() {
        return problems.all();
    }

    /** The entries of everything that was taken in; they fit the catalogue. */
    public List<CatalogEntry> entries() {
        List<CatalogEntry> entries = new ArrayList<>();
        states.values()
                .forEach(terms -> entries.add(entry("state", terms.state().id(), stateYaml(terms))));
        entries.addAll(others);
        agents.forEach((code, terms) -> {
            String id = id("imported " + code);
            entries.add(entry("agent", id, field("id", id) + field("code", code) + list("terms", terms)));
        });
        return entries;
    }

    private void agent(String file, Block block) {
        String code = block.codes().get(0).code().substring(1);
        if (!AGENT_CODE.matcher(code).matches()) {
            problems.add(
                    file, block.line(), "an agent's code must be one to three groups of three capitals, not " + code);
            return;
        }
        for (Name name : block.names()) {
            String text = name.text().toLowerCase(Locale.ROOT);
            String owner = agentOwners.putIfAbsent(key(text), code);
            if (owner == null) {
                agents.computeIfAbsent(code, c -> new ArrayList<>()).add(text);
            } else if (!owner.equals(code)) {
                problems.add(
                        file,
                        name.line(),
                        "'" + text + "' has the code " + owner + " already; " + code + " is left out");
            }
        }
    }

    private void actor(String file, Block block) {
        for (Code code : block.codes()) {
            if (!ACTOR_CODE.matcher(code.code()).matches()) {
                problems.add(
                        file, block.line(), "a code must be groups of three capitals or digits, not " + code.code());
                return;
            }
        }
        String code = block.codes().get(block.codes().size() - 1).code();
        Actor state = catalog.actor(code.substring(0, STATE_CODE))
                .filter(actor -> actor.kind() == ActorKind.STATE)
                .orElse(null);
        boolean dated = block.codes().stream().anyMatch(Code::dated);
        boolean agent = block.codes().stream().anyMatch(c -> c.code().length() > STATE_CODE);
        if (state != null && agent && (dated || isElite(code))) {
            person(file, block, state);
        } else if (state == null || ARMED.contains(agentOf(code))) {
            organisation(file, block, code, state);
        } else {
            if (dated) {
                problems.add(file, block.line(), "the dates of " + code + " are left out: a state's name has none");
            }
            ofState(file, block, code, state);
        }
    }

    private static boolean isElite(String code) {
        return agentOf(code).equals(ELITE);
    }

    private static String agentOf(String code) {
        return code.length() < 2 * STATE_CODE ? "" : code.substring(STATE_CODE, 2 * STATE_CODE);
    }

    private void ofState(String file, Block block, String code, Actor state) {
        for (String text : free(file, block, state.id())) {
            StateTerms terms = states.computeIfAbsent(
                    state.id(), id -> new StateTerms(state, new ArrayList<>(), new LinkedHashMap<>()));
            if (code.length() == STATE_CODE) {
                terms.names().add(text);
            } else {
                terms.metonyms().put(text, code);
            }
        }
    }

    private void organisation(String file, Block block, String code, Actor state) {
        String id = id(proper(block.names().get(0).text()));
        List<String> names = free(file, block, id);
        if (names.isEmpty()) {
            return;
        }
        ids.add(id);
        String kind = ARMED.contains(agentOf(code)) || code.startsWith("IMG")
                ? "armed-group"
                : code.startsWith("IGO") ? "igo" : "ngo";
        String dyad = id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        StringBuilder yaml = new StringBuilder(field("id", id))
                .append(field("name", names.get(0)))
                .append(field("kind", kind))
                .append(field("code", code));
        if (state != null) {
            yaml.append(field("country", state.id()));
        }
        yaml.append(field("dyad", (dyad + "XX").substring(0, Math.min(MAX_DYAD, Math.max(2, dyad.length())))));
        others.add(entry("organisation", id, yaml + list("names", names.subList(1, names.size()))));
    }

    private void person(String file, Block block, Actor state) {
        if (isKnown(proper(block.names().get(0).text()), state)) {
            return;
        }
        String id = id(proper(block.names().get(0).text()));
        List<String> names = free(file, block, id);
        if (names.isEmpty()) {
            return;
        }
        ids.add(id);
        String name = names.get(0);
        List<String> more = new ArrayList<>(names.subList(1, names.size()));
        String surname = name.substring(name.lastIndexOf(' ') + 1);
        boolean known = more.remove(surname);
        StringBuilder yaml = new StringBuilder(field("id", id)).append(field("name", name));
        yaml.append(list("names", more));
        if (known) {
            yaml.append(field("surname", surname));
        }
        yaml.append(field("country", state.id()));
        yaml.append(offices(file, block));
        others.add(entry("person", id, yaml.toString()));
    }

    private String offices(String file, Block block) {
        StringBuilder yaml = new StringBuilder();
        Set<String> seen = new LinkedHashSet<>();
        for (Code code : block.codes()) {
            String agent = code.code().substring(STATE_CODE);
            boolean office = !agent.isEmpty() && !agent.startsWith(ELITE);
            if (office && !AGENT_CODE.matcher(agent).matches()) {
                problems.add(file, block.line(), "an agent's code must be groups of three capitals, not " + agent);
                office = false;
            }
            String country = code.code().substring(0, STATE_CODE);
            if (office && catalog.actor(country).isEmpty()) {
                problems.add(file, block.line(), "unknown state " + country + "; its office is left out");
                office = false;
            }
            LocalDate from = code.from() == null ? ALWAYS : code.from();
            String line = "  - {agent: " + agent + ", country: " + quoted(country) + ", from: " + from
                    + (code.to() == null ? "" : ", to: " + code.to()) + "}\n";
            if (office && seen.add(line)) {
                yaml.append(line);
            }
        }
        return yaml.isEmpty() ? "" : "offices:\n" + yaml;
    }

    /** Those of a block's names that nobody has, as news write them; those of another actor are reported. */
    private List<String> free(String file, Block block, String id) {
        List<String> free = new ArrayList<>();
        String code = block.codes().get(block.codes().size() - 1).code();
        for (Name name : block.names()) {
            String text = proper(name.text());
            Owner owner = owners.putIfAbsent(key(text), new Owner(id, code));
            if (owner == null) {
                free.add(text);
            } else if (!owner.id().equals(id) && !owner.code().equals(code) && !isOfState(owner, code)) {
                problems.add(file, name.line(), "'" + text + "' already names " + owner.id() + "; it is left out");
            }
        }
        return free;
    }

    /** Whether a name is that of an actor of the same state, which may be the same with another body's code. */
    private static boolean isOfState(Owner owner, String code) {
        return owner.code().startsWith(code.substring(0, STATE_CODE));
    }

    /** Whether the catalogue has a person of this name and state. */
    private boolean isKnown(String name, Actor state) {
        Owner owner = owners.get(key(name));
        return owner != null
                && catalog.actor(owner.id())
                        .filter(actor -> actor.kind() == ActorKind.PERSON
                                && actor.country().equals(state.id()))
                        .isPresent();
    }

    private static String stateYaml(StateTerms added) {
        Actor state = added.state();
        List<String> names = new ArrayList<>(texts(state, Actor.TermRole.NAME));
        names.remove(state.name());
        names.addAll(added.names());
        Map<String, String> metonyms = new LinkedHashMap<>();
        Map<String, String> namesakes = new LinkedHashMap<>();
        List<String> personal = new ArrayList<>();
        for (Term term : state.terms()) {
            if (term.role() == Actor.TermRole.METONYM) {
                metonyms.put(term.text(), term.code());
            }
            if (!term.namesake().isEmpty()) {
                namesakes.put(term.text(), term.namesake());
            }
            if (term.personal()) {
                personal.add(term.text());
            }
        }
        metonyms.putAll(added.metonyms());
        return field("id", state.id())
                + field("name", state.name())
                + list("names", names)
                + list("adjectives", texts(state, Actor.TermRole.ADJECTIVE))
                + list("capital", texts(state, Actor.TermRole.CAPITAL))
                + map("metonyms", metonyms)
                + list("places", texts(state, Actor.TermRole.PLACE))
                + list("regions", texts(state, Actor.TermRole.REGION))
                + list("short", texts(state, Actor.TermRole.SHORT))
                + list("personal", personal)
                + map("namesakes", namesakes);
    }

    private static List<String> texts(Actor state, Actor.TermRole role) {
        return state.terms().stream()
                .filter(term -> term.role() == role)
                .map(Term::text)
                .toList();
    }

    /**
     * A name in capitals as news write it: {@code Afghan National Army}. A lone word of up to three letters stays in
     * capitals, since it is an acronym.
     */
    private static String proper(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split(" ");
        if (words.length == 1 && words[0].length() <= MAX_ACRONYM) {
            return text.toUpperCase(Locale.ROOT);
        }
        for (int i = 0; i < words.length; i++) {
            if (i == 0 || !SMALL_WORDS.contains(words[i])) {
                words[i] = capitalised(words[i]);
            }
        }
        return String.join(" ", words);
    }

    private static String capitalised(String word) {
        StringBuilder out = new StringBuilder(word);
        boolean start = true;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (start && Character.isLetter(c)) {
                out.setCharAt(i, Character.toUpperCase(c));
            }
            start = c == '-' || c == '.' || (start && !Character.isLetterOrDigit(c));
        }
        return out.toString();
    }

    /** An id that no entry has. */
    private String id(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String slug =
                NOT_ID.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("-").replaceAll("^-|-$", "");
        slug = slug.isEmpty() ? "imported" : slug.substring(0, Math.min(MAX_ID, slug.length()));
        String id = slug;
        for (int i = 2; ids.contains(id); i++) {
            id = slug + "-" + i;
        }
        return id;
    }

    private static String key(String term) {
        return CrossChecks.termKey(term).toLowerCase(Locale.ROOT).strip();
    }

    private static CatalogEntry entry(String kind, String id, String yaml) {
        return new CatalogEntry(kind + "/" + id, kind, yaml);
    }

    private static String field(String name, String value) {
        return name + ": " + quoted(value) + "\n";
    }

    private static String list(String name, List<String> values) {
        if (values.isEmpty()) {
            return "";
        }
        StringBuilder yaml = new StringBuilder(name + ":\n");
        values.forEach(value -> yaml.append("  - ").append(quoted(value)).append('\n'));
        return yaml.toString();
    }

    private static String map(String name, Map<String, String> values) {
        if (values.isEmpty()) {
            return "";
        }
        StringBuilder yaml = new StringBuilder(name + ":\n");
        values.forEach((key, value) -> yaml.append("  ")
                .append(quoted(key))
                .append(": ")
                .append(quoted(value))
                .append('\n'));
        return yaml.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
