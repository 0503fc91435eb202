package org.barograph.coding;

import java.util.List;
import org.barograph.coding.Trace.Loss;
import org.barograph.text.VerbForms;

/**
 * Reads the events of a sentence.
 *
 * <p>Every event word of the lexicon is a candidate; of those that overlap, the one whose pattern says most is kept. Main
 * clauses are read first, and the others only where these report nothing; {@link VerbReader} and {@link NounReader} tell
 * who did what to whom. An event word without any actor is a cue, and so are the words that {@link CueReader} reads
 * beside the events.
 */
final class EventReader extends InSentence {
    /** A sentence gives no event beyond this number, so that one of nothing but event words stays cheap. */
    private static final int MAX_EVENTS = 24;

    private final PartOfSpeech partOfSpeech;
    private final Candidates candidates;
    private final Tagger tagger;
    private final Coordination coordination;
    private final VerbGroup group;
    private final Standings standings;
    private final Antecedents antecedents;
    private final Allegations allegations;
    private final VerbReader verbs;
    private final NounReader nouns;
    private final CueReader cues;
    private final EventIssues issues;
    private final EventWriter writer;
    private final List<InSentence> readers;

    EventReader(Lexicon lexicon, Workspace work, EventIssues issues) {
        super(lexicon, work);
        this.issues = issues;
        partOfSpeech = new PartOfSpeech(lexicon, work);
        candidates = new Candidates(lexicon, work, partOfSpeech);
        VerbPlaces verbPlaces = new VerbPlaces(lexicon, work);
        tagger = new Tagger(lexicon, work, verbPlaces);
        coordination = new Coordination(lexicon, work);
        group = new VerbGroup(lexicon, work);
        standings = new Standings(lexicon, work, group, partOfSpeech);
        antecedents = new Antecedents(lexicon, work);
        writer = new EventWriter(work);
        cues = new CueReader(lexicon, work);
        Syntax syntax = new Syntax(lexicon, work);
        Clause clause = new Clause(lexicon, work, syntax, group);
        Arguments arguments = new Arguments(lexicon, work, syntax);
        allegations = new Allegations(lexicon, work, arguments, writer);
        verbs = new VerbReader(lexicon, work, candidates, group, clause, arguments, antecedents, allegations, writer);
        nouns = new NounReader(lexicon, work, clause, arguments, allegations, writer);
        readers = List.of(
                this,
                verbPlaces,
                tagger,
                coordination,
                syntax,
                partOfSpeech,
                candidates,
                group,
                clause,
                standings,
                arguments,
                antecedents,
                allegations,
                verbs,
                nouns,
                cues);
    }

    void beginText() {
        writer.begin();
        issues.beginText();
        antecedents.beginText();
    }

    /** Ends the text, and returns whether it only tells of giving in: then no word that names a conflict is a cue. */
    boolean endText() {
        return writer.endText();
    }

    List<CodedEvent> events() {
        return writer.events();
    }

    /** Whether the sentence that was read last has words that name a conflict. */
    boolean hasCue() {
        return cues.count() > 0;
    }

    /** Reads a sentence and returns whether it had an event or a cue. */
    boolean read(int sentence) {
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i).begin(sentence);
        }
        // Only event words need tags, and joined actors, which a pronoun of the next sentence may stand for.
        if (candidates.hasEventWord() || coordination.any()) {
            tagger.tag();
            coordination.part();
        }
        cues.clear();
        if (!candidates.collect()) {
            return false;
        }
        candidates.settleOverlaps();
        if (!candidates.disaster() && !standings.opensInFormerYear()) {
            cues.collect();
        }
        if (candidates.count() > 0 || cues.count() > 0) {
            writer.beginSentence(sentenceText(), issues.of(sentence), candidates.disaster());
            readCandidates();
            cues.write(writer);
        }
        antecedents.remember(candidates);
        boolean found = writer.size() > 0;
        writer.endSentence();
        return found;
    }

    private String sentenceText() {
        int end = tokens.end(limit - 1);
        int next = limit < tokens.size() ? tokens.start(limit) : work.text.length();
        while (end < next && ".!?\u2026\"\u201D\u2019)".indexOf(work.text.charAt(end)) >= 0) {
            end++;
        }
        return work.text.substring(tokens.start(from), end);
    }

    /** Reads the main clauses; the others only where these report nothing. */
    private void readCandidates() {
        int finite = NONE;
        Candidate main = null;
        Candidate before = null;
        for (int i = 0; i < candidates.count(); i++) {
            Candidate candidate = candidates.get(i);
            candidate.standing = Standing.BACKGROUND;
            boolean alleged = allegations.isAllegedGerund(candidate, before);
            boolean verb = alleged || (!candidate.pattern.noun() && !isGerundNoun(candidate));
            if (candidate.pattern.isNone()) {
                work.trace.lost(candidate, Loss.LISTED_AS_NONE);
                finite = verb ? candidate.headEnd : finite;
            } else if (writer.size() >= MAX_EVENTS) {
                work.trace.lost(candidate, Loss.TOO_MANY);
            } else if (verb) {
                group.read(candidate, before);
                candidate.standing = standings.standing(candidate, main, finite, nextVerb(i));
                if (alleged) {
                    allegations.write(candidate, Confidence.VERB);
                } else if (candidate.standing == Standing.MAIN) {
                    verbs.read(candidate, before, 1);
                    finite = candidate.headEnd;
                    main = candidate;
                }
            } else if (allegations.isAllegedNoun(candidate, before)) {
                allegations.write(candidate, Confidence.NOUN);
            } else if (nouns.isOwned(candidate)) {
                nouns.read(candidate, before);
            } else if (!candidate.pattern.noun() && partOfSpeech.isPurpose(candidate.start)) {
                candidate.standing = Standing.UNREAL;
            }
            before = candidate;
        }
        if (writer.size() == 0) {
            writer.beginBackground();
            readBackground();
        }
    }

    private Candidate nextVerb(int index) {
        for (int i = index + 1; i < candidates.count(); i++) {
            if (!candidates.get(i).pattern.noun()) {
                return candidates.get(i);
            }
        }
        return null;
    }

    private void readBackground() {
        for (int i = 0; i < candidates.count(); i++) {
            Candidate candidate = candidates.get(i);
            Candidate before = i == 0 ? null : candidates.get(i - 1);
            if (candidate.standing != Standing.BACKGROUND || candidate.pattern.isNone()) {
                continue;
            }
            if (candidate.pattern.noun() || isGerundNoun(candidate)) {
                if (!partOfSpeech.isHeading(candidate)) {
                    nouns.read(candidate, before);
                }
            } else {
                group.read(candidate, before);
                verbs.read(candidate, before, Confidence.FAR);
            }
        }
    }

    private boolean isGerundNoun(Candidate candidate) {
        return candidate.form == VerbForms.ING && partOfSpeech.isNounPlace(candidate.start, candidate.end);
    }
}
