package org.barograph.coding;

import java.util.ArrayList;
import java.util.List;
import org.barograph.coding.Trace.Loss;
import org.barograph.text.MatchBuffer;
import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** The event words of a sentence, of those that overlap the one whose pattern says most. */
final class Candidates extends InSentence {
    /** How many tokens a gap within a pattern may have. */
    private static final int MAX_GAP = 7;
    /** No pattern is longer, gaps included, in tokens. */
    private static final int MAX_SPAN = 40;

    private static final int ALL_FORMS =
            VerbForms.BASE | VerbForms.THIRD | VerbForms.ING | VerbForms.PAST | VerbForms.PARTICIPLE;

    private final PartOfSpeech partOfSpeech;
    private final MatchBuffer matches;
    private final List<Candidate> list = new ArrayList<>();
    private int count;
    private boolean disaster;

    Candidates(Lexicon lexicon, Workspace work, PartOfSpeech partOfSpeech) {
        super(lexicon, work);
        this.partOfSpeech = partOfSpeech;
        this.matches = work.matches;
    }

    int count() {
        return count;
    }

    Candidate get(int index) {
        return list.get(index);
    }

    /** Whether the sentence is about a disaster or an accident, in which people die without a killer. */
    boolean disaster() {
        return disaster;
    }

    /** Whether the sentence has words that may begin an event pattern. */
    boolean hasEventWord() {
        for (int m = work.firstMatch[from]; m < work.firstMatch[limit]; m++) {
            if (Lexicon.kind(matches.payload(m)) == Lexicon.HEAD) {
                return true;
            }
        }
        return false;
    }

    /** Collects the candidates; false if the sentence is one that reports no events. */
    boolean collect() {
        disaster = false;
        count = 0;
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
        int reading =
                partOfSpeech.isInsideMention(start, matches.end(match)) ? NONE : reading(pattern, start, end, form);
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
        candidate.score = words * 100 + tails.size() * 20 + reading * 10 + pattern.specificity();
        candidate.source = NONE;
        candidate.target = NONE;
        candidate.passive = false;
        candidate.alleged = false;
        candidate.accepted = true;
    }

    private Candidate next() {
        if (count == list.size()) {
            list.add(new Candidate());
        }
        return list.get(count++);
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
            if (work.tags[t] == Tagger.RELATIVE) {
                return NONE;
            }
        }
        return NONE;
    }

    private boolean isJoined(int token) {
        return token < limit && tokens.has(token, TokenBuffer.HYPHEN);
    }

    /** How well the place suits a pattern as verb or noun: 1, 0, or NONE if it can't be read so. */
    private int reading(Pattern pattern, int start, int end, int form) {
        boolean nounPlace = partOfSpeech.isNounPlace(start, end);
        if (pattern.noun()) {
            return nounPlace ? 1 : partOfSpeech.isVerbPlace(start) ? NONE : 0;
        }
        if (form == 0) {
            return 0;
        }
        if (work.tags[start] == Tagger.NOMINAL && !isJoined(start + 1)) {
            return NONE;
        }
        if ((form & (VerbForms.BASE | VerbForms.THIRD | VerbForms.ING)) == 0 && endsHeadAt(start)) {
            return NONE;
        }
        boolean governs = pattern.plover().equals("REQUEST") && partOfSpeech.governsInfinitive(start);
        if (tokens.has(start, TokenBuffer.HYPHEN) || partOfSpeech.isSubject(start, end, form) || governs) {
            return NONE;
        }
        boolean oneWord = end == start + 1;
        boolean noun = (form == VerbForms.BASE && !partOfSpeech.isBaseVerbPlace(start))
                || (form == VerbForms.THIRD && oneWord && partOfSpeech.isNounBefore(end));
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
        for (int i = count - 1; i >= 0 && list.get(i).start >= start - MAX_SPAN; i--) {
            if (list.get(i).headEnd == start && !list.get(i).pattern.noun()) {
                return true;
            }
        }
        return false;
    }

    /** Of candidates that overlap the better stays; of equal ones the earlier. */
    void settleOverlaps() {
        for (int i = 0; i < count; i++) {
            Candidate one = list.get(i);
            for (int k = firstNear(i); k < i && one.accepted; k++) {
                Candidate other = list.get(k);
                boolean overlap =
                        other.accepted && other.start < one.end && one.start < other.end && !isCharge(other, one);
                if (overlap) {
                    Candidate worse = one.score > other.score ? other : one;
                    worse.accepted = false;
                    work.trace.overlapped(worse, worse == one ? other : one);
                }
            }
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            Candidate candidate = list.get(i);
            if (candidate.accepted && !isBlocked(candidate)) {
                list.set(i, list.get(kept));
                list.set(kept, candidate);
                candidate.index = kept++;
            }
        }
        count = kept;
    }

    /** Whether the second is the gerund that the first accuses somebody of: both are read. */
    private static boolean isCharge(Candidate accusation, Candidate deed) {
        return accusation.pattern.isAccusation() && deed.form == VerbForms.ING && deed.start >= accusation.headEnd;
    }

    /** The first candidate that may reach as far as this one; candidates stand in the order of their starts. */
    private int firstNear(int index) {
        int first = index;
        while (first > 0 && list.get(first - 1).start >= list.get(index).start - MAX_SPAN) {
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
}
