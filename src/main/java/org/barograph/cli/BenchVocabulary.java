package org.barograph.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.barograph.catalog.Actor;
import org.barograph.catalog.Actor.TermRole;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.EventPattern;
import org.barograph.catalog.Issue;
import org.barograph.catalog.Office;
import org.barograph.text.VerbForms;

/**
 * The words of generated articles: plain English of its own, invented names, and what the catalogue looks for (names of
 * actors, terms of issues, verbs of events). Every list has its common words first.
 */
final class BenchVocabulary {
    private static final String FILE = "/bench/words.txt";
    private static final int INVENTED_NAMES = 3_000;

    final List<String> nouns;
    final List<String> verbs;
    final List<String> adjectives;
    final List<String> adverbs;
    final List<String> openings;
    final List<String> papers;
    /** Villages, firms and people that no catalogue knows. */
    final List<String> names;
    /** Names of states, organisations and groups, those that issues name first. */
    final List<String> actors;
    /** People in an office on the day, title first: President Jane Doe. */
    final List<String> people;
    /** Event verbs and phrases in the past tense. */
    final List<String> events;

    final List<Subject> subjects;

    /**
     * What an article is about.
     *
     * @param terms words that name the issue
     * @param actors names of the actors it is between; may be empty
     */
    record Subject(List<String> terms, List<String> actors) {}

    /**
     * The vocabulary of a catalogue; the same arguments always give the same.
     *
     * @param day decides who is in office
     */
    BenchVocabulary(CompiledCatalog catalog, LocalDate day, long seed) {
        Map<String, List<String>> own = read();
        Random random = new Random(seed);
        nouns = withPlurals(own.get("nouns"));
        verbs = own.get("verbs").stream().map(BenchVocabulary::past).toList();
        adjectives = own.get("adjectives");
        adverbs = own.get("adverbs");
        openings = own.get("openings");
        papers = own.get("papers");
        names = invented(own.get("syllables"), new SplittableRandom(seed));
        Map<String, Integer> mentions = mentions(catalog);
        actors = catalog.actors().stream()
                .filter(actor -> actor.offices().isEmpty())
                .sorted(Comparator.comparingInt((Actor actor) -> -mentions.getOrDefault(actor.id(), 0))
                        .thenComparing(Actor::id))
                .map(Actor::name)
                .toList();
        people = shuffled(people(catalog, day), random);
        events = shuffled(events(catalog), random);
        subjects = shuffled(subjects(catalog), random);
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> lists = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(BenchVocabulary.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            List<String> list = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    list = lists.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    list.addAll(List.of(line.split(line.contains("|") ? "\\|" : " ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + FILE, e);
        }
        return lists;
    }

    /** A singular is as common as its plural. */
    private static List<String> withPlurals(List<String> nouns) {
        List<String> all = new ArrayList<>();
        for (String noun : nouns) {
            all.add(noun);
            boolean y = noun.endsWith("y") && "aeou".indexOf(noun.charAt(noun.length() - 2)) < 0;
            boolean hissing = noun.endsWith("s") || noun.endsWith("x") || noun.endsWith("ch") || noun.endsWith("sh");
            all.add(y ? noun.substring(0, noun.length() - 1) + "ies" : noun + (hissing ? "es" : "s"));
        }
        return all;
    }

    private static String past(String base) {
        return VerbForms.of(base).entrySet().stream()
                .filter(form -> (form.getValue() & VerbForms.PAST) != 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(base);
    }

    private static List<String> invented(List<String> syllables, SplittableRandom random) {
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < INVENTED_NAMES) {
            StringBuilder name = new StringBuilder();
            for (int i = 2 + random.nextInt(2); i > 0; i--) {
                name.append(syllables.get(random.nextInt(syllables.size())));
            }
            name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
            if (name.length() > 3) {
                names.add(name.toString());
            }
        }
        return List.copyOf(names);
    }

    private static Map<String, Integer> mentions(CompiledCatalog catalog) {
        Map<String, Integer> mentions = new HashMap<>();
        for (Issue issue : catalog.issueDefinitions()) {
            issue.actors().forEach(actor -> mentions.merge(actor, 1, Integer::sum));
            issue.dyads()
                    .forEach(dyad -> List.of(dyad.split("-")).forEach(end -> mentions.merge(end, 1, Integer::sum)));
        }
        return mentions;
    }

    private static List<String> people(CompiledCatalog catalog, LocalDate day) {
        List<String> people = new ArrayList<>();
        for (Actor actor : catalog.actors()) {
            for (Office office : actor.offices()) {
                if (office.heldOn(day)) {
                    people.add(office.title() + " " + actor.name());
                }
            }
        }
        return people;
    }

    /** The verb patterns of the lexicon, each with the first of its alternatives and a word or two in its gaps. */
    private static List<String> events(CompiledCatalog catalog) {
        Set<String> events = new LinkedHashSet<>();
        for (EventPattern pattern : catalog.events()) {
            for (String verb : pattern.verbs()) {
                String plain = verb.replaceAll("<->|<-|->", " ");
                List<String> words = new ArrayList<>();
                for (String part : plain.split("\\*")) {
                    if (!words.isEmpty()) {
                        words.add("the new");
                    }
                    for (String word : part.split("\\|")[0].strip().split(" +")) {
                        words.add(word.split("/")[0]);
                    }
                }
                words.removeIf(String::isEmpty);
                if (!words.isEmpty()) {
                    words.set(0, past(words.get(0)));
                    events.add(String.join(" ", words));
                }
            }
        }
        return List.copyOf(events);
    }

    private static List<Subject> subjects(CompiledCatalog catalog) {
        List<Subject> subjects = new ArrayList<>();
        for (Issue issue : catalog.issueDefinitions()) {
            List<String> terms = new ArrayList<>(issue.strong());
            terms.addAll(issue.any());
            terms.addAll(issue.weak());
            Set<String> codes = new LinkedHashSet<>(issue.actors());
            issue.dyads().forEach(dyad -> Collections.addAll(codes, dyad.split("-")));
            List<String> actors = new ArrayList<>();
            for (Actor actor : catalog.actors()) {
                if (actor.offices().isEmpty() && (codes.contains(actor.dyad()) || codes.contains(actor.id()))) {
                    actor.terms().stream()
                            .filter(term -> term.role() != TermRole.PLACE && term.role() != TermRole.REGION)
                            .limit(4)
                            .forEach(term -> actors.add(term.text()));
                }
            }
            if (!terms.isEmpty()) {
                subjects.add(new Subject(List.copyOf(terms), List.copyOf(actors)));
            }
        }
        return subjects;
    }

    private static <T> List<T> shuffled(List<T> values, Random random) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled);
    }
}
