package org.barograph.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barograph.catalog.Actor;
import org.barograph.catalog.Actor.TermRole;
import org.barograph.catalog.ActorKind;
import org.barograph.catalog.Office;
import org.barograph.coding.Explanation.ActorReading;
import org.barograph.coding.Explanation.EventReading;
import org.barograph.coding.Explanation.Reason;
import org.barograph.coding.Explanation.Sentence;
import org.barograph.coding.Explanation.TermReading;
import org.barograph.coding.Explanation.WordReading;
import org.barograph.coding.Lexicon.IssueTerm;
import org.barograph.coding.Lexicon.Name;
import org.barograph.coding.Lexicon.Strength;
import org.barograph.coding.Modality.Coding;

/** Writes down what the readers decide about one text, and puts it into words. */
final class TraceRecorder extends Trace {
    private static final String TAKEN_BACK =
            "no cue, though a word names a conflict: the text tells that somebody gives in, and of no conflict";

    private final Lexicon lexicon;
    private final Workspace work;
    /** By sentence, in the order in which they were decided; a later decision on a word takes the place of the former. */
    private final Map<Integer, Map<WordKey, WordReading>> words = new LinkedHashMap<>();

    private final Map<Integer, Integer> suppressedBy = new LinkedHashMap<>();
    private final List<List<EventReading>> events = new ArrayList<>();
    /** The words of each cue that somebody is only said to have done. */
    private final Map<CodedEvent, String> alleged = new IdentityHashMap<>();

    private int eventsSoFar;
    private List<Sentence> sentences = List.of();

    private record WordKey(int start, int end, int pattern) {}

    TraceRecorder(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
    }

    @Override
    void suppressed(int match) {
        suppressedBy.putIfAbsent(sentenceOf(work.matches.start(match)), match);
    }

    @Override
    void unfit(Pattern pattern, int start, int end, Loss why) {
        put(pattern, start, end, false, reason(why));
    }

    @Override
    void overlapped(Candidate lost, Candidate kept) {
        put(lost, false, "overlaps " + quoted(kept.start, kept.end) + " (" + kept.pattern.id() + "), which says more");
    }

    @Override
    void lost(Candidate candidate, Loss why) {
        put(candidate, false, reason(why));
    }

    @Override
    void won(Candidate candidate, Modality modality, Coding coding, int source, int target) {
        String as = modality == Modality.DONE
                ? ""
                : modality.name().toLowerCase(Locale.ROOT) + ", so " + coding.plover() + " " + coding.cameo() + "; ";
        String voice = candidate.passive ? "passive; " : "";
        put(candidate, true, as + voice + "source " + side(source) + ", target " + side(target));
    }

    @Override
    void alleged(Candidate candidate, CodedEvent cue) {
        alleged.put(cue, quoted(candidate.start, candidate.end));
    }

    @Override
    void sentenceRead(EventReader reader) {
        List<CodedEvent> all = reader.events();
        events.add(all.subList(eventsSoFar, all.size()).stream()
                .map(event -> new EventReading(event, cue(event)))
                .toList());
        eventsSoFar = all.size();
    }

    /** What a cue without a code stands for; empty for other events. */
    private String cue(CodedEvent event) {
        String deed = alleged.get(event);
        if (deed != null) {
            return "an alleged deed, " + deed + ", at half the confidence";
        }
        return event.namesOnly() ? "a word that names a conflict" : "";
    }

    @Override
    void cuesTakenBack() {
        events.replaceAll(readings -> readings.stream()
                .map(reading -> reading.event().namesOnly() ? new EventReading(reading.event(), TAKEN_BACK) : reading)
                .toList());
    }

    @Override
    void textRead() {
        List<Sentence> read = new ArrayList<>();
        for (int s = 0; s < work.tokens.sentences(); s++) {
            read.add(sentence(s));
        }
        sentences = List.copyOf(read);
    }

    /** The sentences of the text that was read. */
    List<Sentence> sentences() {
        return sentences;
    }

    private Sentence sentence(int s) {
        int from = work.tokens.sentenceStart(s);
        int limit = work.tokens.sentenceStart(s + 1);
        Integer suppressing = suppressedBy.get(s);
        List<String> issues = issues(s);
        return new Sentence(
                words(from, limit),
                suppressing == null ? "" : suppression(suppressing),
                actors(s),
                passedOver(s, from, limit),
                terms(from, limit, issues),
                issues,
                readings(s),
                events.get(s));
    }

    private String suppression(int match) {
        boolean everything = Lexicon.reference(work.matches.payload(match)) == Lexicon.EVERYTHING;
        return quoted(work.matches.start(match), work.matches.end(match))
                + (everything ? ": no event is read" : ": no violence is read, unless both sides are named");
    }

    private String quoted(int start, int end) {
        return '"' + words(start, end) + '"';
    }

    private List<String> issues(int sentence) {
        List<String> ids = new ArrayList<>();
        for (int bit = 0; bit < lexicon.issues.size(); bit++) {
            if (work.sentenceIssues.has(sentence, bit)) {
                ids.add(lexicon.issues.get(bit).id());
            }
        }
        return ids;
    }

    private String side(int mention) {
        return mention < 0 ? "not found" : quoted(work.mentions[mention].start, work.mentions[mention].end);
    }

    private static String reason(Loss why) {
        return switch (why) {
            case COVERED -> "part of a longer phrase that is no event";
            case LISTED_AS_NONE -> "the lexicon lists it as no event";
            case OTHER_PART_OF_SPEECH -> "a verb where a noun stands, or the other way round";
            case INCOMPLETE -> "a later part of the pattern is missing";
            case SUBORDINATE -> "belongs to the event word before it and reports nothing itself";
            case ALLEGED -> "alleged: the accusation is the event";
            case NOT_DONE -> "refused, denied or not done";
            case NO_SOURCE -> "nobody is said to have done it";
            case NO_ACTOR -> "no actor was found";
            case DISASTER -> "in a report on a disaster or an accident";
            case TOO_MANY -> "the sentence has as many events as are read";
        };
    }

    private void put(Candidate candidate, boolean won, String why) {
        put(candidate.pattern, candidate.start, candidate.end, won, why);
    }

    private void put(Pattern pattern, int start, int end, boolean won, String why) {
        words.computeIfAbsent(sentenceOf(start), s -> new LinkedHashMap<>())
                .put(
                        new WordKey(start, end, pattern.order()),
                        new WordReading(
                                words(start, end),
                                pattern.id(),
                                pattern.plover(),
                                pattern.cameo(),
                                pattern.noun(),
                                won,
                                why));
    }

    private int sentenceOf(int token) {
        int sentence = 0;
        while (work.tokens.sentenceStart(sentence + 1) <= token) {
            sentence++;
        }
        return sentence;
    }

    private String words(int start, int end) {
        return work.text
                .substring(work.tokens.start(start), work.tokens.end(end - 1))
                .replaceAll("\\s+", " ");
    }

    private List<WordReading> readings(int sentence) {
        return words.getOrDefault(sentence, Map.of()).entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<WordKey, WordReading> e) ->
                                e.getKey().start())
                        .thenComparing(e -> !e.getValue().won())
                        .thenComparingInt(e -> -e.getKey().end())
                        .thenComparingInt(e -> e.getKey().pattern()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private List<ActorReading> actors(int sentence) {
        List<ActorReading> actors = new ArrayList<>();
        for (int m = work.firstMention[sentence]; m < work.firstMention[sentence + 1]; m++) {
            Mention mention = work.mentions[m];
            actors.add(new ActorReading(
                    words(mention.start, mention.end), mention.code, mention.name, String.join("; ", why(mention))));
        }
        return actors;
    }

    private List<String> why(Mention mention) {
        List<String> why = new ArrayList<>();
        int covered = mention.start;
        for (int t = mention.start; t < mention.end; t++) {
            int end = t;
            for (int m = work.firstMatch[t]; m < work.firstMatch[t + 1]; m++) {
                String part =
                        work.matches.end(m) > mention.end || work.matches.end(m) <= covered ? "" : part(m, mention);
                if (!part.isEmpty() && !why.contains(part)) {
                    why.add(part);
                    end = Math.max(end, work.matches.end(m));
                }
            }
            covered = Math.max(covered, end);
        }
        if (why.isEmpty() || (!hasState(mention) && !mention.is(Mention.UNATTACHED))) {
            why.add("the only state named so far");
        }
        if (mention.is(Mention.UNATTACHED)) {
            why.add("of no state that is named");
        }
        if (mention.is(Mention.DEPENDENT)) {
            why.add("names whose it is, does not act");
        }
        if (mention.actor.kind() == ActorKind.PERSON) {
            why.add(office(mention));
        }
        return why;
    }

    /** Whether a name of the actor itself stands in the mention. */
    private boolean hasState(Mention mention) {
        for (int t = mention.start; t < mention.end; t++) {
            for (int m = work.firstMatch[t]; m < work.firstMatch[t + 1]; m++) {
                boolean name = Lexicon.kind(work.matches.payload(m)) == Lexicon.NAME;
                if (name && work.matches.end(m) <= mention.end) {
                    return true;
                }
            }
        }
        return false;
    }

    private String part(int match, Mention mention) {
        int reference = Lexicon.reference(work.matches.payload(match));
        String text = quoted(work.matches.start(match), work.matches.end(match));
        return switch (Lexicon.kind(work.matches.payload(match))) {
            case Lexicon.NAME -> {
                Name name = lexicon.names.get(reference);
                boolean own = name.actor() == mention.actor
                        || name.actor().country().equals(mention.country)
                        || name.actor().name().equals(mention.name)
                        || name.rival() == mention.actor;
                yield own ? text + " is " + role(name, mention.actor) : "";
            }
            case Lexicon.ROLE ->
                text + " is the title " + lexicon.roles.get(reference).id();
            case Lexicon.AGENT ->
                text + " is the agent " + lexicon.agents.get(reference).code();
            default -> "";
        };
    }

    private static String role(Name name, Actor actor) {
        if (name.rival() != null && name.rival() == actor) {
            return "a place in " + actor.id() + " that is called like "
                    + name.actor().id();
        }
        String of = name.actor().id();
        return switch (name.term().role()) {
            case NAME -> "a name of " + of;
            case ADJECTIVE -> "an adjective of " + of;
            case CAPITAL -> "the capital of " + of;
            case METONYM -> "a body of " + of;
            case PLACE, REGION -> "a place in " + of;
            case SURNAME -> "the surname of " + of;
            case SHORT -> "a short name of " + of;
        };
    }

    private String office(Mention mention) {
        String day = work.date == null ? "no date is given" : "on " + work.date;
        for (Office office : mention.actor.offices()) {
            boolean held = work.date == null || office.heldOn(work.date);
            if (held && mention.code.startsWith(office.country()) && !mention.code.endsWith("ELI")) {
                String title = office.title().isEmpty() ? office.role() : office.title();
                String to = office.to() == null ? "" : " to " + office.to();
                return title + " of " + office.country() + " from " + office.from() + to + " (" + day + ")";
            }
        }
        return "no office counts (" + day + ")";
    }

    private List<Reason> passedOver(int sentence, int from, int limit) {
        List<Reason> reasons = new ArrayList<>();
        int covered = from;
        for (int t = from; t < limit; t++) {
            int longest = TermMatches.NONE;
            int block = TermMatches.NONE;
            for (int m = work.firstMatch[t]; m < work.firstMatch[t + 1]; m++) {
                int kind = Lexicon.kind(work.matches.payload(m));
                int end = work.matches.end(m);
                if (kind == Lexicon.NAME && (longest < 0 || end > work.matches.end(longest))) {
                    longest = m;
                }
                if (kind == Lexicon.BLOCK && (block < 0 || end > work.matches.end(block))) {
                    block = m;
                }
            }
            if (longest < 0 || t < covered || isMentioned(sentence, t)) {
                continue;
            }
            covered = work.matches.end(longest);
            Name name = lexicon.names.get(Lexicon.reference(work.matches.payload(longest)));
            boolean blocked = block >= 0 && work.matches.end(block) >= covered;
            reasons.add(new Reason(words(t, covered), blocked ? "part of a name that is no actor" : passed(name)));
        }
        return reasons;
    }

    private boolean isMentioned(int sentence, int token) {
        for (int m = work.firstMention[sentence]; m < work.firstMention[sentence + 1]; m++) {
            if (work.mentions[m].start <= token && token < work.mentions[m].end) {
                return true;
            }
        }
        return false;
    }

    private static String passed(Name name) {
        TermRole role = name.term().role();
        if (role == TermRole.SURNAME || role == TermRole.SHORT) {
            return "a short name of " + name.actor().id() + " and perhaps others; neither a longer name, a title nor an"
                    + " office in force says who";
        }
        return "a name of " + name.actor().id() + ", but here part of another name";
    }

    private List<TermReading> terms(int from, int limit, List<String> issues) {
        List<TermReading> terms = new ArrayList<>();
        for (int m = work.firstMatch[from]; m < work.firstMatch[limit]; m++) {
            if (Lexicon.kind(work.matches.payload(m)) == Lexicon.ISSUE) {
                IssueTerm term = lexicon.issueTerms.get(Lexicon.reference(work.matches.payload(m)));
                String issue = lexicon.issues.get(term.bit()).id();
                TermReading reading = new TermReading(
                        words(work.matches.start(m), work.matches.end(m)),
                        issue,
                        term.strength().name().toLowerCase(Locale.ROOT),
                        issues.contains(issue));
                boolean tells = reading.counts() || term.strength() != Strength.CONTEXT;
                if (tells && !terms.contains(reading)) {
                    terms.add(reading);
                }
            }
        }
        return terms;
    }
}
