package org.barograph.coding;

import java.util.Arrays;
import org.barograph.coding.Lexicon.IssueTerm;
import org.barograph.coding.Lexicon.Strength;
import org.barograph.text.MatchBuffer;

/**
 * What keeps the issue terms of a sentence from counting: lookalikes of an issue, lists of more than {@value
 * #MAX_LISTED} actors, names with a term inside, and suppressors. A suppressor acts on its sentence, and one in the
 * title on the whole text.
 */
final class IssueSurroundings {
    /** More actors than these in a list are too many for what is told to be about one of them. */
    private static final int MAX_LISTED = 3;

    /** How many tokens before a term a longer name may begin that covers it. */
    private static final int MAX_BLOCK_LEAD = 3;

    /** In the place of an issue's bit, of a span of tokens: for every issue; for suppressor n, as −2 − n. */
    private static final int EVERY_ISSUE = -1;

    private static final int NO_SUPPRESSOR = -2;

    private final Lexicon lexicon;
    private final Workspace work;
    /** Places in a sentence that do not count: first token, token after the last, and for which issue. */
    private int[] spanStart = new int[16];

    private int[] spanEnd = new int[16];
    private int[] spanIssue = new int[16];
    private int spans;
    /** Bits of the issues that suppressors take out: of the whole text, and of each sentence. */
    private final long[] textSuppressed;

    private final IssueBits suppressed;

    IssueSurroundings(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        suppressed = new IssueBits(lexicon.issues.size());
        textSuppressed = new long[IssueBits.longs(lexicon.issues.size())];
    }

    /** Begins a text of so many sentences. */
    void begin(int sentences) {
        Arrays.fill(textSuppressed, 0);
        suppressed.begin(sentences);
    }

    /** Reads a sentence; its mentions must have been read, and the sentences before it. */
    void read(int sentence, int from, int limit, boolean inTitle) {
        spans = 0;
        MatchBuffer matches = work.matches;
        boolean suppressors = false;
        for (int m = work.firstMatch[from]; m < work.firstMatch[limit]; m++) {
            if (Lexicon.kind(matches.payload(m)) == Lexicon.ISSUE) {
                IssueTerm term = lexicon.issueTerms.get(Lexicon.reference(matches.payload(m)));
                switch (term.strength()) {
                    case LOOKALIKE -> addSpan(matches.start(m), matches.end(m), term.bit());
                    case NO_SUPPRESS -> addSpan(matches.start(m), matches.end(m), NO_SUPPRESSOR - term.bit());
                    case SUPPRESS -> suppressors = true;
                    default -> {}
                }
            }
        }
        for (int m = work.firstMatch[from]; suppressors && m < work.firstMatch[limit]; m++) {
            if (Lexicon.kind(matches.payload(m)) == Lexicon.ISSUE) {
                IssueTerm term = lexicon.issueTerms.get(Lexicon.reference(matches.payload(m)));
                if (term.strength() == Strength.SUPPRESS) {
                    suppress(term.bit(), m, sentence, inTitle);
                }
            }
        }
        suppressed.addAll(sentence, textSuppressed);
        lists(work.firstMention[sentence], work.mentionCount);
    }

    private void suppress(int suppressor, int match, int sentence, boolean inTitle) {
        boolean lookalike = isInSpan(work.matches.start(match), work.matches.end(match), NO_SUPPRESSOR - suppressor);
        if (lookalike || isInsideBlock(match)) {
            return;
        }
        long[] set = lexicon.suppressedIssues.get(suppressor);
        suppressed.addAll(sentence, set);
        for (int k = 0; k < set.length && inTitle; k++) {
            textSuppressed[k] |= set[k];
        }
    }

    /** Marks the lists of many actors: what is told of all of them is about none of them in particular. */
    private void lists(int first, int last) {
        int begin = first;
        for (int m = first + 1; m <= last; m++) {
            if (m == last || !work.mentions[m].is(Mention.JOINED)) {
                if (m - begin > MAX_LISTED) {
                    addSpan(work.mentions[begin].start, work.mentions[m - 1].end, EVERY_ISSUE);
                }
                begin = m;
            }
        }
    }

    private void addSpan(int start, int end, int issue) {
        if (spans == spanStart.length) {
            spanStart = Arrays.copyOf(spanStart, spans * 2);
            spanEnd = Arrays.copyOf(spanEnd, spans * 2);
            spanIssue = Arrays.copyOf(spanIssue, spans * 2);
        }
        spanStart[spans] = start;
        spanEnd[spans] = end;
        spanIssue[spans++] = issue;
    }

    /** Whether a place stands within a lookalike of an issue. */
    boolean isInLookalike(int start, int end, int issue) {
        return isInSpan(start, end, issue);
    }

    /** Whether a place stands in a list of many actors. */
    boolean isInLongList(int start, int end) {
        return isInSpan(start, end, EVERY_ISSUE);
    }

    /** Whether a suppressor takes an issue out of a sentence that was read. */
    boolean isSuppressed(int sentence, int issue) {
        return suppressed.has(sentence, issue);
    }

    /** Takes out of a set the issues that suppressors take out of a sentence that was read. */
    void removeSuppressed(long[] set, int sentence) {
        suppressed.removeFrom(set, sentence);
    }

    private boolean isInSpan(int start, int end, int issue) {
        for (int s = 0; s < spans; s++) {
            if (spanIssue[s] == issue && spanStart[s] <= start && spanEnd[s] >= end) {
                return true;
            }
        }
        return false;
    }

    /** Whether a longer blocked term covers a match: the city in the name of a newspaper. */
    boolean isInsideBlock(int match) {
        MatchBuffer matches = work.matches;
        int start = matches.start(match);
        int end = matches.end(match);
        int first = Math.max(0, start - MAX_BLOCK_LEAD);
        for (int m = work.firstMatch[first]; m < work.firstMatch[start + 1]; m++) {
            boolean covers = Lexicon.kind(matches.payload(m)) == Lexicon.BLOCK
                    && matches.end(m) >= end
                    && matches.end(m) - matches.start(m) > end - start;
            if (covers) {
                return true;
            }
        }
        return false;
    }
}
