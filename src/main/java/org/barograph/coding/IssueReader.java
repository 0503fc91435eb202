package org.barograph.coding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barograph.catalog.ActorKind;
import org.barograph.coding.Lexicon.IssueRule;
import org.barograph.coding.Lexicon.IssueTerm;
import org.barograph.coding.Lexicon.Strength;
import org.barograph.text.MatchBuffer;

/**
 * Finds the issues of each sentence.
 *
 * <p>One {@code strong} or {@code any} term is enough, and so is a dyad whose two sides stand in one sentence. A {@code
 * weak} term counts if one of the issue's {@code actors} or a {@code context} term stands in the same sentence or the one
 * before; of an issue that lists neither, if another weak term does. What takes terms out, {@link IssueSurroundings}
 * knows, but for the {@code exclude} terms, which take all but the strong terms of one issue out of their sentence.
 */
final class IssueReader {
    private static final String BUSINESS = "BUS";
    private static final int COUNTRY_LENGTH = 3;

    /** How an issue was found in a sentence, as bits. */
    private static final int BY_TERM = 1;

    private static final int BY_STRONG_TERM = 2;
    private static final int BY_CONTEXT = 4;

    private final Lexicon lexicon;
    private final Workspace work;
    private final int issues;
    private final IssueSurroundings surroundings;

    /** Per issue: number of sentences of the text that have it, and how it was found in them. */
    private final int[] hits;

    private final int[] found;
    /** Per issue, of the sentence that is read: its weak terms, and how it was found. */
    private final int[] firstTerm;

    private final int[] secondTerm;
    private final int[] sentenceFound;
    private final boolean[] excluded;
    private final int[] touched;
    private int touchedCount;
    /** Per issue: the last weak term and its sentence. */
    private final int[] waiting;

    private final int[] waitingSentence;
    /** Per issue: the last sentence with a context term. */
    private final int[] contextSentence;

    private final boolean[] needsWeak;
    private final List<List<String>> actors;

    IssueReader(Lexicon lexicon, Workspace work, IssueSurroundings surroundings) {
        this.lexicon = lexicon;
        this.work = work;
        issues = lexicon.issues.size();
        this.surroundings = surroundings;
        hits = new int[issues];
        found = new int[issues];
        firstTerm = new int[issues];
        secondTerm = new int[issues];
        sentenceFound = new int[issues];
        excluded = new boolean[issues];
        touched = new int[issues];
        waiting = new int[issues];
        waitingSentence = new int[issues];
        contextSentence = new int[issues];
        needsWeak = new boolean[issues];
        actors = new ArrayList<>(Collections.nCopies(issues, List.of()));
        for (IssueRule rule : lexicon.issueRules) {
            actors.set(rule.bit(), rule.issue().actors());
            needsWeak[rule.bit()] =
                    rule.issue().actors().isEmpty() && rule.issue().context().isEmpty();
        }
    }

    /** Number of sentences of the text that have an issue. */
    int sentencesOf(int issue) {
        return hits[issue];
    }

    /** Whether a term that is enough, but not a strong one, stood in a sentence for the issue. */
    boolean isFoundByTerm(int issue) {
        return (found[issue] & BY_TERM) != 0;
    }

    boolean isFoundByStrongTerm(int issue) {
        return (found[issue] & BY_STRONG_TERM) != 0;
    }

    /** Begins a text of so many sentences. */
    void begin(int sentences) {
        for (int i = 0; i < issues; i++) {
            hits[i] = 0;
            found[i] = 0;
            waiting[i] = -1;
            waitingSentence[i] = -9;
            contextSentence[i] = -9;
        }
        surroundings.begin(sentences);
    }

    /** Sets the issue bits of a sentence; its mentions must have been read, and the sentences before it. */
    void read(int sentence, int from, int limit, boolean inTitle) {
        touchedCount = 0;
        surroundings.read(sentence, from, limit, inTitle);
        int first = work.firstMention[sentence];
        int last = work.mentionCount;
        MatchBuffer matches = work.matches;
        for (int m = work.firstMatch[from]; m < work.firstMatch[limit]; m++) {
            if (Lexicon.kind(matches.payload(m)) == Lexicon.ISSUE) {
                term(lexicon.issueTerms.get(Lexicon.reference(matches.payload(m))), m, sentence);
            }
        }
        for (int r = 0; r < lexicon.issueRules.size() && last - first > 1; r++) {
            dyads(lexicon.issueRules.get(r), first, last);
        }
        for (int t = 0; t < touchedCount; t++) {
            settle(touched[t], sentence);
        }
    }

    private void touch(int bit) {
        for (int t = 0; t < touchedCount; t++) {
            if (touched[t] == bit) {
                return;
            }
        }
        touched[touchedCount++] = bit;
        firstTerm[bit] = -1;
        secondTerm[bit] = -1;
        sentenceFound[bit] = 0;
        excluded[bit] = false;
    }

    private void term(IssueTerm term, int match, int sentence) {
        Strength strength = term.strength();
        if (strength.compareTo(Strength.LOOKALIKE) >= 0 || surroundings.isInsideBlock(match)) {
            return;
        }
        int bit = term.bit();
        int start = work.matches.start(match);
        int end = work.matches.end(match);
        boolean inLookalike = strength != Strength.EXCLUDE && surroundings.isInLookalike(start, end, bit);
        boolean inList =
                strength != Strength.EXCLUDE && strength != Strength.STRONG && surroundings.isInLongList(start, end);
        if (inLookalike || inList) {
            return;
        }
        touch(bit);
        switch (strength) {
            case EXCLUDE -> excluded[bit] = true;
            case STRONG -> sentenceFound[bit] |= BY_STRONG_TERM;
            case ANY -> sentenceFound[bit] |= BY_TERM;
            case CONTEXT -> contextSentence[bit] = sentence;
            default -> weak(bit, term.number());
        }
    }

    private void weak(int bit, int term) {
        if (firstTerm[bit] < 0) {
            firstTerm[bit] = term;
        } else if (firstTerm[bit] != term) {
            secondTerm[bit] = term;
        }
    }

    private void dyads(IssueRule rule, int first, int last) {
        for (int d = 0; d < rule.dyads().size(); d++) {
            String[] dyad = rule.dyads().get(d);
            if (hasSide(dyad[0], rule.bit(), first, last) && hasSide(dyad[1], rule.bit(), first, last)) {
                touch(rule.bit());
                sentenceFound[rule.bit()] |= BY_CONTEXT;
                return;
            }
        }
    }

    /** Whether a side of a dyad is mentioned. A company is no side: what it makes and sells is everywhere. */
    private boolean hasSide(String actor, int bit, int first, int last) {
        for (int m = first; m < last; m++) {
            Mention mention = work.mentions[m];
            if (is(mention, actor)
                    && !isCompany(mention)
                    && !surroundings.isInLookalike(mention.start, mention.end, bit)
                    && !surroundings.isInLongList(mention.start, mention.end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCompany(Mention mention) {
        return mention.actor.kind() == ActorKind.NGO && mention.code.startsWith(BUSINESS, COUNTRY_LENGTH);
    }

    private static boolean is(Mention mention, String actor) {
        return mention.dyad.equals(actor) || mention.country.equals(actor);
    }

    private void settle(int bit, int sentence) {
        int how = sentenceFound[bit];
        if (excluded[bit] || surroundings.isSuppressed(sentence, bit)) {
            how &= BY_STRONG_TERM;
        } else if (how == 0 && firstTerm[bit] >= 0) {
            how = hasCompany(bit, sentence) ? BY_CONTEXT : 0;
            waiting[bit] = firstTerm[bit];
            waitingSentence[bit] = sentence;
        }
        if (how != 0) {
            hits[bit]++;
            found[bit] |= how;
            work.sentenceIssues.add(sentence, bit);
        }
    }

    /** Whether a weak term has what it needs in its sentence or the one before: an actor, a context, or another weak term. */
    private boolean hasCompany(int bit, int sentence) {
        if (needsWeak[bit]) {
            boolean near = sentence - waitingSentence[bit] <= 1 && waiting[bit] != firstTerm[bit];
            return secondTerm[bit] >= 0 || near;
        }
        if (sentence - contextSentence[bit] <= 1) {
            return true;
        }
        List<String> needed = actors.get(bit);
        for (int m = work.firstMention[Math.max(0, sentence - 1)]; m < work.mentionCount; m++) {
            Mention mention = work.mentions[m];
            for (int a = 0; a < needed.size(); a++) {
                if (is(mention, needed.get(a)) && !surroundings.isInLookalike(mention.start, mention.end, bit)) {
                    return true;
                }
            }
        }
        return false;
    }
}
