package org.barograph.coding;

import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** Takes apart mentions that "and" joins, of which the second begins another clause: left Iraq and the army waited. */
final class Coordination extends InSentence {
    Coordination(Lexicon lexicon, Workspace work) {
        super(lexicon, work);
    }

    /** Whether any mentions of the sentence are joined. */
    boolean any() {
        for (int m = firstMention + 1; m < lastMention; m++) {
            if (work.mentions[m].is(Mention.JOINED)) {
                return true;
            }
        }
        return false;
    }

    /** Takes apart the mentions of a sentence that has been tagged. */
    void part() {
        for (int m = firstMention + 1; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            int before = work.mentions[m - 1].end;
            boolean and =
                    mention.is(Mention.JOINED) && before < mention.start && work.tags[before] == Tagger.CONJUNCTION;
            if (and && opensClause(mention.end) && hasVerbBefore(work.mentions[m - 1].start)) {
                mention.flags &= ~Mention.JOINED;
            }
        }
    }

    private boolean opensClause(int start) {
        int t = start;
        while (t < limit && work.tags[t] == Tagger.ADVERB) {
            t++;
        }
        return t < limit
                && !tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK)
                && (work.tags[t] == Tagger.VERB || work.tags[t] == Tagger.AUXILIARY)
                && !has(forms(t), VerbForms.ING);
    }

    private boolean hasVerbBefore(int start) {
        for (int t = start - 1; t >= from; t--) {
            byte tag = work.tags[t];
            boolean ends = tokens.has(t + 1, TokenBuffer.COMMA | TokenBuffer.BREAK) || isClass(t, Words.SPEECH);
            if (ends || tag == Tagger.SUBORDINATOR || tag == Tagger.THAT || tag == Tagger.RELATIVE) {
                return false;
            }
            if (tag == Tagger.VERB) {
                return true;
            }
        }
        return false;
    }
}
