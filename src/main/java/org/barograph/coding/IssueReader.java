package org.barograph.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.barograph.catalog.ActorKind;
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
 * weak} term counts if one of the issue's {@code actors} or a {@code context} term stands in the same sentence or the one
 * before; of an issue that lists neither, if another weak term does. What takes terms out, {@link IssueSurroundings}
 * knows, but for the {@code exclude} terms, which take all but the strong terms of one issue out of their sentence.
 */
final class IssueReader {
    /** Weights of where an issue stands: a text that has it in title, lead and every sentence has relevance 1. */
    private static final double TITLE_WEIGHT = 0.4;

    private static final double LEAD_WEIGHT = 0.2;
    private static final double SHARE_WEIGHT = 0.4;
    /**
     * Of everything in the world, a report without a word of war, arms, terror or crisis is everyday news, whoever is in
     * it: crime, courts, visits, trade. A conflict between no two parties is one state's own affair, unless that state is
     * a permanent member of the Security Council: what concerns a great power concerns the world.
     */
    private static final double EVERYDAY_FACTOR = 0.1;

    private static final double OWN_AFFAIR_FACTOR = 0.5;
    private static final Set<String> GREAT_POWERS = Set.of("CHN", "FRA", "GBR", "RUS", "USA");

    private static final double MIN_RELEVANCE = 0.05;
    /** Factors of a text that has an issue in one sentence alone, and there without a strong term. */
    private static final double SINGLE_FACTOR = 0.8;

    private static final double SINGLE_WEAK_FACTOR = 0.6;
    /**
     * Factor of a text that has neither a strong term nor a word of war, arms, terror or crisis: it names who is in the
     * issue, and may be about anything between them.
     */
    private static final double CALM_FACTOR = 0.5;

    private static final int LEAD_SENTENCES = 2;
    private static final String BUSINESS = "BUS";
    private static final int COUNTRY_LENGTH = 3;

    /** How an issue was found in a sentence, as bits. */
    private static final int BY_TERM = 1;

    private static final int BY_STRONG_TERM = 2;
    private static final int BY_CONTEXT = 4;

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final int issues;
    private final int stride;
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
    private final long[] cachedBits;
    private int cachedParagraph = -1;

    IssueReader(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        issues = lexicon.issues.size();
        stride = stride(lexicon);
        surroundings = new IssueSurroundings(lexicon, work);
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
        cachedBits = new long[stride];
        actors = new ArrayList<>(Collections.nCopies(issues, List.of()));
        for (IssueRule rule : lexicon.issueRules) {
            actors.set(rule.bit(), rule.issue().actors());
            needsWeak[rule.bit()] =
                    rule.issue().actors().isEmpty() && rule.issue().context().isEmpty();
        }
    }

    /** Number of longs that hold one sentence's issue bits. */
    static int stride(Lexicon lexicon) {
        return (lexicon.issues.size() + 63) / 64;
    }

    /** Begins a text of so many sentences. */
    void begin(int sentences) {
        cachedParagraph = -1;
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
            work.sentenceIssues[sentence * stride + (bit >> 6)] |= 1L << (bit & 63);
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

    /**
     * The issues and composites of the text by id.
     *
     * @param titleSentences number of sentences that the title has; 0 for a text without one
     * @param hasEvent for each sentence whether it has an event or a cue
     * @param hasCue for each sentence whether it has words that name a conflict
     */
    List<IssueMention> mentions(int titleSentences, boolean[] hasEvent, boolean[] hasCue) {
        int sentences = tokens.sentences();
        boolean cues = anyOf(hasCue, sentences);
        double[] relevance = new double[issues];
        for (int bit = 0; bit < issues; bit++) {
            relevance[bit] = hits[bit] == 0 ? 0 : relevance(bit, titleSentences, sentences, cues);
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
                value = all(anything, titleSentences, sentences, hasEvent, hasCue);
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

    private double all(boolean anything, int titleSentences, int sentences, boolean[] hasEvent, boolean[] hasCue) {
        if (!anyOf(hasEvent, sentences)) {
            return anything ? MIN_RELEVANCE : 0;
        }
        double everyday = EVERYDAY_FACTOR * standing(titleSentences, sentences, s -> hasEvent[s]);
        if (!anyOf(hasCue, sentences)) {
            return rounded(everyday);
        }
        double factor = concernsTheWorld() ? 1 : OWN_AFFAIR_FACTOR;
        return rounded(Math.max(everyday, factor * standing(titleSentences, sentences, s -> hasCue[s])));
    }

    private static boolean anyOf(boolean[] flags, int sentences) {
        for (int s = 0; s < sentences; s++) {
            if (flags[s]) {
                return true;
            }
        }
        return false;
    }

    /** Whether a conflict is more than one state's own affair: two parties are named, or a great power. */
    private boolean concernsTheWorld() {
        String first = null;
        for (int m = 0; m < work.mentionCount; m++) {
            if (work.mentions[m].is(Mention.UNATTACHED)) {
                continue;
            }
            String country = work.mentions[m].country;
            if (GREAT_POWERS.contains(country) || (first != null && !first.equals(country))) {
                return true;
            }
            first = country;
        }
        return false;
    }

    private double relevance(int bit, int titleSentences, int sentences, boolean cues) {
        double place = standing(titleSentences, sentences, s -> isSet(s, bit));
        double single = (found[bit] & BY_TERM) != 0 ? SINGLE_FACTOR : SINGLE_WEAK_FACTOR;
        boolean strong = (found[bit] & BY_STRONG_TERM) != 0;
        double factor = (strong || hits[bit] > 1 ? 1 : single) * (strong || cues ? 1 : CALM_FACTOR);
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
     * The issues and composites of an event: those of its sentence, or else those of its paragraph that are not
     * suppressed in the sentence, and the composites that hold one of them.
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
            bits[k] |= cachedBits[k] & ~surroundings.suppressed(sentence, k);
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
