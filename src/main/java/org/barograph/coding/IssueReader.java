package org.barograph.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barograph.catalog.Issue;
import org.barograph.coding.Lexicon.CompositeRule;
import org.barograph.coding.Lexicon.IssueRule;
import org.barograph.coding.Lexicon.IssueTerm;
import org.barograph.coding.Lexicon.Strength;
import org.barograph.text.MatchBuffer;
import org.barograph.text.TokenBuffer;

/**
 * Finds the issues of each sentence and of the text.
 *
 * <p>One {@code strong} or {@code any} term is enough, and so is a dyad whose two sides stand in one sentence. A {@code
 * weak} term counts if one of the issue's {@code actors} stands in the same sentence or the one before; of an issue that
 * lists none, if another weak term does. An {@code exclude} term takes all but the strong terms out of its sentence.
 */
final class IssueReader {
    /** Weights of where an issue stands: a text that has it in title, lead and every sentence has relevance 1. */
    private static final double TITLE_WEIGHT = 0.4;

    private static final double LEAD_WEIGHT = 0.2;
    private static final double SHARE_WEIGHT = 0.4;
    private static final double MIN_RELEVANCE = 0.05;
    private static final double SINGLE_FACTOR = 0.8;
    private static final int LEAD_SENTENCES = 2;
    private static final int MAX_LISTED = 3;
    private static final int MAX_BLOCK_LEAD = 3;

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final int issues;
    private final int stride;

    /** Per issue: number of hits in the text, and whether one of them is strong. */
    private final int[] hits;

    private final boolean[] strong;
    /** Per issue, of the sentence that is read: its terms. */
    private final int[] firstTerm;

    private final int[] secondTerm;
    private final int[] sentenceHits;
    private final boolean[] excluded;
    private final int[] touched;
    private int touchedCount;
    /** Per issue and for the sentence before: the weak term that waits for company, or −1. */
    private final int[] waiting;

    private final int[] waitingSentence;
    private final int[] actorSentence;
    private final boolean[] needsActor;
    private final long[] cachedBits;
    private int cachedParagraph = -1;

    IssueReader(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        issues = lexicon.issues.size();
        stride = stride(lexicon);
        hits = new int[issues];
        strong = new boolean[issues];
        firstTerm = new int[issues];
        secondTerm = new int[issues];
        sentenceHits = new int[issues];
        excluded = new boolean[issues];
        touched = new int[issues];
        waiting = new int[issues];
        waitingSentence = new int[issues];
        actorSentence = new int[issues];
        cachedBits = new long[stride];
        needsActor = new boolean[issues];
        for (IssueRule rule : lexicon.issueRules) {
            needsActor[rule.bit()] = !rule.issue().actors().isEmpty();
        }
    }

    /** Number of longs that hold one sentence's issue bits. */
    static int stride(Lexicon lexicon) {
        return (lexicon.issues.size() + 63) / 64;
    }

    void begin() {
        cachedParagraph = -1;
        for (int i = 0; i < issues; i++) {
            hits[i] = 0;
            strong[i] = false;
            waiting[i] = -1;
            waitingSentence[i] = -9;
            actorSentence[i] = -9;
        }
    }

    /** Sets the issue bits of a sentence; its mentions must have been read. */
    void read(int sentence, int from, int limit) {
        touchedCount = 0;
        MatchBuffer matches = work.matches;
        for (int m = work.firstMatch[from]; m < work.firstMatch[limit]; m++) {
            if (Lexicon.kind(matches.payload(m)) == Lexicon.ISSUE && !isInsideBlock(m)) {
                term(lexicon.issueTerms.get(Lexicon.reference(matches.payload(m))));
            }
        }
        int first = work.firstMention[sentence];
        int last = work.mentionCount;
        for (int r = 0; r < lexicon.issueRules.size() && last > first; r++) {
            actorsAndDyads(lexicon.issueRules.get(r), sentence, first, last);
        }
        for (int t = 0; t < touchedCount; t++) {
            settle(touched[t], sentence);
        }
    }

    /** Whether a longer blocked term covers a match: the city in the name of a newspaper. */
    private boolean isInsideBlock(int match) {
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

    private void touch(int bit) {
        for (int t = 0; t < touchedCount; t++) {
            if (touched[t] == bit) {
                return;
            }
        }
        touched[touchedCount++] = bit;
        firstTerm[bit] = -1;
        secondTerm[bit] = -1;
        sentenceHits[bit] = 0;
        excluded[bit] = false;
    }

    private void term(IssueTerm term) {
        int bit = term.bit();
        touch(bit);
        if (term.strength() == Strength.EXCLUDE) {
            excluded[bit] = true;
        } else if (term.strength() == Strength.STRONG) {
            sentenceHits[bit] |= 2;
        } else if (term.strength() == Strength.ANY) {
            sentenceHits[bit] |= 1;
        } else if (firstTerm[bit] < 0) {
            firstTerm[bit] = term.number();
        } else if (firstTerm[bit] != term.number()) {
            secondTerm[bit] = term.number();
        }
    }

    private void actorsAndDyads(IssueRule rule, int sentence, int first, int last) {
        Issue issue = rule.issue();
        for (int a = 0; a < issue.actors().size(); a++) {
            if (find(issue.actors().get(a), first, last) >= 0) {
                actorSentence[rule.bit()] = sentence;
                break;
            }
        }
        for (int d = 0; d < rule.dyads().size(); d++) {
            String[] dyad = rule.dyads().get(d);
            int one = find(dyad[0], first, last);
            int other = one < 0 ? -1 : find(dyad[1], first, last);
            if (other >= 0 && !inOneList(Math.min(one, other), Math.max(one, other), last)) {
                touch(rule.bit());
                sentenceHits[rule.bit()] |= 1;
                return;
            }
        }
    }

    private int find(String actor, int first, int last) {
        for (int m = first; m < last; m++) {
            Mention mention = work.mentions[m];
            if (mention.dyad.equals(actor) || mention.country.equals(actor)) {
                return m;
            }
        }
        return -1;
    }

    /** Whether two mentions are members of a longer list: Brazil, Russia, India and China. */
    private boolean inOneList(int one, int other, int last) {
        int begin = other;
        while (begin > 0 && work.mentions[begin].is(Mention.JOINED) && begin >= one) {
            begin--;
        }
        int end = other + 1;
        while (end < last && work.mentions[end].is(Mention.JOINED)) {
            end++;
        }
        return begin <= one && end - begin > MAX_LISTED;
    }

    private void settle(int bit, int sentence) {
        int found = sentenceHits[bit];
        if (excluded[bit]) {
            found &= 2;
        } else if (found == 0 && firstTerm[bit] >= 0) {
            boolean near = sentence - waitingSentence[bit] <= 1 && waiting[bit] != firstTerm[bit];
            boolean actor = sentence - actorSentence[bit] <= 1;
            boolean terms = !needsActor[bit] && (secondTerm[bit] >= 0 || near);
            if (terms || actor) {
                found = 4;
            }
            waiting[bit] = firstTerm[bit];
            waitingSentence[bit] = sentence;
        }
        if (found != 0) {
            hits[bit]++;
            strong[bit] |= (found & 2) != 0;
            work.sentenceIssues[sentence * stride + (bit >> 6)] |= 1L << (bit & 63);
        }
    }

    /**
     * The issues and composites of the text by id.
     *
     * @param titleSentences number of sentences that the title has; 0 for a text without one
     * @param hasEvent for each sentence whether it has an event
     */
    List<IssueMention> mentions(int titleSentences, boolean[] hasEvent) {
        int sentences = tokens.sentences();
        double[] relevance = new double[issues];
        for (int bit = 0; bit < issues; bit++) {
            relevance[bit] = hits[bit] == 0 ? 0 : relevance(bit, titleSentences, sentences);
        }
        boolean anything = false;
        for (double value : relevance) {
            anything |= value > 0;
        }
        for (CompositeRule composite : lexicon.compositeRules) {
            double value = 0;
            for (int member : composite.members()) {
                value = Math.max(value, relevance[member]);
            }
            if (composite.all()) {
                value = all(anything, titleSentences, sentences, hasEvent);
            }
            relevance[composite.bit()] = value;
        }
        List<IssueMention> mentions = new ArrayList<>();
        for (int bit = 0; bit < issues; bit++) {
            if (relevance[bit] > 0) {
                mentions.add(new IssueMention(lexicon.issues.get(bit).id(), relevance[bit]));
            }
        }
        return mentions;
    }

    private double all(boolean anything, int titleSentences, int sentences, boolean[] hasEvent) {
        boolean events = false;
        for (int s = 0; s < sentences; s++) {
            events |= hasEvent[s];
        }
        if (!events) {
            return anything ? MIN_RELEVANCE : 0;
        }
        return standing(titleSentences, sentences, s -> hasEvent[s]);
    }

    private double relevance(int bit, int titleSentences, int sentences) {
        double place = standing(titleSentences, sentences, s -> isSet(s, bit));
        double factor = strong[bit] || hits[bit] > 1 ? 1 : SINGLE_FACTOR;
        return rounded(Math.max(MIN_RELEVANCE, place * factor));
    }

    private interface SentenceTest {
        boolean holds(int sentence);
    }

    private double standing(int titleSentences, int sentences, SentenceTest test) {
        int body = titleSentences < sentences ? titleSentences : 0;
        boolean title = false;
        for (int s = 0; s < Math.max(1, titleSentences) && s < sentences; s++) {
            title |= test.holds(s);
        }
        boolean lead = false;
        int count = 0;
        for (int s = body; s < sentences; s++) {
            boolean holds = test.holds(s);
            lead |= holds && s < body + LEAD_SENTENCES;
            count += holds ? 1 : 0;
        }
        double share = sentences == body ? 0 : (double) count / (sentences - body);
        double value = (title ? TITLE_WEIGHT : 0) + (lead ? LEAD_WEIGHT : 0) + SHARE_WEIGHT * share;
        return rounded(Math.max(MIN_RELEVANCE, Math.min(1, value)));
    }

    private static double rounded(double value) {
        return StrictMath.rint(value * 1e4) / 1e4;
    }

    private boolean isSet(int sentence, int bit) {
        return (work.sentenceIssues[sentence * stride + (bit >> 6)] >>> (bit & 63) & 1) != 0;
    }

    /**
     * The issues and composites of an event: those of its sentence, or else of its paragraph, and the composites that
     * hold one of them.
     */
    List<String> ofEvent(int sentence) {
        long[] bits = new long[stride];
        if (!add(sentence, bits)) {
            addParagraph(sentence, bits);
        }
        for (CompositeRule composite : lexicon.compositeRules) {
            boolean holds = composite.all();
            for (int member : composite.members()) {
                holds |= (bits[member >> 6] >>> (member & 63) & 1) != 0;
            }
            if (holds) {
                bits[composite.bit() >> 6] |= 1L << (composite.bit() & 63);
            }
        }
        List<String> ids = new ArrayList<>();
        for (int bit = 0; bit < issues; bit++) {
            if ((bits[bit >> 6] >>> (bit & 63) & 1) != 0) {
                ids.add(lexicon.issues.get(bit).id());
            }
        }
        return List.copyOf(ids);
    }

    private void addParagraph(int sentence, long[] bits) {
        int paragraph = tokens.paragraph(sentence);
        if (paragraph != cachedParagraph) {
            cachedParagraph = paragraph;
            Arrays.fill(cachedBits, 0);
            for (int s = sentence; s >= 0 && tokens.paragraph(s) == paragraph; s--) {
                add(s, cachedBits);
            }
            for (int s = sentence + 1; s < tokens.sentences() && tokens.paragraph(s) == paragraph; s++) {
                add(s, cachedBits);
            }
        }
        for (int k = 0; k < stride; k++) {
            bits[k] |= cachedBits[k];
        }
    }

    private boolean add(int sentence, long[] bits) {
        boolean found = false;
        for (int k = 0; k < stride; k++) {
            long word = work.sentenceIssues[sentence * stride + k];
            bits[k] |= word;
            found |= word != 0;
        }
        return found;
    }
}
