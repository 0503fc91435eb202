package org.barograph.coding;

import java.util.List;
import org.barograph.catalog.ActorKind;
import org.barograph.coding.Modality.Coding;
import org.barograph.coding.Trace.Loss;
import org.barograph.text.VerbForms;

/**
 * Reads who did what to whom in a sentence.
 *
 * <p>Every event word of the lexicon is a candidate; of those that overlap, the one whose pattern says most is kept. A
 * verb's source is looked for before it and its target behind it, the other way round in the passive; a noun's source
 * stands directly before it, or behind "by", and its target behind a preposition. Whatever is intended, refused or
 * denied becomes the verbal event that it is ({@link Modality}). An event word without any actor is a cue, and so are
 * the words that {@link CueReader} reads beside the events.
 */
final class EventReader extends InSentence {
    private static final int MAX_GAP = 7;
    private static final int MAX_EVENTS = 24;

    /** To say that another did it. */
    private static final Coding ALLEGATION = new Coding("ACCUSE", "112");

    /** To say that one did it oneself. */
    private static final Coding CLAIM = new Coding("", "015");

    private static final double VERB = 0.9;
    private static final double NOUN = 0.7;
    private static final double FAR = 0.75;
    private static final double UNSURE = 0.5;

    private final PartOfSpeech partOfSpeech;
    private final Candidates candidates;
    private final Tagger tagger;
    private final Syntax syntax;
    private final Clause clause;
    private final Standings standings;
    private final Arguments arguments;
    private final EventWriter writer;
    private final CueReader cues;
    private final Magnitude magnitude;
    private final EventIssues issues;
    private final List<InSentence> readers;

    /** Subject of the sentence before, for a pronoun. */
    private int antecedent = NONE;

    private int antecedentPerson = NONE;
    private int antecedentSentence = -9;
    private int sentence;

    EventReader(Lexicon lexicon, Workspace work, EventIssues issues) {
        super(lexicon, work);
        this.issues = issues;
        partOfSpeech = new PartOfSpeech(lexicon, work);
        candidates = new Candidates(lexicon, work, partOfSpeech);
        tagger = new Tagger(lexicon, work);
        syntax = new Syntax(lexicon, work);
        clause = new Clause(lexicon, work, syntax);
        standings = new Standings(lexicon, work, clause, partOfSpeech);
        arguments = new Arguments(lexicon, work, syntax);
        writer = new EventWriter(work);
        cues = new CueReader(lexicon, work);
        magnitude = new Magnitude(lexicon, work);
        readers = List.of(this, tagger, syntax, partOfSpeech, candidates, clause, standings, arguments, cues);
    }

    void begin() {
        writer.begin();
        issues.beginText();
        antecedent = NONE;
        antecedentSentence = -9;
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
        this.sentence = sentence;
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i)
                    .begin(
                            tokens.sentenceStart(sentence),
                            tokens.sentenceStart(sentence + 1),
                            work.firstMention[sentence],
                            work.firstMention[sentence + 1]);
        }
        tagger.tag();
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
        rememberSubject();
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
            boolean alleged = isAlleged(candidate, before);
            boolean verb = alleged || (!candidate.pattern.noun() && !isGerundNoun(candidate));
            if (candidate.pattern.isNone()) {
                work.trace.lost(candidate, Loss.LISTED_AS_NONE);
                finite = verb ? candidate.headEnd : finite;
            } else if (writer.size() >= MAX_EVENTS) {
                work.trace.lost(candidate, Loss.TOO_MANY);
            } else if (verb) {
                clause.readAuxiliaries(candidate, before);
                candidate.standing = standings.standing(candidate, main, finite, nextVerb(i));
                if (alleged) {
                    alleged(candidate, VERB);
                } else if (candidate.standing == Standing.MAIN) {
                    verb(candidate, before, 1);
                    finite = candidate.headEnd;
                    main = candidate;
                }
            } else if (isAllegedNoun(candidate, before)) {
                alleged(candidate, NOUN);
            } else if (isOwned(candidate)) {
                noun(candidate, before);
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
                    noun(candidate, before);
                }
            } else {
                clause.readAuxiliaries(candidate, before);
                verb(candidate, before, FAR);
            }
        }
    }

    /** Whether somebody is accused of what a gerund names. */
    private boolean isAlleged(Candidate candidate, Candidate before) {
        return candidate.form == VerbForms.ING
                && before != null
                && isAccusation(before)
                && candidate.start > from
                && isClass(candidate.start - 1, Words.OF | Words.LINK);
    }

    /** Whether a noun names both sides itself: its assault on Ukraine. */
    private boolean isOwned(Candidate candidate) {
        int owner = arguments.ownerOf(candidate);
        owner = owner == NONE ? arguments.pronounOwner(candidate) : owner;
        int target = owner == NONE ? NONE : arguments.nounTarget(candidate, owner);
        return target != NONE && !work.mentions[owner].is(Mention.UNATTACHED);
    }

    private boolean isAllegedNoun(Candidate candidate, Candidate before) {
        return before != null && isAccusation(before) && arguments.nounTarget(candidate, before.target) != NONE;
    }

    private static boolean isAccusation(Candidate candidate) {
        return candidate.target != NONE && candidate.pattern.cameo().startsWith("112");
    }

    /** What somebody is only said to have done: a cue, since the accusation is the event. */
    private void alleged(Candidate candidate, double confidence) {
        candidate.alleged = true;
        work.trace.lost(candidate, Loss.ALLEGED);
        if (isViolent(candidate.pattern)) {
            writer.writeCue(candidate.pattern.goldstein(), StrictMath.rint(confidence * UNSURE * 100) / 100);
        }
    }

    private boolean isGerundNoun(Candidate candidate) {
        return candidate.form == VerbForms.ING && partOfSpeech.isNounPlace(candidate.start, candidate.end);
    }

    private void verb(Candidate candidate, Candidate before, double firmness) {
        if (clause.subordinate()) {
            work.trace.lost(candidate, Loss.SUBORDINATE);
            extendTarget(candidate, before);
            return;
        }
        Coding coding = clause.modality().of(candidate.pattern);
        boolean unsaid = clause.possible() && candidate.pattern.plover().equals("REQUEST");
        if (coding == null || unsaid) {
            work.trace.lost(candidate, Loss.NOT_DONE);
            return;
        }
        if (before != null && before.alleged && clause.coordinated()) {
            alleged(candidate, VERB * firmness);
            return;
        }
        candidate.passive = clause.passive();
        int left = clause.subject(candidate, before);
        double confidence = VERB * firmness;
        if (left == NONE && clause.pronoun() && sentence - antecedentSentence <= 1) {
            left = clause.personal() ? antecedentPerson : antecedent;
            confidence *= FAR;
        }
        int where = NONE;
        if (left != NONE && work.mentions[left].is(Mention.LOCATIVE) && isViolent(candidate.pattern)) {
            where = left;
            left = NONE;
        }
        int right = arguments.object(candidate, left);
        int source = left;
        int target = right;
        if (candidate.passive) {
            source = arguments.agentBehindBy(candidate);
            if (source == NONE && isViolent(candidate.pattern)) {
                source = ownerBehind(candidate, left);
            }
            target = left == NONE ? where : left;
            if (isViolent(candidate.pattern) && (target == NONE || work.mentions[target].is(Mention.UNATTACHED))) {
                int place = arguments.placeBehind(candidate, source);
                target = place == NONE ? target : place;
            }
            if (target == NONE && right != source) {
                target = right;
            }
            confidence *= source == NONE ? FAR : 1;
        } else {
            if (right == NONE || work.mentions[right].is(Mention.UNATTACHED)) {
                boolean continues = isParticipial(candidate) && before != null && before.source == left;
                target = continues ? before.target : where == NONE ? arguments.place(candidate, left) : where;
                confidence *= target == NONE ? 1 : FAR;
                target = target == NONE ? right : target;
            } else if (arguments.far()) {
                confidence *= FAR;
            }
        }
        if (clause.unsure()) {
            confidence *= UNSURE;
        }
        candidate.source = source;
        candidate.target = target;
        coding = writer.protestOrRepression(coding, source, target);
        if (isDeed(candidate, coding) && wroteTelling(candidate, source, target, confidence)) {
            return;
        }
        candidate.count = Magnitude.applies(coding.cameo()) ? magnitude.of(candidate, from, limit) : 0;
        work.trace.won(candidate, clause.modality(), coding, source, target);
        writer.write(candidate, coding, source, target, confidence);
    }

    /** Writes the claim or accusation that tells of a deed, and returns whether there is one. */
    private boolean wroteTelling(Candidate candidate, int source, int target, double confidence) {
        boolean own = clause.isClaimed();
        int speaker = own || source == NONE ? NONE : clause.speaker(source, candidate);
        if (!own && speaker == NONE) {
            return false;
        }
        Coding coding = own ? CLAIM : ALLEGATION;
        int one = own ? source : speaker;
        int other = own ? target : source;
        candidate.count = 0;
        work.trace.won(candidate, clause.modality(), coding, one, other);
        writer.write(candidate, coding, one, other, confidence);
        alleged(candidate, confidence);
        return true;
    }

    /** Whose the strike is that somebody was killed in, or where the rockets were fired from. */
    private int ownerBehind(Candidate candidate, int victim) {
        int index = candidate.index;
        if (index + 1 < candidates.count()) {
            Candidate next = candidates.get(index + 1);
            boolean near = next.start - candidate.headEnd <= MAX_GAP && next.pattern.noun() && isViolent(next.pattern);
            int owner = near ? arguments.ownerOf(next) : NONE;
            owner = near && owner == NONE ? arguments.agentBehindNoun(next) : owner;
            if (owner != NONE && owner != victim && !work.mentions[owner].is(Mention.CITY)) {
                return owner;
            }
        }
        boolean fired = candidate.pattern.cameo().startsWith("194");
        return fired ? arguments.originBehind(candidate, victim) : NONE;
    }

    private static boolean isDeed(Candidate candidate, Coding coding) {
        return coding.plover().equals("ASSAULT") && candidate.pattern.plover().equals("ASSAULT");
    }

    /** An infinitive behind another event word reports nothing itself, but its object is the other's target. */
    private void extendTarget(Candidate candidate, Candidate before) {
        if (before != null && before.target == NONE && before.source != NONE && !before.pattern.isNone()) {
            int target = arguments.object(candidate, before.source);
            if (target != NONE) {
                before.target = target;
                writer.completeTarget(before, target, FAR);
            }
        }
    }

    private void noun(Candidate candidate, Candidate before) {
        if (arguments.isUnreal(candidate)) {
            work.trace.lost(candidate, Loss.NOT_DONE);
            return;
        }
        int source = arguments.ownerOf(candidate);
        double confidence = NOUN;
        int target = arguments.nounTarget(candidate, source);
        if (source != NONE && work.mentions[source].is(Mention.PAIRED) && target == NONE) {
            target = source;
            source = source - 1;
        }
        if (source != NONE
                && target == NONE
                && work.mentions[source].is(Mention.CITY)
                && isViolent(candidate.pattern)) {
            target = source;
            source = NONE;
        }
        if (source == NONE) {
            source = arguments.agentBehindNoun(candidate);
        }
        if (source == NONE) {
            source = arguments.pronounOwner(candidate);
        }
        boolean behindEvent = reported(before);
        if (source == NONE && behindEvent) {
            boolean accusation = before.pattern.plover().equals("ACCUSE") && before.target != NONE;
            if (accusation) {
                alleged(candidate, confidence);
                return;
            }
            if (target == NONE || !isConflict(candidate.pattern)) {
                work.trace.lost(candidate, Loss.NO_SOURCE);
                return;
            }
            confidence *= UNSURE;
        }
        if (source == NONE && !behindEvent) {
            boolean strife = candidate.pattern.isStrife();
            int verb = strife ? arguments.doing(candidate) : NONE;
            source = !strife
                    ? arguments.nounSubject(candidate, target)
                    : verb == NONE ? NONE : clause.subjectOf(verb, candidate, before);
            confidence *= FAR;
        }
        if (source == target || (source != NONE && target != NONE && writer.isSameActor(source, target))) {
            source = NONE;
        }
        candidate.source = source;
        candidate.target = target;
        Coding coding = candidate.pattern.coding();
        candidate.count = Magnitude.applies(coding.cameo()) ? magnitude.of(candidate, from, limit) : 0;
        work.trace.won(candidate, Modality.DONE, coding, source, target);
        writer.write(candidate, coding, source, target, confidence);
    }

    /** Whether the candidate before was read as an event of its own. */
    private boolean reported(Candidate before) {
        return before != null && !before.pattern.isNone() && writer.size() > 0;
    }

    /** Whether a city before the noun is where it happened: the Kabul bombing. */
    private static boolean isViolent(Pattern pattern) {
        return pattern.plover().equals("ASSAULT") || pattern.plover().equals("PROTEST");
    }

    private static boolean isConflict(Pattern pattern) {
        return pattern.plover().equals("ASSAULT") || pattern.plover().equals("COERCE");
    }

    /** Keeps what a pronoun in the next sentence may stand for. */
    private void rememberSubject() {
        int subject = NONE;
        for (int i = 0; i < candidates.count() && subject == NONE; i++) {
            int source = candidates.get(i).source;
            subject = source >= firstMention ? source : NONE;
        }
        int person = NONE;
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            if (subject == NONE && !mention.is(Mention.OBLIQUE | Mention.DEPENDENT)) {
                subject = m;
            }
            if (person == NONE && mention.actor.kind() == ActorKind.PERSON) {
                person = m;
            }
        }
        if (subject != NONE || person != NONE) {
            antecedent = subject == NONE ? person : subject;
            antecedentPerson = person == NONE ? antecedent : person;
            antecedentSentence = sentence;
        }
    }
}
