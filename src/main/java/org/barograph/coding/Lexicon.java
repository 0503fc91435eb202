package org.barograph.coding;

import java.util.List;
import java.util.Map;
import org.barograph.catalog.Actor;
import org.barograph.catalog.Agent;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Issue;
import org.barograph.catalog.IssueSummary;
import org.barograph.catalog.Role;
import org.barograph.text.TermAutomaton;

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

    private Lexicon(
            CompiledCatalog catalog,
            TermAutomaton.Builder builder,
            ActorTerms actors,
            IssueTerms terms,
            EventTerms events) {
        Words.register(builder);
        NameWords.register(builder, actors.givenNames);
        events.verbs.register(builder);
        automaton = builder.build();
        int words = automaton.vocabulary().size();
        wordClasses = Words.classes(builder, words);
        nameClasses = NameWords.classes(builder, words, actors.givenNames);
        verbForms = events.verbs.flags(builder, words);
        names = List.copyOf(actors.names);
        rivals = actors.rivals;
        roles = catalog.roles();
        agents = catalog.agents();
        issueTerms = List.copyOf(terms.terms);
        issues = catalog.issues();
        issueRules = List.copyOf(terms.rules);
        compositeRules = List.copyOf(terms.composites);
        suppressedIssues = List.copyOf(terms.suppressed);
        patternsByHead = events.patternsByHead();
        cues = List.copyOf(events.cues);
        actorsById = Map.copyOf(actors.actorsById);
        rolesById = Map.copyOf(actors.rolesById);
    }

    static Lexicon of(CompiledCatalog catalog) {
        TermAutomaton.Builder builder = new TermAutomaton.Builder();
        ActorTerms actors = new ActorTerms(builder, catalog);
        builder.endGroup();
        IssueTerms issues = new IssueTerms(builder, catalog);
        EventTerms events = new EventTerms(builder, catalog.events());
        return new Lexicon(catalog, builder, actors, issues, events);
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

    static int payload(int kind, int reference) {
        if (reference > REFERENCE_MASK) {
            throw new IllegalArgumentException("the catalogue has more than " + REFERENCE_MASK + " terms of a kind");
        }
        return kind << KIND_SHIFT | reference;
    }
}
