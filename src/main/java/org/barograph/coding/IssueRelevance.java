package org.barograph.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.barograph.coding.Lexicon.CompositeRule;

/**
 * Tells how much a text is about each issue and composite, from where in it the issue stands and how it was found.
 *
 * <p>Weights and factors are judgements, each in [0, 1].
 */
final class IssueRelevance {
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

    /** Sentences behind the title that are the lead. */
    private static final int LEAD_SENTENCES = 2;

    private final Lexicon lexicon;
    private final Workspace work;
    private final IssueReader reader;
    private final double[] relevance;
    private int sentences;
    private int titleSentences;

    IssueRelevance(Lexicon lexicon, Workspace work, IssueReader reader) {
        this.lexicon = lexicon;
        this.work = work;
        this.reader = reader;
        relevance = new double[lexicon.issues.size()];
    }

    /**
     * The issues and composites of the text by id; all of its sentences must have been read.
     *
     * @param titleSentences number of sentences that the title has; 0 for a text without one
     * @param hasEvent for each sentence whether it has an event or a cue
     * @param hasCue for each sentence whether it has words that name a conflict
     * @param onlyGivesIn whether the text tells that somebody gives in, and of no conflict
     */
    List<IssueMention> mentions(int titleSentences, boolean[] hasEvent, boolean[] hasCue, boolean onlyGivesIn) {
        this.titleSentences = titleSentences;
        sentences = work.tokens.sentences();
        boolean cues = anyOf(hasCue);
        boolean anything = false;
        for (int issue = 0; issue < relevance.length; issue++) {
            relevance[issue] = reader.sentencesOf(issue) == 0 ? 0 : ofIssue(issue, cues);
            anything |= relevance[issue] > 0;
        }
        for (CompositeRule composite : lexicon.compositeRules) {
            relevance[composite.bit()] = composite.all()
                    ? ofWorld(anything, hasEvent, hasCue, cues && !onlyGivesIn)
                    : ofMembers(composite.members());
        }
        List<IssueMention> mentions = new ArrayList<>();
        for (int issue = 0; issue < relevance.length; issue++) {
            if (relevance[issue] > 0) {
                mentions.add(new IssueMention(lexicon.issues.get(issue).id(), relevance[issue]));
            }
        }
        return mentions;
    }

    private double ofIssue(int issue, boolean cues) {
        double place = standing(s -> work.sentenceIssues.has(s, issue));
        double single = reader.isFoundByTerm(issue) ? SINGLE_FACTOR : SINGLE_WEAK_FACTOR;
        boolean strong = reader.isFoundByStrongTerm(issue);
        double factor = (strong || reader.sentencesOf(issue) > 1 ? 1 : single) * (strong || cues ? 1 : CALM_FACTOR);
        return rounded(Math.max(MIN_RELEVANCE, place * factor));
    }

    private double ofMembers(List<Integer> members) {
        double largest = 0;
        for (int member : members) {
            largest = Math.max(largest, relevance[member]);
        }
        return largest;
    }

    /** Of the composite that holds every event, in an issue or not. */
    private double ofWorld(boolean anything, boolean[] hasEvent, boolean[] hasCue, boolean conflict) {
        if (!anyOf(hasEvent)) {
            return anything ? MIN_RELEVANCE : 0;
        }
        double everyday = EVERYDAY_FACTOR * standing(s -> hasEvent[s]);
        if (!conflict) {
            return rounded(everyday);
        }
        double factor = concernsTheWorld() ? 1 : OWN_AFFAIR_FACTOR;
        return rounded(Math.max(everyday, factor * standing(s -> hasCue[s])));
    }

    private boolean anyOf(boolean[] flags) {
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

    private interface SentenceTest {
        boolean holds(int sentence);
    }

    /** What a text says of something by where it stands: in the title, in the lead, and in which share of its sentences. */
    private double standing(SentenceTest test) {
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
}
