package org.barograph.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barograph.coding.Lexicon.CompositeRule;
import org.barograph.text.TokenBuffer;

/** Tells to which issues and composites the events of a sentence belong. */
final class EventIssues {
    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final IssueSurroundings surroundings;
    private final long[] ofParagraph;
    private int paragraph = -1;

    EventIssues(Lexicon lexicon, Workspace work, IssueSurroundings surroundings) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        this.surroundings = surroundings;
        ofParagraph = new long[IssueBits.longs(lexicon.issues.size())];
    }

    void beginText() {
        paragraph = -1;
    }

    /**
     * The ids of the issues of a sentence, or else of those of its paragraph that are not suppressed in the sentence,
     * and of the composites that hold one of them. All sentences must have been read for issues.
     */
    List<String> of(int sentence) {
        long[] set = new long[ofParagraph.length];
        if (!work.sentenceIssues.addTo(set, sentence)) {
            readParagraph(sentence);
            System.arraycopy(ofParagraph, 0, set, 0, set.length);
            surroundings.removeSuppressed(set, sentence);
        }
        for (CompositeRule composite : lexicon.compositeRules) {
            boolean holds = composite.all();
            for (int member : composite.members()) {
                holds |= IssueBits.has(set, member);
            }
            if (holds) {
                IssueBits.add(set, composite.bit());
            }
        }
        List<String> ids = new ArrayList<>();
        for (int issue = 0; issue < lexicon.issues.size(); issue++) {
            if (IssueBits.has(set, issue)) {
                ids.add(lexicon.issues.get(issue).id());
            }
        }
        return List.copyOf(ids);
    }

    private void readParagraph(int sentence) {
        if (tokens.paragraph(sentence) == paragraph) {
            return;
        }
        paragraph = tokens.paragraph(sentence);
        Arrays.fill(ofParagraph, 0);
        for (int s = sentence; s >= 0 && tokens.paragraph(s) == paragraph; s--) {
            work.sentenceIssues.addTo(ofParagraph, s);
        }
        for (int s = sentence + 1; s < tokens.sentences() && tokens.paragraph(s) == paragraph; s++) {
            work.sentenceIssues.addTo(ofParagraph, s);
        }
    }
}
