package org.barograph.coding;

import org.barograph.text.MatchBuffer;

/**
 * Reads the words of a sentence that name a conflict and not what was done: war, troops, hostages, a standoff. They are
 * cues, which have no actors and no code. Each kind counts once in a sentence, and what a longer phrase covers does not
 * count: no attack in a heart attack. Where the sentence tells as much of two actors, or that one gives in, the words are
 * no cues.
 */
final class CueReader extends InSentence {
    /** A sentence that has so many kinds is about a conflict; more of them say no more. */
    private static final int MAX_KINDS = 3;

    private final MatchBuffer matches;
    private final int[] kinds = new int[MAX_KINDS];
    private int count;

    CueReader(Lexicon lexicon, Workspace work) {
        super(lexicon, work);
        this.matches = work.matches;
    }

    /** Number of kinds of cues that the sentence has. */
    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    /** Collects the cues of the sentence, in the order of the text. */
    void collect() {
        int covered = from;
        for (int t = from; t < limit && count < MAX_KINDS; t++) {
            int longest = t < covered ? NONE : longestAt(t);
            if (longest != NONE) {
                covered = matches.end(longest);
                if (Lexicon.kind(matches.payload(longest)) == Lexicon.CUE) {
                    add(Lexicon.reference(matches.payload(longest)));
                }
            }
        }
    }

    /** The longest cue at a token, the words that are no event if they are as long, or NONE. */
    private int longestAt(int token) {
        int longest = NONE;
        int end = token;
        for (int m = work.firstMatch[token]; m < work.firstMatch[token + 1]; m++) {
            int kind = Lexicon.kind(matches.payload(m));
            boolean block = kind == Lexicon.BLOCK;
            if ((block || kind == Lexicon.CUE) && (matches.end(m) > end || (block && matches.end(m) == end))) {
                longest = m;
                end = matches.end(m);
            }
        }
        return longest;
    }

    private void add(int kind) {
        for (int k = 0; k < count; k++) {
            if (kinds[k] == kind) {
                return;
            }
        }
        kinds[count++] = kind;
    }

    /**
     * Writes those that say worse than what the sentence tells of two actors. None where it tells that somebody gives in:
     * who eases sanctions names them, too.
     */
    void write(EventWriter writer) {
        if (writer.onlyGivesIn()) {
            return;
        }
        double told = writer.lowestOfDyads();
        for (int k = 0; k < count; k++) {
            double goldstein = lexicon.cues.get(kinds[k]).goldstein();
            if (goldstein < told) {
                writer.writeCue(goldstein, Confidence.NAMED);
            }
        }
    }
}
