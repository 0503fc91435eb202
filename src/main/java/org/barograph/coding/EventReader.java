package org.barograph.coding;

import java.util.ArrayList;
import java.util.List;
import org.barograph.catalog.ActorKind;
import org.barograph.coding.Clause.Standing;
import org.barograph.coding.Modality.Coding;
import org.barograph.coding.Trace.Loss;
import org.barograph.text.MatchBuffer;
import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/**
 * Reads who did what to whom in a sentence.
 *
 * <p>Every event word of the lexicon is a candidate; of those that overlap, the one whose pattern says most is kept. A
 * verb's source is looked for before it and its target behind it, the other way round in the passive; a noun's source
 * stands directly before it, or behind "by", and its target behind a preposition. Whatever is intended, refused or
 * denied becomes the verbal event that it is ({@link Modality}). An event word without any actor is a cue.
 */
final class EventReader {
    private static final int NONE = -1;
    private static final int MAX_GAP = 7;
    private static final int MAX_EVENTS = 24;
    /** No pattern is longer, gaps included, in tokens. */
    private static final int MAX_SPAN = 40;

    private static final int ALL_FORMS =
            VerbForms.BASE | VerbForms.THIRD | VerbForms.ING | VerbForms.PAST | VerbForms.PARTICIPLE;

    /** To say that another did it. */
    private static final Coding ALLEGATION = new Coding("ACCUSE", "112");

    private static final double VERB = 0.9;
    private static final double NOUN = 0.7;
    private static final double FAR = 0.75;
    private static final double UNSURE = 0.5;

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final MatchBuffer matches;
    private final Clause clause;
    private final EventWriter writer;
    private final Magnitude magnitude;

    private final List<Candidate> candidates = new ArrayList<>();
    private int candidateCount;
    private int from;
    private int limit;
    private int firstMention;
    private int lastMention;
    /** Subject of the sentence before, for a pronoun. */
    private int antecedent = NONE;

    private int antecedentPerson = NONE;
    private int antecedentSentence = -9;
    private int sentence;
    /** Whether the sentence is about a disaster or an accident, in which people die without a killer. */
    private boolean disaster;

    EventReader(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        this.matches = work.matches;
        this.clause = new Clause(lexicon, work);
        this.writer = new EventWriter(work);
        this.magnitude = new Magnitude(lexicon, work);
    }

    void begin() {
        writer.begin();
        antecedent = NONE;
        antecedentSentence = -9;
    }

    List<CodedEvent> events() {
        return writer.events();
    }

    /** Reads a sentence and returns whether it had an event or a cue. */
    boolean read(int sentence, IssueReader issueReader) {
        this.sentence = sentence;
        from = tokens.sentenceStart(sentence);
        limit = tokens.sentenceStart(sentence + 1);
        firstMention = work.firstMention[sentence];
        lastMention = work.firstMention[sentence + 1];
        clause.begin(from, limit, firstMention, lastMention);
        candidateCount = 0;
        if (!collect()) {
            return false;
        }
        settleOverlaps();
        if (candidateCount > 0) {
            writer.beginSentence(sentenceText(), issueReader.ofEvent(sentence), disaster);
            readCandidates();
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

    /** Collects the candidates; false if the sentence is one that reports no events. */
    private boolean collect() {
        disaster = false;
        for (int m = work.firstMatch[from]; m < work.firstMatch[limit]; m++) {
            int kind = Lexicon.kind(matches.payload(m));
            if (kind == Lexicon.SUPPRESS) {
                work.trace.suppressed(m);
                if (Lexicon.reference(matches.payload(m)) == Lexicon.EVERYTHING) {
                    return false;
                }
                disaster = true;
            }
            if (kind == Lexicon.HEAD) {
                int reference = Lexicon.reference(matches.payload(m));
                int form = reference & ALL_FORMS;
                for (Pattern pattern : lexicon.patternsByHead[reference >> Lexicon.FORM_BITS]) {
                    candidate(pattern, m, form);
                }
            }
        }
        return true;
    }

    private void candidate(Pattern pattern, int match, int form) {
        int start = matches.start(match);
        int end = matches.end(match);
        int words = end - start;
        List<Integer> tails = pattern.tails();
        for (int s = 0; s < tails.size(); s++) {
            int tail = tail(tails.get(s), end);
            if (tail == NONE) {
                work.trace.unfit(pattern, start, end, Loss.INCOMPLETE);
                return;
            }
            words += matches.end(tail) - matches.start(tail);
            end = matches.end(tail);
        }
        int reading = clause.isInsideMention(start, matches.end(match)) ? NONE : reading(pattern, start, end, form);
        if (reading == NONE) {
            work.trace.unfit(pattern, start, end, Loss.OTHER_PART_OF_SPEECH);
            return;
        }
        Candidate candidate = next();
        candidate.pattern = pattern;
        candidate.start = start;
        candidate.headEnd = matches.end(match);
        candidate.end = end;
        candidate.form = form;
        candidate.score = words * 10 + tails.size() * 2 + reading;
        candidate.source = NONE;
        candidate.target = NONE;
        candidate.passive = false;
        candidate.accepted = true;
    }

    private Candidate next() {
        if (candidateCount == candidates.size()) {
            candidates.add(new Candidate());
        }
        return candidates.get(candidateCount++);
    }

    /** First match of a later segment that begins within a gap's length, or NONE. */
    private int tail(int segment, int after) {
        int last = Math.min(after + MAX_GAP, limit);
        for (int t = after; t < last; t++) {
            if (t > after && tokens.has(t, TokenBuffer.BREAK)) {
                return NONE;
            }
            for (int m = work.firstMatch[t]; m < work.firstMatch[t + 1]; m++) {
                int payload = matches.payload(m);
                boolean found = Lexicon.kind(payload) == Lexicon.TAIL && Lexicon.reference(payload) == segment;
                if (found && matches.end(m) <= limit) {
                    return m;
                }
            }
        }
        return NONE;
    }

    /** How well the place suits a pattern as verb or noun: 1, 0, or NONE if it can't be read so. */
    private int reading(Pattern pattern, int start, int end, int form) {
        boolean nounPlace = clause.isNounPlace(start, end);
        if (pattern.noun()) {
            return nounPlace ? 1 : clause.isVerbPlace(start) ? NONE : 0;
        }
        if (form == 0) {
            return 0;
        }
        if ((form & (VerbForms.BASE | VerbForms.THIRD | VerbForms.ING)) == 0 && endsHeadAt(start)) {
            return NONE;
        }
        boolean governs = pattern.plover().equals("REQUEST") && clause.governsInfinitive(start);
        if (tokens.has(start, TokenBuffer.HYPHEN) || clause.isSubject(start, end, form) || governs) {
            return NONE;
        }
        boolean oneWord = end == start + 1;
        boolean noun = (form == VerbForms.BASE && !clause.isBaseVerbPlace(start))
                || (form == VerbForms.THIRD && oneWord && clause.isNounBefore(end));
        if (noun) {
            return NONE;
        }
        if (!nounPlace) {
            return 1;
        }
        boolean gerund = form == VerbForms.ING;
        return gerund ? 0 : NONE;
    }

    /** Whether another event word ends directly before: the participle in "freed jailed activists" is an adjective. */
    private boolean endsHeadAt(int start) {
        if (start == from || tokens.has(start, TokenBuffer.COMMA)) {
            return false;
        }
        for (int i = candidateCount - 1; i >= 0 && candidates.get(i).start >= start - MAX_SPAN; i--) {
            if (candidates.get(i).headEnd == start && !candidates.get(i).pattern.noun()) {
                return true;
            }
        }
        return false;
    }

    /** Of candidates that overlap the better stays; of equal ones the earlier. */
    private void settleOverlaps() {
        for (int i = 0; i < candidateCount; i++) {
            Candidate one = candidates.get(i);
            for (int k = firstNear(i); k < i && one.accepted; k++) {
                Candidate other = candidates.get(k);
                boolean overlap = other.accepted && other.start < one.end && one.start < other.end;
                if (overlap) {
                    Candidate worse = one.score > other.score ? other : one;
                    worse.accepted = false;
                    work.trace.overlapped(worse, worse == one ? other : one);
                }
            }
        }
        int kept = 0;
        for (int i = 0; i < candidateCount; i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.accepted && !isBlocked(candidate)) {
                candidates.set(i, candidates.get(kept));
                candidates.set(kept++, candidate);
            }
        }
        candidateCount = kept;
    }

    /** The first candidate that may reach as far as this one; candidates stand in the order of their starts. */
    private int firstNear(int index) {
        int first = index;
        while (first > 0 && candidates.get(first - 1).start >= candidates.get(index).start - MAX_SPAN) {
            first--;
        }
        return first;
    }

    /** Whether words that are neither actor nor event cover the candidate's head. */
    private boolean isBlocked(Candidate candidate) {
        int first = Math.max(from, candidate.start - 3);
        for (int m = work.firstMatch[first]; m < work.firstMatch[candidate.headEnd]; m++) {
            boolean covers = Lexicon.kind(matches.payload(m)) == Lexicon.BLOCK
                    && matches.start(m) <= candidate.start
                    && matches.end(m) >= candidate.headEnd;
            if (covers) {
                work.trace.lost(candidate, Loss.COVERED);
                return true;
            }
        }
        return false;
    }

    /** Reads the main clauses; the others only where these report nothing. */
    private void readCandidates() {
        int finite = NONE;
        Candidate main = null;
        Candidate before = null;
        for (int i = 0; i < candidateCount; i++) {
            Candidate candidate = candidates.get(i);
            candidate.standing = Standing.BACKGROUND;
            boolean verb = !candidate.pattern.noun() && !isGerundNoun(candidate);
            if (candidate.pattern.isNone()) {
                work.trace.lost(candidate, Loss.LISTED_AS_NONE);
                finite = verb ? candidate.headEnd : finite;
            } else if (writer.size() >= MAX_EVENTS) {
                work.trace.lost(candidate, Loss.TOO_MANY);
            } else if (verb) {
                clause.readAuxiliaries(candidate, before);
                candidate.standing = clause.standing(candidate, main, finite, nextVerb(i));
                if (candidate.standing == Standing.MAIN) {
                    verb(candidate, before, 1);
                    finite = candidate.headEnd;
                    main = candidate;
                } else if (isAlleged(candidate, before)) {
                    verb(candidate, before, 1);
                }
            } else if (isAllegedNoun(candidate, before) || isOwned(candidate)) {
                noun(candidate, before);
            } else if (!candidate.pattern.noun() && clause.isPurpose(candidate.start)) {
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
        for (int i = index + 1; i < candidateCount; i++) {
            if (!candidates.get(i).pattern.noun()) {
                return candidates.get(i);
            }
        }
        return null;
    }

    private void readBackground() {
        for (int i = 0; i < candidateCount; i++) {
            Candidate candidate = candidates.get(i);
            Candidate before = i == 0 ? null : candidates.get(i - 1);
            if (candidate.standing != Standing.BACKGROUND || candidate.pattern.isNone()) {
                continue;
            }

            if (candidate.pattern.noun() || isGerundNoun(candidate)) {
                if (!clause.isHeading(candidate)) {
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
                && (lexicon.wordClass(tokens.word(candidate.start - 1)) & (Words.OF | Words.LINK)) != 0;
    }

    /** Whether a noun names both sides itself: its assault on Ukraine. */
    private boolean isOwned(Candidate candidate) {
        int owner = clause.ownerOf(candidate);
        owner = owner == NONE ? clause.pronounOwner(candidate) : owner;
        int target = owner == NONE ? NONE : clause.nounTarget(candidate, owner);
        return target != NONE && !work.mentions[owner].is(Mention.UNATTACHED);
    }

    private boolean isAllegedNoun(Candidate candidate, Candidate before) {
        return before != null && isAccusation(before) && clause.nounTarget(candidate, before.target) != NONE;
    }

    private static boolean isAccusation(Candidate candidate) {
        return candidate.target != NONE && candidate.pattern.cameo().startsWith("112");
    }

    private boolean isGerundNoun(Candidate candidate) {
        return candidate.form == VerbForms.ING && clause.isNounPlace(candidate.start, candidate.end);
    }

    private void verb(Candidate candidate, Candidate before, double firmness) {
        if (clause.subordinate()) {
            work.trace.lost(candidate, Loss.SUBORDINATE);
            extendTarget(candidate, before);
            return;
        }
        Coding coding = clause.modality().of(candidate.pattern);
        if (coding == null) {
            work.trace.lost(candidate, Loss.NOT_DONE);
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
        int right = clause.object(candidate, left);
        int source = left;
        int target = right;
        if (candidate.passive) {
            source = clause.agentBehindBy(candidate);
            if (source == NONE && isViolent(candidate.pattern)) {
                source = ownerBehind(candidate, left);
            }
            target = left == NONE ? where : left;
            if (isViolent(candidate.pattern) && (target == NONE || work.mentions[target].is(Mention.UNATTACHED))) {
                int place = clause.placeBehind(candidate, source);
                target = place == NONE ? target : place;
            }
            confidence *= source == NONE ? FAR : 1;
        } else {
            if (right == NONE || work.mentions[right].is(Mention.UNATTACHED)) {
                boolean continues = clause.isParticipial(candidate) && before != null && before.source == left;
                target = continues ? before.target : where == NONE ? clause.place(candidate, left) : where;
                confidence *= target == NONE ? 1 : FAR;
                target = target == NONE ? right : target;
            } else if (clause.far()) {
                confidence *= FAR;
            }
        }
        if (clause.unsure()) {
            confidence *= UNSURE;
        }
        candidate.source = source;
        candidate.target = target;
        coding = writer.protestOrRepression(coding, source, target);
        int speaker = isDeed(candidate, coding) && source != NONE ? clause.speaker(source, candidate) : NONE;
        if (speaker != NONE) {
            candidate.count = 0;
            writer.write(candidate, ALLEGATION, speaker, source, confidence);
            confidence *= UNSURE;
        }
        candidate.count = Magnitude.applies(coding.cameo()) ? magnitude.of(candidate, from, limit) : 0;
        work.trace.won(candidate, clause.modality(), coding, source, target);
        writer.write(candidate, coding, source, target, confidence);
    }

    /** Whose the strike is that somebody was killed in, or where the rockets were fired from. */
    private int ownerBehind(Candidate candidate, int victim) {
        int index = candidates.indexOf(candidate);
        if (index + 1 < candidateCount) {
            Candidate next = candidates.get(index + 1);
            boolean near = next.start - candidate.headEnd <= MAX_GAP && next.pattern.noun() && isViolent(next.pattern);
            int owner = near ? clause.ownerOf(next) : NONE;
            owner = near && owner == NONE ? clause.agentBehindNoun(next) : owner;
            if (owner != NONE && owner != victim && !work.mentions[owner].is(Mention.CITY)) {
                return owner;
            }
        }
        boolean fired = candidate.pattern.cameo().startsWith("194");
        return fired ? clause.originBehind(candidate, victim) : NONE;
    }

    private static boolean isDeed(Candidate candidate, Coding coding) {
        return coding.plover().equals("ASSAULT") && candidate.pattern.plover().equals("ASSAULT");
    }

    /** An infinitive behind another event word reports nothing itself, but its object is the other's target. */
    private void extendTarget(Candidate candidate, Candidate before) {
        if (before != null && before.target == NONE && before.source != NONE && !before.pattern.isNone()) {
            int target = clause.object(candidate, before.source);
            if (target != NONE) {
                before.target = target;
                writer.completeTarget(before, target, FAR);
            }
        }
    }

    private void noun(Candidate candidate, Candidate before) {
        int source = clause.ownerOf(candidate);
        double confidence = NOUN;
        int target = clause.nounTarget(candidate, source);
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
            source = clause.agentBehindNoun(candidate);
        }
        if (source == NONE) {
            source = clause.pronounOwner(candidate);
        }
        boolean behindEvent = reported(before);
        if (source == NONE && behindEvent) {
            boolean accusation = before.pattern.plover().equals("ACCUSE") && before.target != NONE;
            if (!accusation && (target == NONE || !isConflict(candidate.pattern))) {
                work.trace.lost(candidate, Loss.NO_SOURCE);
                return;
            }
            source = accusation ? before.target : NONE;
            confidence *= UNSURE;
        }
        if (source == NONE && !behindEvent) {
            source = clause.nounSubject(candidate, target);
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
        for (int i = 0; i < candidateCount && subject == NONE; i++) {
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
