package org.barograph.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barograph.catalog.EventPattern;
import org.barograph.coding.Lexicon.Cue;
import org.barograph.coding.Pattern.Direction;
import org.barograph.text.TermAutomaton;
import org.barograph.text.VerbForms;

/**
 * The event lexicon of a catalogue, as its words are added to the automaton.
 *
 * <p>A line of it is a phrase of segments with gaps between them, written as {@code *}. The first segment is the head of
 * a pattern, each later one a tail; equal segments are shared. {@code a|b} is either phrase, {@code a/b} within a phrase
 * either word. {@code <-} at the end says that the source stands behind, {@code <->} that each side does it.
 */
final class EventTerms {
    private static final String GAP = " \\* ";
    private static final String BACKWARD_MARK = "<-";
    private static final String RECIPROCAL_MARK = "<->";

    /** CAMEO's assault: phrases that are no event of that code are disasters, in which people die without a killer. */
    private static final String VIOLENCE = "18";
    /** Root of entries that have a CAMEO code and no root in PLOVER. */
    private static final String STATEMENT = "STATEMENT";

    private final TermAutomaton.Builder builder;
    final VerbTable verbs = VerbTable.bundled();
    final List<Cue> cues = new ArrayList<>();
    private final Map<String, Integer> heads = new LinkedHashMap<>();
    private final Map<String, Integer> tails = new LinkedHashMap<>();
    private final Map<Integer, List<Pattern>> patterns = new HashMap<>();
    private int patternCount;

    EventTerms(TermAutomaton.Builder builder, List<EventPattern> events) {
        this.builder = builder;
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
        event.nouns().forEach(noun -> addWithPlurals(noun, Lexicon.payload(Lexicon.BLOCK, 0)));
        int scope = event.cameo().startsWith(VIOLENCE) ? Lexicon.ONLY_VIOLENCE : Lexicon.EVERYTHING;
        event.patterns().forEach(line -> addWithPlurals(line, Lexicon.payload(Lexicon.SUPPRESS, scope)));
    }

    private void addWithPlurals(String line, int payload) {
        phrases(line).forEach(phrase -> builder.addWithPlurals(phrase, payload));
    }

    private void cue(EventPattern event) {
        int payload = Lexicon.payload(Lexicon.CUE, cues.size());
        cues.add(new Cue(event.id(), event.goldstein()));
        event.nouns().forEach(noun -> addWithPlurals(noun, payload));
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
                builder.addWithPlurals(phrase, Lexicon.payload(Lexicon.HEAD, segment << Lexicon.FORM_BITS));
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
                .forEach((form, flags) ->
                        builder.add(form + rest, Lexicon.payload(Lexicon.HEAD, segment << Lexicon.FORM_BITS | flags)));
    }

    private int tail(String part) {
        Integer known = tails.get(part);
        if (known != null) {
            return known;
        }
        int segment = tails.size();
        tails.put(part, segment);
        for (String phrase : phrases(part)) {
            builder.addWithPlurals(phrase, Lexicon.payload(Lexicon.TAIL, segment));
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
