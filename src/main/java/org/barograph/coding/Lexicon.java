package org.barograph.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.barograph.catalog.Actor;
import org.barograph.catalog.Actor.TermRole;
import org.barograph.catalog.ActorKind;
import org.barograph.catalog.Agent;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Composite;
import org.barograph.catalog.EventPattern;
import org.barograph.catalog.Issue;
import org.barograph.catalog.IssueSummary;
import org.barograph.catalog.Role;
import org.barograph.catalog.Suppressor;
import org.barograph.coding.Pattern.Direction;
import org.barograph.text.TermAutomaton;
import org.barograph.text.VerbForms;

/**
 * A catalogue made ready for reading: every name, title, issue term and event word in one automaton, and what each of
 * its payloads means. Immutable.
 *
 * <p>A payload is a kind in the upper 8 bits and a reference in the lower 24.
 */
final class Lexicon {
    static final int NAME = 1;
    static final int ROLE = 2;
    static final int AGENT = 3;
    static final int ISSUE = 4;
    /** First segment of a pattern. The reference holds the segment and, in the lowest 5 bits, the verb form. */
    static final int HEAD = 5;
    /** Later segment of a pattern. */
    static final int TAIL = 6;
    /** Words that are neither actor nor event. */
    static final int BLOCK = 7;
    /** Words whose sentence reports no event. */
    static final int SUPPRESS = 8;
    /** Words that name a conflict and not what was done. */
    static final int CUE = 9;

    /** References of {@link #SUPPRESS}: the sentence reports nothing, or no violence but what two named sides do. */
    static final int EVERYTHING = 0;

    static final int ONLY_VIOLENCE = 1;

    static final int FORM_BITS = 5;
    private static final int KIND_SHIFT = 24;
    private static final int REFERENCE_MASK = (1 << KIND_SHIFT) - 1;

    /** How an issue term counts. */
    enum Strength {
        STRONG,
        ANY,
        WEAK,
        CONTEXT,
        EXCLUDE,
        LOOKALIKE,
        SUPPRESS,
        NO_SUPPRESS
    }

    /**
     * A way to name an actor.
     *
     * @param remembered whether other terms of the actor count only in a text that has this one
     * @param rival the state that has a place of this name too, or null
     * @param rivalIndex number of the name among those with a rival, or −1
     */
    record Name(Actor actor, Actor.Term term, boolean remembered, Actor rival, int rivalIndex) {}

    /**
     * A term of an issue or of a suppressor; {@code bit} is the issue's place among all issues and composites by id, or
     * the suppressor's among the suppressors.
     */
    record IssueTerm(int bit, int number, Strength strength) {}

    /** An issue's place and what else defines it. */
    record IssueRule(int bit, Issue issue, List<String[]> dyads) {}

    /** A kind of words that name a conflict: id of its lexicon entry, and the Goldstein value that they stand for. */
    record Cue(String id, double goldstein) {}

    /** A composite's place and its members' places. */
    record CompositeRule(int bit, boolean all, List<Integer> members) {}

    final TermAutomaton automaton;
    final int[] wordClasses;
    final int[] nameClasses;
    /** Flags of {@link VerbTable}. */
    final int[] verbForms;

    final List<Name> names;
    /** How many names have a rival. */
    final int rivals;

    final List<Role> roles;
    final List<Agent> agents;
    final List<IssueTerm> issueTerms;
    final List<IssueSummary> issues;
    final List<IssueRule> issueRules;
    final List<CompositeRule> compositeRules;
    /** Bits of the issues that each suppressor takes out, 64 to a long. */
    final List<long[]> suppressedIssues;

    final Pattern[][] patternsByHead;
    final List<Cue> cues;
    final Map<String, Actor> actorsById;
    final Map<String, Role> rolesById;

    private Lexicon(Compiler compiler, CompiledCatalog catalog) {
        Words.register(compiler.builder);
        NameWords.register(compiler.builder, compiler.givenNames);
        compiler.verbs.register(compiler.builder);
        automaton = compiler.builder.build();
        wordClasses = Words.classes(compiler.builder, automaton.vocabulary().size());
        nameClasses = NameWords.classes(compiler.builder, automaton.vocabulary().size(), compiler.givenNames);
        verbForms =
                compiler.verbs.flags(compiler.builder, automaton.vocabulary().size());
        names = List.copyOf(compiler.names);
        rivals = compiler.rivals;
        roles = catalog.roles();
        agents = catalog.agents();
        issueTerms = List.copyOf(compiler.issueTerms);
        issues = catalog.issues();
        issueRules = List.copyOf(compiler.issueRules);
        compositeRules = List.copyOf(compiler.compositeRules);
        suppressedIssues = List.copyOf(compiler.suppressedIssues);
        patternsByHead = compiler.patternsByHead();
        cues = List.copyOf(compiler.cues);
        actorsById = Map.copyOf(compiler.actorsById);
        rolesById = Map.copyOf(compiler.rolesById);
    }

    static Lexicon of(CompiledCatalog catalog) {
        Compiler compiler = new Compiler();
        compiler.actors(catalog);
        compiler.builder.endGroup();
        compiler.issues(catalog);
        compiler.events(catalog.events());
        return new Lexicon(compiler, catalog);
    }

    static int kind(int payload) {
        return payload >>> KIND_SHIFT;
    }

    static int reference(int payload) {
        return payload & REFERENCE_MASK;
    }

    int wordClass(int word) {
        return word < 0 ? 0 : wordClasses[word];
    }

    /** Class bits of {@link NameWords}. */
    int nameClass(int word) {
        return word < 0 ? 0 : nameClasses[word];
    }

    int verbForms(int word) {
        return word < 0 ? 0 : verbForms[word];
    }

    private static int payload(int kind, int reference) {
        if (reference > REFERENCE_MASK) {
            throw new IllegalArgumentException("the catalogue has more than " + REFERENCE_MASK + " terms of a kind");
        }
        return kind << KIND_SHIFT | reference;
    }

    /** Builds the automaton and the tables. */
    private static final class Compiler {
        private static final String VIOLENCE = "18";
        /** Root of entries that have a CAMEO code and no root in PLOVER. */
        private static final String STATEMENT = "STATEMENT";

        /** Shorter names of states, in small letters, are too often other words. */
        private static final int MIN_SMALL_LETTERS = 6;

        /** Names of states that are other words in small letters. */
        private static final Set<String> OTHER_WORDS = Set.of("Turkey", "Jordan", "Guinea", "Polish");

        private static final String GAP = " \\* ";
        private static final String BACKWARD_MARK = "<-";
        private static final String RECIPROCAL_MARK = "<->";

        private final TermAutomaton.Builder builder = new TermAutomaton.Builder();
        private final List<Name> names = new ArrayList<>();
        private final List<IssueTerm> issueTerms = new ArrayList<>();
        private final List<IssueRule> issueRules = new ArrayList<>();
        private final List<CompositeRule> compositeRules = new ArrayList<>();
        private final List<long[]> suppressedIssues = new ArrayList<>();
        private final VerbTable verbs = VerbTable.bundled();
        private final Map<String, Integer> heads = new LinkedHashMap<>();
        private final Map<String, Integer> tails = new LinkedHashMap<>();
        private final Map<Integer, List<Pattern>> patterns = new HashMap<>();
        private final Map<String, Actor> actorsById = new HashMap<>();
        private final Map<String, Role> rolesById = new HashMap<>();
        private final List<Cue> cues = new ArrayList<>();
        private int patternCount;
        private final Set<String> givenNames = new HashSet<>();
        private int rivals;

        void actors(CompiledCatalog catalog) {
            catalog.actors().forEach(actor -> actorsById.put(actor.id(), actor));
            for (Actor actor : catalog.actors()) {
                boolean hasShort = actor.terms().stream().anyMatch(Compiler::isShort);
                for (Actor.Term term : actor.terms()) {
                    name(actor, term, hasShort && !isShort(term));
                }
            }
            for (int i = 0; i < catalog.roles().size(); i++) {
                Role role = catalog.roles().get(i);
                rolesById.put(role.id(), role);
                for (String title : role.titles()) {
                    builder.addWithPlurals(title, payload(ROLE, i));
                }
            }
            for (int i = 0; i < catalog.agents().size(); i++) {
                for (String term : catalog.agents().get(i).terms()) {
                    builder.addWithPlurals(term, payload(AGENT, i));
                }
            }
        }

        private static boolean isShort(Actor.Term term) {
            return term.role() == TermRole.SHORT || term.role() == TermRole.SURNAME;
        }

        private void name(Actor actor, Actor.Term term, boolean remembered) {
            int space = term.text().indexOf(' ');
            if (actor.kind() == ActorKind.PERSON && space > 1) {
                givenName(term.text().substring(0, space));
            }
            int payload = payload(NAME, names.size());
            if (term.role() == TermRole.SHORT) {
                builder.add(term.text(), payload);
            } else {
                builder.addWithPlurals(term.text(), payload);
            }
            if (isPlainInSmallLetters(actor, term)) {
                builder.add(term.text().toLowerCase(Locale.ROOT), payload);
            }
            Actor rival = actorsById.get(term.namesake());
            names.add(new Name(actor, term, remembered, rival, rival == null ? -1 : rivals++));
        }

        /** Whether a state's name or adjective is no other word, so that it needs no capital. */
        private static boolean isPlainInSmallLetters(Actor actor, Actor.Term term) {
            String text = term.text();
            return actor.kind() == ActorKind.STATE
                    && (term.role() == TermRole.NAME || term.role() == TermRole.ADJECTIVE)
                    && text.length() >= MIN_SMALL_LETTERS
                    && text.chars().allMatch(Character::isLetter)
                    && !OTHER_WORDS.contains(text);
        }

        private void givenName(String word) {
            if (word.chars().allMatch(Character::isLetter) && Character.isUpperCase(word.charAt(0))) {
                givenNames.add(word.toLowerCase(Locale.ROOT));
            }
        }

        void issues(CompiledCatalog catalog) {
            Map<String, Integer> bits = new HashMap<>();
            for (IssueSummary issue : catalog.issues()) {
                bits.put(issue.id(), bits.size());
            }
            for (Issue issue : catalog.issueDefinitions()) {
                int bit = bits.get(issue.id());
                issueTerms(bit, issue.strong(), Strength.STRONG);
                issueTerms(bit, issue.any(), Strength.ANY);
                issueTerms(bit, issue.weak(), Strength.WEAK);
                issueTerms(bit, issue.context(), Strength.CONTEXT);
                issueTerms(bit, issue.exclude(), Strength.EXCLUDE);
                issueTerms(bit, issue.lookalikes(), Strength.LOOKALIKE);
                List<String[]> dyads =
                        issue.dyads().stream().map(d -> d.split("-", 2)).toList();
                issueRules.add(new IssueRule(bit, issue, dyads));
            }
            for (Composite composite : catalog.composites()) {
                List<Integer> members = composite.members().stream()
                        .filter(bits::containsKey)
                        .map(bits::get)
                        .toList();
                compositeRules.add(new CompositeRule(bits.get(composite.id()), composite.all(), members));
            }
            for (Suppressor suppressor : catalog.suppressors()) {
                issueTerms(suppressedIssues.size(), suppressor.terms(), Strength.SUPPRESS);
                issueTerms(suppressedIssues.size(), suppressor.lookalikes(), Strength.NO_SUPPRESS);
                long[] suppressed = new long[(bits.size() + 63) / 64];
                bits.forEach((id, bit) -> {
                    if (!suppressor.spares().contains(id)) {
                        suppressed[bit >> 6] |= 1L << (bit & 63);
                    }
                });
                suppressedIssues.add(suppressed);
            }
        }

        private void issueTerms(int bit, List<String> terms, Strength strength) {
            for (String term : terms) {
                builder.addWithPlurals(term, payload(ISSUE, issueTerms.size()));
                issueTerms.add(new IssueTerm(bit, issueTerms.size(), strength));
            }
        }

        void events(List<EventPattern> events) {
            for (EventPattern event : events) {
                if (event.plover().equals(Pattern.NONE)) {
                    none(event);
                    continue;
                }
                if (event.plover().equals(EventPattern.CUE)) {
                    cue(event);
                    continue;
                }
                event.verbs().forEach(verb -> pattern(event, verb, true, false));
                event.nouns().forEach(noun -> pattern(event, noun, false, true));
                event.patterns().forEach(phrase -> pattern(event, phrase, false, false));
            }
        }

        private void none(EventPattern event) {
            event.verbs().forEach(verb -> pattern(event, verb, true, false));
            event.nouns().forEach(noun -> phrases(noun)
                    .forEach(phrase -> builder.addWithPlurals(phrase, payload(BLOCK, 0))));
            int scope = event.cameo().startsWith(VIOLENCE) ? ONLY_VIOLENCE : EVERYTHING;
            event.patterns().forEach(line -> phrases(line)
                    .forEach(phrase -> builder.addWithPlurals(phrase, payload(SUPPRESS, scope))));
        }

        private void cue(EventPattern event) {
            int payload = payload(CUE, cues.size());
            cues.add(new Cue(event.id(), event.goldstein()));
            event.nouns().forEach(noun -> phrases(noun).forEach(phrase -> builder.addWithPlurals(phrase, payload)));
            event.patterns().forEach(line -> phrases(line).forEach(phrase -> builder.add(phrase, payload)));
            for (String verb : event.verbs()) {
                VerbForms.of(verb).keySet().forEach(form -> builder.add(form, payload));
            }
        }

        private void pattern(EventPattern event, String line, boolean verb, boolean noun) {
            Direction direction = Direction.FORWARD;
            String phrase = line.strip();
            if (phrase.endsWith(RECIPROCAL_MARK)) {
                direction = Direction.RECIPROCAL;
                phrase = phrase.substring(0, phrase.length() - RECIPROCAL_MARK.length());
            } else if (phrase.endsWith(BACKWARD_MARK)) {
                direction = Direction.BACKWARD;
                phrase = phrase.substring(0, phrase.length() - BACKWARD_MARK.length());
            }
            String[] parts = phrase.strip().split(GAP);
            int head = head(parts[0], verb);
            List<Integer> tails =
                    Arrays.stream(parts, 1, parts.length).map(this::tail).toList();
            double goldstein =
                    event.goldstein() == null ? CameoTable.bundled().goldstein(event.cameo()) : event.goldstein();
            Pattern pattern = new Pattern(
                    event.id(),
                    patternCount++,
                    event.plover().equals(STATEMENT) ? "" : event.plover(),
                    event.cameo(),
                    goldstein,
                    noun,
                    direction,
                    tails);
            patterns.computeIfAbsent(head, k -> new ArrayList<>()).add(pattern);
        }

        private int head(String part, boolean verb) {
            String key = (verb ? "v " : "n ") + part;
            Integer known = heads.get(key);
            if (known != null) {
                return known;
            }
            int segment = heads.size();
            heads.put(key, segment);
            for (String phrase : phrases(part)) {
                if (verb) {
                    verbForms(phrase, segment);
                } else {
                    builder.addWithPlurals(phrase, payload(HEAD, segment << FORM_BITS));
                }
            }
            return segment;
        }

        private void verbForms(String phrase, int segment) {
            int space = phrase.indexOf(' ');
            String verb = space < 0 ? phrase : phrase.substring(0, space);
            String rest = space < 0 ? "" : phrase.substring(space);
            verbs.addIfNew(verb.toLowerCase(Locale.ROOT));
            VerbForms.of(verb.toLowerCase(Locale.ROOT))
                    .forEach((form, flags) -> builder.add(form + rest, payload(HEAD, segment << FORM_BITS | flags)));
        }

        private int tail(String part) {
            Integer known = tails.get(part);
            if (known != null) {
                return known;
            }
            int segment = tails.size();
            tails.put(part, segment);
            for (String phrase : phrases(part)) {
                builder.addWithPlurals(phrase, payload(TAIL, segment));
            }
            return segment;
        }

        /** All phrases of a segment: {@code a|b} is either phrase, {@code a/b} within a phrase either word. */
        private static List<String> phrases(String part) {
            List<String> phrases = new ArrayList<>();
            for (String alternative : part.split("\\|")) {
                List<String> open = List.of("");
                for (String word : alternative.strip().split(" +")) {
                    List<String> longer = new ArrayList<>();
                    for (String begun : open) {
                        for (String choice : word.split("/")) {
                            longer.add(begun.isEmpty() ? choice : begun + " " + choice);
                        }
                    }
                    open = longer;
                }
                phrases.addAll(open);
            }
            return phrases;
        }

        Pattern[][] patternsByHead() {
            Pattern[][] byHead = new Pattern[heads.size()][];
            for (int i = 0; i < byHead.length; i++) {
                byHead[i] = patterns.getOrDefault(i, List.of()).toArray(new Pattern[0]);
            }
            return byHead;
        }
    }
}
