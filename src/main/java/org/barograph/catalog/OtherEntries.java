package org.barograph.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads roles, agents, sources, issues, composites, suppressors and the event lexicon. */
final class OtherEntries {
    /**
     * The roots of PLOVER, which are also the names of the files of the event lexicon; STATEMENT, for CAMEO's
     * statements (01), which have no root in PLOVER; CUE, for words that name a conflict and not what was done; and NONE,
     * for words that look like an event and are none.
     */
    static final Set<String> PLOVER_ROOTS = Set.of(
            "AGREE",
            "CONSULT",
            "SUPPORT",
            "CONCEDE",
            "COOPERATE",
            "AID",
            "RETREAT",
            "REQUEST",
            "ACCUSE",
            "REJECT",
            "THREATEN",
            "PROTEST",
            "SANCTION",
            "MOBILIZE",
            "COERCE",
            "ASSAULT",
            "STATEMENT",
            EventPattern.CUE,
            "NONE");

    private static final Pattern AGENT_CODE = Pattern.compile("([A-Z]{3}){1,3}");
    private static final Pattern CAMEO_EVENT = Pattern.compile("[0-9]{2,4}");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final double MAX_GOLDSTEIN = 10;

    private OtherEntries() {}

    static Role role(String id, Fields fields) {
        String agent = fields.text("agent");
        checkAgent(agent, "agent", fields);
        boolean single = fields.flag("single");
        List<String> titles = fields.texts("titles");
        checkSome("titles", titles, fields);
        return new Role(id, agent, single, titles);
    }

    static Agent agent(String id, Fields fields) {
        String code = fields.text("code");
        checkAgent(code, "code", fields);
        List<String> terms = fields.texts("terms");
        checkSome("terms", terms, fields);
        return new Agent(id, code, terms);
    }

    static Source source(String id, Fields fields) {
        String name = fields.text("name");
        List<String> names = fields.texts("names");
        List<String> domains = fields.texts("domains");
        for (String domain : domains) {
            if (!DOMAIN.matcher(domain).matches()) {
                fields.problem("domains", "'" + domain + "' is not a domain in lower case, such as example.org");
            }
        }
        double weight = fields.number("weight", 0, 1).orElse(1.0);
        return new Source(id, name, names, domains, weight);
    }

    static Issue issue(String id, Fields fields) {
        Issue issue = new Issue(
                id,
                fields.text("name"),
                fields.texts("any"),
                fields.texts("strong"),
                fields.texts("weak"),
                fields.texts("actors"),
                fields.texts("context"),
                fields.texts("dyads"),
                fields.texts("exclude"),
                fields.texts("lookalikes"));
        boolean company = !issue.actors().isEmpty() || !issue.context().isEmpty();
        if (issue.weak().isEmpty() && company) {
            fields.problem(
                    issue.actors().isEmpty() ? "context" : "actors",
                    "'actors' and 'context' only make weak terms count; add 'weak', or leave them out");
        } else if (Stream.of(issue.any(), issue.strong(), issue.weak(), issue.dyads())
                .allMatch(List::isEmpty)) {
            fields.problem("id", "an issue needs at least one of any, strong, weak and dyads");
        }
        Map<String, String> fieldByTerm = new HashMap<>();
        checkElsewhere("strong", issue.strong(), fieldByTerm, fields);
        checkElsewhere("any", issue.any(), fieldByTerm, fields);
        checkElsewhere("weak", issue.weak(), fieldByTerm, fields);
        checkElsewhere("context", issue.context(), fieldByTerm, fields);
        checkElsewhere("exclude", issue.exclude(), fieldByTerm, fields);
        checkElsewhere("lookalikes", issue.lookalikes(), fieldByTerm, fields);
        return issue;
    }

    static Suppressor suppressor(String id, Fields fields) {
        List<String> terms = fields.texts("terms");
        checkSome("terms", terms, fields);
        return new Suppressor(id, terms, fields.texts("lookalikes"), fields.texts("spares"));
    }

    /** A term of an issue counts in one way only. */
    private static void checkElsewhere(
            String field, List<String> terms, Map<String, String> fieldByTerm, Fields fields) {
        for (String term : terms) {
            String former = fieldByTerm.putIfAbsent(term, field);
            if (former != null) {
                fields.problem(field, "'" + term + "' stands in '" + former + "' too; keep it in one of them");
            }
        }
    }

    static Composite composite(String id, Fields fields) {
        String name = fields.text("name");
        if (!fields.isScalar("members")) {
            List<String> members = fields.texts("members");
            checkSome("members", members, fields);
            return new Composite(id, name, false, members);
        }
        String all = fields.text("members");
        if (!all.isEmpty() && !all.equals("all")) {
            fields.problem("members", "'members' must be a list of issues, or all");
        }
        return new Composite(id, name, true, List.of());
    }

    static EventPattern event(String id, Fields fields) {
        String plover = fields.text("plover");
        if (!plover.isEmpty() && !PLOVER_ROOTS.contains(plover)) {
            fields.problem(
                    "plover",
                    "'" + plover + "' is not a PLOVER root (" + String.join(", ", new TreeSet<>(PLOVER_ROOTS)) + ")");
        }
        boolean cue = plover.equals(EventPattern.CUE);
        String cameo = cue ? fields.text("cameo", "") : fields.text("cameo");
        if (cue && !cameo.isEmpty()) {
            fields.problem("cameo", "a cue says not what was done and has no 'cameo'; leave it out");
        } else if (!cameo.isEmpty() && !CAMEO_EVENT.matcher(cameo).matches()) {
            fields.problem("cameo", "'cameo' must have two to four digits, not '" + cameo + "'");
        }
        Optional<Double> goldstein = fields.number("goldstein", -MAX_GOLDSTEIN, MAX_GOLDSTEIN);
        if (cue && goldstein.isEmpty()) {
            fields.problem("id", "a cue has no CAMEO code that would give its value; add 'goldstein'");
        }
        EventPattern event = new EventPattern(
                id,
                plover,
                cameo,
                goldstein.orElse(null),
                fields.texts("verbs"),
                fields.texts("nouns"),
                fields.texts("patterns"),
                fields.text("example", ""));
        if (Stream.of(event.verbs(), event.nouns(), event.patterns()).allMatch(List::isEmpty)) {
            fields.problem("id", "an event needs at least one of verbs, nouns and patterns");
        }
        return event;
    }

    /** Names of the files of the event lexicon, in the order of the alphabet. */
    static List<String> eventFiles() {
        return PLOVER_ROOTS.stream()
                .map(root -> "events/" + root.toLowerCase(Locale.ROOT) + ".yaml")
                .sorted()
                .toList();
    }

    static void checkAgent(String code, String field, Fields fields) {
        if (!code.isEmpty() && !AGENT_CODE.matcher(code).matches()) {
            fields.problem(field, "a CAMEO agent code must be groups of three capitals, not '" + code + "'");
        }
    }

    private static void checkSome(String field, List<String> texts, Fields fields) {
        if (texts.isEmpty()) {
            fields.problem(field, "'" + field + "' must have at least one item");
        }
    }
}
