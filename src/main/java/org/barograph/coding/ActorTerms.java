package org.barograph.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.barograph.catalog.Actor;
import org.barograph.catalog.Actor.TermRole;
import org.barograph.catalog.ActorKind;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Role;
import org.barograph.coding.Lexicon.Name;
import org.barograph.text.TermAutomaton;

/** The names, titles and agents of a catalogue, as they are added to the automaton. */
final class ActorTerms {
    /** Shorter names of states, in small letters, are too often other words. */
    private static final int MIN_SMALL_LETTERS = 6;

    /** Names of states that are other words in small letters. */
    private static final Set<String> OTHER_WORDS = Set.of("Turkey", "Jordan", "Guinea", "Polish");

    private final TermAutomaton.Builder builder;
    final List<Name> names = new ArrayList<>();
    final Map<String, Actor> actorsById = new HashMap<>();
    final Map<String, Role> rolesById = new HashMap<>();
    /** First names of persons, in small letters. */
    final Set<String> givenNames = new HashSet<>();
    /** How many names have a rival. */
    int rivals;

    ActorTerms(TermAutomaton.Builder builder, CompiledCatalog catalog) {
        this.builder = builder;
        catalog.actors().forEach(actor -> actorsById.put(actor.id(), actor));
        for (Actor actor : catalog.actors()) {
            boolean hasShort = actor.terms().stream().anyMatch(ActorTerms::isShort);
            for (Actor.Term term : actor.terms()) {
                name(actor, term, hasShort && !isShort(term));
            }
        }
        for (int i = 0; i < catalog.roles().size(); i++) {
            Role role = catalog.roles().get(i);
            rolesById.put(role.id(), role);
            for (String title : role.titles()) {
                builder.addWithPlurals(title, Lexicon.payload(Lexicon.ROLE, i));
            }
        }
        for (int i = 0; i < catalog.agents().size(); i++) {
            for (String term : catalog.agents().get(i).terms()) {
                builder.addWithPlurals(term, Lexicon.payload(Lexicon.AGENT, i));
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
        int payload = Lexicon.payload(Lexicon.NAME, names.size());
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
}
