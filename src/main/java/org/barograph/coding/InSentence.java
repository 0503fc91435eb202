package org.barograph.coding;

import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** What the readers of a sentence share: its words, its mentions, and questions about single words. */
abstract class InSentence {
    static final int NONE = -1;

    final Lexicon lexicon;
    final Workspace work;
    final TokenBuffer tokens;

    /** The sentence that is read: its tokens {@code [from, limit)}, and its mentions {@code [firstMention, lastMention)}. */
    int sentence;

    int from;
    int limit;
    int firstMention;
    int lastMention;

    InSentence(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
    }

    /** Begins a sentence whose mentions have been read. */
    final void begin(int sentence) {
        this.sentence = sentence;
        from = tokens.sentenceStart(sentence);
        limit = tokens.sentenceStart(sentence + 1);
        firstMention = work.firstMention[sentence];
        lastMention = work.firstMention[sentence + 1];
    }

    /** Whether a clause may end between two places of a sentence. */
    final boolean isSeparated(int one, int other) {
        int openers = Words.AND | Words.SUBORDINATOR | Words.PRONOUN | Words.IF | Words.SPEECH;
        for (int t = one; t <= other; t++) {
            if (tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK | TokenBuffer.QUOTE)) {
                return true;
            }
            if (t < other && isClass(t, openers)) {
                return true;
            }
        }
        return false;
    }

    static boolean isThat(int wordClass) {
        return (wordClass & Words.PRONOUN) != 0 && (wordClass & Words.DETERMINER) != 0;
    }

    /** Whether a verb continues the clause before it: "shelled the town, killing five". */
    final boolean isParticipial(Candidate candidate) {
        return candidate.form == VerbForms.ING && tokens.has(candidate.start, TokenBuffer.COMMA);
    }

    /** Whether a word looks like a plural: soldiers, gunmen, police. */
    final boolean isPlural(int token) {
        int end = tokens.end(token);
        int length = end - tokens.start(token);
        if (length < 4 || tokens.has(token, TokenBuffer.POSSESSIVE)) {
            return false;
        }
        char last = work.text.charAt(end - 1);
        char before = work.text.charAt(end - 2);
        boolean s = last == 's' && before != 's' && before != 'u';
        return s || endsWith(end, "men") || endsWith(end, "police") || endsWith(end, "people");
    }

    final boolean endsWith(int end, String suffix) {
        return work.text.regionMatches(true, end - suffix.length(), suffix, 0, suffix.length());
    }

    final boolean isSame(int mention, int source) {
        return source != NONE && (mention == source || work.mentions[mention].code.equals(work.mentions[source].code));
    }

    final int mentionEndingAt(int end) {
        for (int m = firstMention; m < lastMention; m++) {
            if (work.mentions[m].end == end) {
                return m;
            }
        }
        return NONE;
    }

    final int mentionStartingAt(int start) {
        for (int m = firstMention; m < lastMention; m++) {
            if (work.mentions[m].start == start) {
                return m;
            }
        }
        return NONE;
    }

    final boolean isAdverb(int token) {
        return isManner(token) || isClass(token, Words.ADVERB);
    }

    /** An adverb in -ly. */
    final boolean isManner(int token) {
        int end = tokens.end(token);
        boolean ly =
                end - tokens.start(token) > 4 && work.text.charAt(end - 1) == 'y' && work.text.charAt(end - 2) == 'l';
        return ly && wordClass(token) == 0;
    }

    final boolean isClass(int token, int wordClass) {
        return token < limit && (wordClass(token) & wordClass) != 0;
    }

    final int wordClass(int token) {
        return lexicon.wordClass(tokens.word(token));
    }

    /** Flags of the verb forms that a word can be; 0 for none and behind the sentence. */
    final int forms(int token) {
        return token < limit ? lexicon.verbForms(tokens.word(token)) : 0;
    }

    static boolean has(int forms, int flags) {
        return (forms & flags) != 0;
    }
}
